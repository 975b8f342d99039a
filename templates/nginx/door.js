// What nginx cannot decide by its own directives: who is calling, whether they may do that, and whether a request can
// be read in two ways.
//
// nginx.conf asks for $door on every request and lets it pass on the word `granted` alone, so whatever fails in here
// ends in a refusal. This is njs: nginx's own JavaScript. It runs this file anew for each request, and not before.

import table from './access.mjs';
import certificate from './certificate.mjs';
import rules from './rules.mjs';
import settings from './settings.mjs';

const access = rules.check(table, settings.claims);

/**
 * Beginnings of header names by which proxies tell an identity, or clients another method or path. nginx.conf removes
 * the names in use; whoever comes with yet another one is refused.
 */
const FORGEABLE = [
  'client-cert',
  'x-client-',
  'x-ssl',
  'ssl-',
  'x-tls-',
  'x-forwarded-',
  'forwarded',
  'x-amzn-mtls-',
  'x-arr-clientcert',
  'cf-client-cert',
  'cf-cert',
  'remote-',
  'x-remote-',
  'x-webauth-',
  'x-auth-request-',
  'x-real-ip',
  'x-http-method',
  'x-method-override',
  'x-original-',
  'x-rewrite-',
];

/** What nginx.conf takes off a request, or replaces by its own. */
const REMOVED = settings.removedHeaders
  .concat(['Client-Cert', 'Client-Cert-Secret', 'X-Forwarded-For', 'X-Forwarded-Proto'])
  .map((name) => name.toLowerCase());

/** `granted`, `malformed` or `refused`. */
function judge(r) {
  const path = rules.readPath(r.variables.request_uri, access.escapes);
  if (path === undefined || rules.isAmbiguous(access, path) || !areHeadersPlain(r) || !isHostPlain(r)) return 'malformed';
  const client = certificate.read(derOf(r), settings.claims);
  const allowed = rules.allows(access, client.identity, r.method, path);
  const problem = certificate.objection(client, Date.now()) || (allowed ? undefined : 'no access rule allows this');
  if (problem === undefined) return 'granted';
  r.warn(`refused ${client.identity.serial}: ${problem}`);
  return 'refused';
}

/** The header of RFC 9440 §2.2: the certificate as a Byte Sequence. */
function clientCert(r) {
  return `:${derOf(r).toString('base64')}:`;
}

/** What the backend is asked for: the path that was decided on. */
function target(r) {
  const asked = r.variables.request_uri;
  return rules.spell(rules.readPath(asked, access.escapes), asked);
}

export default { judge, clientCert, target };

function derOf(r) {
  const pem = /^-----BEGIN CERTIFICATE-----([A-Za-z0-9+\/=\s]+)-----END CERTIFICATE-----\s*$/.exec(
    r.variables.ssl_client_raw_cert,
  );
  return Buffer.from(pem[1].replace(/\s/g, ''), 'base64');
}

/** One Origin and one Sec-Fetch-Site at most, neither of them empty: nginx before 1.23 looks at the first only. */
function areHeadersPlain(r) {
  const count = { origin: 0, 'sec-fetch-site': 0 };
  return r.rawHeadersIn.every((header) => {
    const name = header[0].toLowerCase();
    if (name in count) {
      count[name] += 1;
      return count[name] === 1 && header[1] !== '';
    }
    return REMOVED.indexOf(name) >= 0 || !FORGEABLE.some((beginning) => name.startsWith(beginning));
  });
}

/** The field Host names what nginx takes for the host, which a request target with a host of its own would hide. */
function isHostPlain(r) {
  const host = (r.variables.http_host || '').toLowerCase();
  return host.replace(/:[0-9]{1,5}$/, '') === r.variables.host;
}
