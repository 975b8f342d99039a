/**
 * Servers that are configured by hand, each sound, and what makes each fall to one attack: for the remedies of
 * `templates/<target>/remedies.json`. The test in `test/interop/` starts them.
 */
import { existsSync } from 'node:fs'
import { languageServers } from './remedied-languages.ts'
import type { Program } from './remedied-program.ts'
import { trafficServers } from './remedied-trafficserver.ts'

const here = (path: string): string | undefined => (existsSync(path) ? path : undefined)

const WEAK = 'ALL:aNULL:@SECLEVEL=0'

export const provenServers: Readonly<Record<string, Program>> = {
  nginx: {
    path: here('/usr/sbin/nginx'),
    argv: ({ directory }) => ['-p', directory, '-c', 'server.conf', '-e', 'stderr'],
    sound: ({ port }) => `daemon off; master_process off; pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;
  ssl_protocols TLSv1.2 TLSv1.3;
  # HERE in the http block
  server {
    listen 127.0.0.1:${port} ssl;
    server_name localhost;
    ssl_certificate tls/server.pem;
    ssl_certificate_key tls/server.pem;
    ssl_client_certificate tls/client-ca.pem;
    ssl_verify_client on;
    ssl_crl tls/client-crl.pem;
    add_header Content-Security-Policy "frame-ancestors 'none'" always;
    # HERE in the server block
    location / { return 200 'the treasure of Acme'; }
  }
}
`,
    faults: {
      'no-certificate': { 'ssl_verify_client on;': 'ssl_verify_client optional;' },
      // With a CRL, nginx refuses a certificate for whose CA it has none.
      'self-signed': {
        'ssl_verify_client on;': 'ssl_verify_client optional_no_ca;',
        'ssl_crl tls/client-crl.pem;': '',
      },
      revoked: { 'ssl_crl tls/client-crl.pem;': '' },
      'advertised-authorities': { 'tls/client-ca.pem': 'tls/both.pem', 'ssl_crl tls/client-crl.pem;': '' },
      'old-tls': {
        'ssl_protocols TLSv1.2': 'ssl_protocols TLSv1 TLSv1.1 TLSv1.2',
        'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK,
      },
      'weak-suites': { 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
      framing: { 'add_header Content-Security-Policy "frame-ancestors \'none\'" always;': '' },
      'foreign-origin': {},
    },
  },
  apache: {
    path: here('/usr/sbin/apache2'),
    argv: ({ directory }) => ['-X', '-d', directory, '-f', 'server.conf'],
    sound: ({ directory, port }) => `ServerName localhost
PidFile ${directory}/apache.pid
DefaultRuntimeDir ${directory}
ErrorLog ${directory}/apache.log
User www-data
Group www-data
${['mpm_event', 'authz_core', 'dir', 'headers', 'mime', 'socache_shmcb', 'ssl'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('')}TypesConfig /etc/mime.types
Listen 127.0.0.1:${port}
<VirtualHost 127.0.0.1:${port}>
  DocumentRoot ${directory}/html
  DirectoryIndex index.html
  <Location />
    Require all granted
  </Location>
  SSLEngine on
  SSLCertificateFile tls/server.pem
  SSLProtocol TLSv1.2 TLSv1.3
  SSLCipherSuite ECDHE+AESGCM:ECDHE+CHACHA20
  SSLCACertificateFile tls/client-ca.pem
  SSLVerifyClient require
  SSLCARevocationFile tls/client-crl.pem
  SSLCARevocationCheck chain
  Header always set Content-Security-Policy "frame-ancestors 'none'"
  # HERE in the VirtualHost
</VirtualHost>
`,
    faults: {
      'no-certificate': { 'SSLVerifyClient require': 'SSLVerifyClient optional' },
      revoked: {
        'SSLCARevocationFile tls/client-crl.pem': '',
        'SSLCARevocationCheck chain': 'SSLCARevocationCheck none',
      },
      'advertised-authorities': { 'tls/client-ca.pem': 'tls/both.pem', 'SSLCARevocationCheck chain': '' },
      'old-tls': { 'SSLProtocol TLSv1.2 TLSv1.3': 'SSLProtocol all', 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
      framing: { 'Header always set Content-Security-Policy "frame-ancestors \'none\'"': '' },
      'foreign-origin': {},
    },
  },
  haproxy: {
    path: here('/usr/sbin/haproxy'),
    argv: ({ directory }) => ['-db', '-C', directory, '-f', 'server.conf'],
    sound: ({ port }) => `global
  ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets
  ssl-default-bind-ciphers ECDHE+AESGCM:ECDHE+CHACHA20
defaults
  mode http
  timeout client 10s
  timeout connect 10s
  timeout server 10s
frontend front
  bind 127.0.0.1:${port} ssl crt tls/server.pem ca-file tls/client-ca.pem crl-file tls/client-crl.pem verify required
  http-after-response set-header Content-Security-Policy "frame-ancestors 'none'"
  # HERE in the frontend
  http-request return status 200 content-type text/plain string "the treasure of Acme"
`,
    faults: {
      'no-certificate': { 'verify required': 'verify optional' },
      revoked: { ' crl-file tls/client-crl.pem': '' },
      expired: { 'verify required': 'verify required crt-ignore-err all ca-ignore-err all' },
      'old-tls': { 'ssl-min-ver TLSv1.2': 'ssl-min-ver TLSv1.0', 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
      'weak-suites': { 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
      framing: { 'http-after-response set-header Content-Security-Policy "frame-ancestors \'none\'"': '' },
      'foreign-origin': {},
    },
  },
  lighttpd: {
    path: here('/usr/sbin/lighttpd'),
    argv: () => ['-D', '-f', 'server.conf'],
    sound: ({ directory, port }) => `server.modules = ("mod_openssl", "mod_setenv")
server.document-root = "${directory}/html"
server.bind = "127.0.0.1"
server.port = ${port}
index-file.names = ("index.html")
# HERE where ssl.engine is switched on
ssl.engine = "enable"
ssl.pemfile = "tls/chain.pem"
ssl.verifyclient.activate = "enable"
ssl.verifyclient.enforce = "enable"
ssl.verifyclient.ca-file = "tls/client-ca.pem"
ssl.verifyclient.ca-crl-file = "tls/client-crl.pem"
# HERE outside of every condition
setenv.set-response-header += ("Content-Security-Policy" => "frame-ancestors 'none'")
`,
    faults: {
      'no-certificate': { 'ssl.verifyclient.enforce = "enable"': 'ssl.verifyclient.enforce = "disable"' },
      revoked: { 'ssl.verifyclient.ca-crl-file = "tls/client-crl.pem"': '' },
      'advertised-authorities': {
        'tls/client-ca.pem': 'tls/both.pem',
        'ssl.verifyclient.ca-crl-file = "tls/client-crl.pem"': '',
      },
      framing: { 'setenv.set-response-header += ("Content-Security-Policy" => "frame-ancestors \'none\'")': '' },
    },
  },
  stunnel: {
    path: here('/usr/bin/stunnel4'),
    argv: ({ directory }) => [`${directory}/server.conf`],
    sound: ({ port, backend }) => `foreground = yes
pid =
syslog = no
[front]
accept = 127.0.0.1:${port}
connect = 127.0.0.1:${backend}
cert = tls/server.pem
# HERE in the section of the service
CAfile = tls/client-ca.pem
CRLfile = tls/client-crl.pem
verifyChain = yes
requireCert = yes
sslVersionMin = TLSv1.2
ciphers = ECDHE+AESGCM:ECDHE+CHACHA20
`,
    faults: {
      'no-certificate': { 'requireCert = yes': 'requireCert = no' },
      revoked: { 'CRLfile = tls/client-crl.pem': '' },
      'advertised-authorities': { 'tls/client-ca.pem': 'tls/both.pem', 'CRLfile = tls/client-crl.pem': '' },
      'old-tls': { 'sslVersionMin = TLSv1.2': 'sslVersionMin = TLSv1', 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
      'weak-suites': { 'ECDHE+AESGCM:ECDHE+CHACHA20': WEAK },
    },
  },
  ...languageServers,
  ...trafficServers,
}

/** Remedies that no fault here calls for, and why they are believed. */
export const unproven: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nginx: {
    'ssl_session_tickets off;': 'the exported server has these lines, and the contract of revocation proves them',
    'proxy_set_header X-SSL-Client-Verify $ssl_client_verify;': 'it depends on the headers that the backend reads',
    'server { listen {port} ssl default_server; ssl_reject_handshake on; }':
      'the exported server refuses other names by it',
  },
  apache: {
    'SSLSessionTickets off': 'the exported server has these lines, and the contract of revocation proves them',
    'SSLCipherSuite ECDHE+AESGCM:ECDHE+CHACHA20':
      'mod_ssl takes no suite without a certificate, and an EC key goes with no other weak one',
  },
  haproxy: {
    'tune.ssl.cachesize 0': 'the exported server has these lines, and the contract of revocation proves them',
    'http-request del-header x-ssl- -m beg': 'it depends on the headers that the backend reads',
  },
  caddy: {
    session_tickets: 'the exported server has this setting, and the contract of revocation proves it',
  },
  envoy: {
    disable_stateless_session_resumption:
      'the exported server has these settings, and the contract of revocation proves them',
    cipher_suites: 'BoringSSL has no weak suite that goes with an EC key',
  },
  node: {
    secureOptions: 'the exported server has this setting, and the contract of revocation proves it',
  },
  stunnel: {
    'sessionResume = no': 'the exported server has these lines, and the contract of revocation proves them',
  },
  trafficserver: {
    certification_level: 'Debian has no Traffic Server 10, which reads records.yaml',
    'CONFIG proxy.config.ssl.server.session_ticket.enable INT 0':
      'the exported server has these lines, and the contract of revocation proves them',
  },
  traefik: {
    disableSessionTickets: 'the exported server has this setting, and the contract of revocation proves it',
    sniStrict: 'the exported server has this setting, and its test of other names proves it',
  },
}
