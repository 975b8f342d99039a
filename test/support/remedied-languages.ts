/** Servers of the test of remedies whose configurations are settings with keys, or blocks: in YAML, JSON, TOML, JavaScript, and the Caddyfile. */
import { findProgram } from './judges.ts'
import type { Program } from './remedied-program.ts'

const googleapis = 'type.googleapis.com/envoy.extensions'
const ENVOY_SUITES =
  '["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305"]'

const envoyYaml: Program = {
  path: findProgram('envoy'),
  file: 'server.yaml',
  argv: () => ['-c', 'server.yaml', '--concurrency', '1', '--use-dynamic-base-id', '--log-level', 'error'],
  ordinary: true,
  sound: ({ port }) => `static_resources:
  listeners:
    - name: front
      address: { socket_address: { address: 127.0.0.1, port_value: ${port} } }
      filter_chains:
        - transport_socket:
            name: envoy.transport_sockets.tls
            typed_config:
              "@type": ${googleapis}.transport_sockets.tls.v3.DownstreamTlsContext
              # HERE in the DownstreamTlsContext
              require_client_certificate: true
              common_tls_context:
                # HERE in the common_tls_context
                tls_params:
                  # HERE in the tls_params
                  tls_minimum_protocol_version: TLSv1_2
                  cipher_suites: ${ENVOY_SUITES}
                tls_certificates:
                  - certificate_chain: { filename: tls/server.pem }
                    private_key: { filename: tls/server.pem }
                validation_context:
                  trusted_ca: { filename: tls/client-ca.pem }
                  crl: { filename: tls/client-crl.pem }
          filters:
            - name: envoy.filters.network.http_connection_manager
              typed_config:
                "@type": ${googleapis}.filters.network.http_connection_manager.v3.HttpConnectionManager
                stat_prefix: front
                http_filters:
                  # HERE in http_filters
                  - name: envoy.filters.http.router
                    typed_config: { "@type": ${googleapis}.filters.http.router.v3.Router }
                route_config:
                  response_headers_to_add:
                    # HERE in response_headers_to_add
                    - header: { key: X-Content-Type-Options, value: nosniff }
                    - header: { key: Content-Security-Policy, value: "frame-ancestors 'none'" }
                  virtual_hosts:
                    - name: all
                      domains: ["*"]
                      routes:
                        - match: { prefix: "/" }
                          direct_response: { status: 200, body: { inline_string: the treasure of Acme } }
`,
  faults: {
    'no-certificate': { 'require_client_certificate: true': 'require_client_certificate: false' },
    'self-signed': {
      'trusted_ca: { filename: tls/client-ca.pem }':
        'trust_chain_verification: ACCEPT_UNTRUSTED\n                  trusted_ca: { filename: tls/client-ca.pem }',
      'crl: { filename: tls/client-crl.pem }': '',
    },
    revoked: { '                  crl: { filename: tls/client-crl.pem }\n': '' },
    'advertised-authorities': { 'tls/client-ca.pem': 'tls/both.pem', 'crl: { filename: tls/client-crl.pem }': '' },
    'old-tls': {
      'tls_minimum_protocol_version: TLSv1_2': 'tls_minimum_protocol_version: TLSv1_0',
      [ENVOY_SUITES]: '["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA"]',
    },
    framing: {
      '                    - header: { key: Content-Security-Policy, value: "frame-ancestors \'none\'" }\n': '',
    },
    'foreign-origin': {},
  },
}

const envoyJson: Program = {
  path: envoyYaml.path,
  file: 'server.json',
  argv: () => ['-c', 'server.json', '--concurrency', '1', '--use-dynamic-base-id', '--log-level', 'error'],
  ordinary: true,
  sound: ({ port }) =>
    JSON.stringify(
      {
        static_resources: {
          listeners: [
            {
              name: 'front',
              address: { socket_address: { address: '127.0.0.1', port_value: port } },
              filter_chains: [
                {
                  transport_socket: {
                    name: 'envoy.transport_sockets.tls',
                    typed_config: {
                      '@type': `${googleapis}.transport_sockets.tls.v3.DownstreamTlsContext`,
                      require_client_certificate: true,
                      common_tls_context: {
                        tls_params: { tls_minimum_protocol_version: 'TLSv1_2' },
                        tls_certificates: [
                          {
                            certificate_chain: { filename: 'tls/server.pem' },
                            private_key: { filename: 'tls/server.pem' },
                          },
                        ],
                        validation_context: {
                          trusted_ca: { filename: 'tls/client-ca.pem' },
                          crl: { filename: 'tls/client-crl.pem' },
                        },
                      },
                    },
                  },
                  filters: [
                    {
                      name: 'envoy.filters.network.http_connection_manager',
                      typed_config: {
                        '@type': `${googleapis}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
                        stat_prefix: 'front',
                        http_filters: [
                          {
                            name: 'envoy.filters.http.router',
                            typed_config: { '@type': `${googleapis}.filters.http.router.v3.Router` },
                          },
                        ],
                        route_config: {
                          virtual_hosts: [
                            {
                              name: 'all',
                              domains: ['*'],
                              routes: [
                                {
                                  match: { prefix: '/' },
                                  direct_response: { status: 200, body: { inline_string: 'the treasure of Acme' } },
                                },
                              ],
                            },
                          ],
                        },
                      },
                    },
                  ],
                },
              ],
            },
          ],
        },
      },
      null,
      2,
    ),
  faults: {
    'no-certificate': { '"require_client_certificate": true': '"require_client_certificate": false' },
    'self-signed': {
      '"validation_context": {': '"validation_context": {\n"trust_chain_verification": "ACCEPT_UNTRUSTED",',
    },
  },
}

const caddyfile: Program = {
  path: findProgram('caddy'),
  file: 'Caddyfile',
  argv: () => ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile'],
  ordinary: true,
  sound: ({ directory, port }) => `{
  admin off
  persist_config off
  auto_https off
  storage file_system ${directory}/caddy
  fallback_sni localhost
  servers {
    protocols h1
    strict_sni_host on
  }
}
https://localhost:${port} {
  bind 127.0.0.1
  tls tls/server.pem tls/server.pem {
    client_auth {
      # HERE in client_auth
      mode require_and_verify
      trust_pool file tls/client-ca.pem
    }
  }
  # HERE in the site
  header Content-Security-Policy "frame-ancestors 'none'"
  respond "the treasure of Acme"
}
`,
  faults: {
    'no-certificate': { 'mode require_and_verify': 'mode verify_if_given' },
    'self-signed': { 'mode require_and_verify': 'mode require' },
    'advertised-authorities': { 'tls/client-ca.pem': 'tls/both.pem' },
    'other-sni': { 'strict_sni_host on': 'strict_sni_host insecure_off' },
    framing: { '  header Content-Security-Policy "frame-ancestors \'none\'"\n': '' },
    'foreign-origin': {},
  },
}

const caddyJson: Program = {
  path: caddyfile.path,
  file: 'caddy.json',
  argv: () => ['run', '--config', 'caddy.json'],
  ordinary: true,
  sound: ({ directory, port }) =>
    JSON.stringify(
      {
        admin: { disabled: true, config: { persist: false } },
        storage: { module: 'file_system', root: `${directory}/caddy` },
        apps: {
          tls: { certificates: { load_files: [{ certificate: 'tls/server.pem', key: 'tls/server.pem' }] } },
          http: {
            servers: {
              front: {
                listen: [`127.0.0.1:${port}`],
                protocols: ['h1'],
                automatic_https: { disable: true },
                strict_sni_host: true,
                tls_connection_policies: [
                  {
                    match: { sni: ['localhost'] },
                    client_authentication: {
                      mode: 'require_and_verify',
                      ca: { provider: 'file', pem_files: ['tls/client-ca.pem'] },
                    },
                  },
                  { fallback_sni: 'localhost' },
                ],
                routes: [{ handle: [{ handler: 'static_response', body: 'the treasure of Acme' }] }],
              },
            },
          },
        },
      },
      null,
      2,
    ),
  faults: {
    'no-certificate': { '"mode": "require_and_verify"': '"mode": "request"' },
    'other-sni': { '"strict_sni_host": true': '"strict_sni_host": false' },
  },
}

const GO_SUITES =
  '["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"]'
const GO_WEAK = '["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA"]'

const traefik = (file: string): Pick<Program, 'path' | 'file' | 'argv' | 'ordinary'> => ({
  path: findProgram('traefik'),
  file,
  argv: ({ port }) => [
    ...['--global.checknewversion=false', '--global.sendanonymoususage=false'],
    ...[`--providers.file.filename=${file}`, `--entrypoints.door.address=127.0.0.1:${port}`],
  ],
  ordinary: true,
})

const traefikYaml: Program = {
  ...traefik('dynamic.yml'),
  sound: ({ backend }) => `tls:
  certificates:
    - { certFile: tls/server.pem, keyFile: tls/server.pem }
  stores:
    default:
      defaultCertificate: { certFile: tls/server.pem, keyFile: tls/server.pem }
  options:
    default:
      # HERE in the TLS options "default"
      minVersion: VersionTLS12
      sniStrict: true
      cipherSuites: ${GO_SUITES}
      clientAuth:
        clientAuthType: RequireAndVerifyClientCert
        caFiles:
          - tls/client-ca.pem
http:
  routers:
    all:
      rule: PathPrefix(\`/\`)
      service: back
      middlewares: [answers]
      tls: {}
  middlewares:
    answers:
      headers:
        # HERE in headers
        contentTypeNosniff: true
        contentSecurityPolicy: "frame-ancestors 'none'"
  services:
    back:
      loadBalancer:
        servers: [{ url: "http://127.0.0.1:${backend}" }]
`,
  faults: {
    'no-certificate': {
      'clientAuthType: RequireAndVerifyClientCert': 'clientAuthType: VerifyClientCertIfGiven # for now',
    },
    'self-signed': { 'clientAuthType: RequireAndVerifyClientCert': 'clientAuthType: RequireAnyClientCert' },
    'advertised-authorities': {
      '          - tls/client-ca.pem': '          - tls/client-ca.pem\n          - tls/both.pem',
    },
    'old-tls': { 'minVersion: VersionTLS12': 'minVersion: VersionTLS10', [GO_SUITES]: GO_WEAK },
    'weak-suites': { [GO_SUITES]: GO_WEAK },
    framing: { '        contentSecurityPolicy: "frame-ancestors \'none\'"\n': '' },
  },
}

const traefikToml: Program = {
  ...traefik('dynamic.toml'),
  sound: ({ backend }) => `[[tls.certificates]]
certFile = "tls/server.pem"
keyFile = "tls/server.pem"
[tls.options.default.clientAuth]
clientAuthType = "RequireAndVerifyClientCert"
caFiles = ["tls/client-ca.pem"]
[http.routers.all]
rule = "PathPrefix(\`/\`)"
service = "back"
[http.routers.all.tls]
[[http.services.back.loadBalancer.servers]]
url = "http://127.0.0.1:${backend}"
`,
  faults: {
    'no-certificate': { RequireAndVerifyClientCert: 'VerifyClientCertIfGiven' },
    'advertised-authorities': { '["tls/client-ca.pem"]': '[\n  "tls/client-ca.pem",\n  "tls/both.pem", # another\n]' },
  },
}

const node: Program = {
  path: process.execPath,
  file: 'server.mjs',
  argv: () => ['server.mjs'],
  sound: ({ port }) => `import { constants } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
const options = {
  // HERE in the options of createServer
  key: readFileSync('tls/server.pem'),
  cert: readFileSync('tls/server.pem'),
  ca: readFileSync('tls/client-ca.pem'),
  crl: readFileSync('tls/client-crl.pem'),
  requestCert: true, rejectUnauthorized: true,
  minVersion: 'TLSv1.2',
  secureOptions: constants.SSL_OP_NO_TICKET,
}
createServer(options, (request, response) => {
  // HERE at the beginning of what answers a request
  response.setHeader('Content-Security-Policy', "frame-ancestors 'none'")
  response.end('the treasure of Acme')
}).listen(${port}, '127.0.0.1')
`,
  faults: {
    'no-certificate': { 'rejectUnauthorized: true': 'rejectUnauthorized: false' },
    revoked: { "  crl: readFileSync('tls/client-crl.pem'),\n": '' },
    'advertised-authorities': {
      "ca: readFileSync('tls/client-ca.pem')":
        "ca: [\n    readFileSync('tls/client-ca.pem'),\n    readFileSync('tls/both.pem'),\n  ]",
      "  crl: readFileSync('tls/client-crl.pem'),\n": '',
    },
    'old-tls': {
      "minVersion: 'TLSv1.2'": "minVersion: 'TLSv1',\n  ciphers: 'ALL:@SECLEVEL=0'",
    },
    'weak-suites': { "minVersion: 'TLSv1.2'": "ciphers: 'ALL:aNULL:@SECLEVEL=0'" },
    framing: { "  response.setHeader('Content-Security-Policy', \"frame-ancestors 'none'\")\n": '' },
    'foreign-origin': {},
  },
}

export const languageServers: Readonly<Record<string, Program>> = {
  caddy: caddyfile,
  'caddy in JSON': caddyJson,
  envoy: envoyYaml,
  'envoy in JSON': envoyJson,
  node,
  traefik: traefikYaml,
  'traefik in TOML': traefikToml,
}
