// What door.js goes by, as it was given at export.
export default {
  recipe: {
    target: "nginx-include",
    versions: "nginx as an include 1.22.1 or later",
    guideline: "countersign-2026.11",
    pin: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    exportedAt: "2026-11-22T12:00:00Z",
  },
  origins: ["https://app.acme.internal", "https://b.acme.internal:8444"],
  webSockets: [],
  claims: [
    { "name": "role", "type": "string", "oid": "1.3.6.1.4.1.32473.1" },
    { "name": "department", "type": "string", "uri": "urn:acme:department:" }
  ],
  // Headers that nobody may send: nginx.conf removes these names, and door.js refuses others that begin like them.
  foreignHeaders: {
    names: ["Cf-Access-Authenticated-User-Email", "CF-Cert-Presented", "CF-Cert-Verified", "CF-Client-Cert-DER-Base64", "CF-Client-Cert-SHA256", "Cf-Client-Cert-Subject-CN", "CF-Connecting-IP", "Client-Cert", "Client-Cert-Chain", "Client-Cert-Secret", "Forwarded", "Remote-Email", "Remote-Groups", "Remote-Name", "Remote-User", "SSL-Client-Cert", "SSL-Client-I-DN", "SSL-Client-Issuer-DN", "SSL-Client-S-DN", "SSL-Client-Serial", "SSL-Client-Subject-DN", "SSL-Client-Verify", "Tailscale-User-Login", "Tailscale-User-Name", "True-Client-IP", "X-Amzn-Mtls-Clientcert", "X-Amzn-Mtls-Clientcert-Issuer", "X-Amzn-Mtls-Clientcert-Leaf", "X-Amzn-Mtls-Clientcert-Serial-Number", "X-Amzn-Mtls-Clientcert-Subject", "X-Amzn-Mtls-Clientcert-Validity", "X-ARR-ClientCert", "X-Auth-Email", "X-Auth-Groups", "X-Auth-Name", "X-Auth-Request-Access-Token", "X-Auth-Request-Email", "X-Auth-Request-Groups", "X-Auth-Request-Preferred-Username", "X-Auth-Request-User", "X-Auth-Roles", "X-Auth-User", "X-Auth-Username", "X-Authenticated-Email", "X-Authenticated-Groups", "X-Authenticated-Scope", "X-Authenticated-User", "X-Authenticated-UserId", "X-Certificate-Subject", "X-Client-Cert", "X-Client-Cert-Chain", "X-Client-Cert-Chain-Verified", "X-Client-Cert-Present", "X-Client-Cert-Subject-DN", "X-Client-Certificate", "X-Client-CN", "X-Client-DN", "X-Client-Fingerprint", "X-Client-I-DN", "X-Client-Identity", "X-Client-IP", "X-Client-S-DN", "X-Client-Serial", "X-Client-Subject", "X-Client-Verified", "X-Client-Verify", "X-Cluster-Client-IP", "X-Consumer-Custom-ID", "X-Consumer-Groups", "X-Consumer-ID", "X-Consumer-Username", "X-Credential-Identifier", "X-Forwarded-Access-Token", "X-Forwarded-Client-Cert", "X-Forwarded-Email", "X-Forwarded-For", "X-Forwarded-Groups", "X-Forwarded-Host", "X-Forwarded-Method", "X-Forwarded-Path", "X-Forwarded-Port", "X-Forwarded-Preferred-Username", "X-Forwarded-Prefix", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Forwarded-SSL", "X-Forwarded-SSL-Client-Cert", "X-Forwarded-Tls-Client-Cert", "X-Forwarded-Tls-Client-Cert-Info", "X-Forwarded-Uri", "X-Forwarded-User", "X-Goog-Authenticated-User-Email", "X-Goog-Authenticated-User-ID", "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override", "X-MS-Client-Principal", "X-MS-Client-Principal-ID", "X-MS-Client-Principal-Name", "X-Original-Forwarded-For", "X-Original-Host", "X-Original-Method", "X-Original-Uri", "X-Original-Url", "X-Real-IP", "X-Remote-Email", "X-Remote-Group", "X-Remote-Groups", "X-Remote-User", "X-Rewrite-Url", "X-SSL", "X-SSL-Cert", "X-SSL-Client-Cert", "X-SSL-Client-CN", "X-SSL-Client-DN", "X-SSL-Client-Fingerprint", "X-SSL-Client-I-DN", "X-SSL-Client-S-DN", "X-SSL-Client-Serial", "X-SSL-Client-Subject", "X-SSL-Client-Verified", "X-SSL-Client-Verify", "X-SSL-Issuer", "X-SSL-Subject", "X-TLS-Client-Cert", "X-TLS-Client-DN", "X-Token-User-Email", "X-Token-User-Name", "X-User", "X-User-Email", "X-User-Groups", "X-User-ID", "X-User-Name", "X-User-Roles", "X-UserId", "X-Username", "X-Vouch-User", "X-WebAuth-Email", "X-WebAuth-Groups", "X-WebAuth-User"],
    beginnings: ["client-cert", "x-client-cert", "x-client-dn", "x-client-s-dn", "x-client-verif", "x-client-subject", "x-ssl-client", "ssl-client", "x-tls-client", "x-forwarded-client-cert", "x-forwarded-tls-client", "x-forwarded-ssl-client", "x-amzn-mtls-", "x-arr-clientcert", "cf-client-cert", "cf-cert", "x-remote-user", "x-auth-request-", "x-webauth-"],
    passed: [],
  },
};
