/** Traffic Server in the test of remedies: what it is configured by stands in several files, of which one is broken at a time. */
import { existsSync } from 'node:fs'
import type { Place, Program } from './remedied-program.ts'

const STRONG = 'ECDHE+AESGCM:ECDHE+CHACHA20'
const OPEN = 'ALL:aNULL:@SECLEVEL=0'

/** What holds for every name of which sni.yaml says nothing else: all, or nothing, so that it is sni.yaml that decides. */
const records = ({ directory, port }: Place, strict: boolean): string => `# HERE in records.config
CONFIG proxy.config.http.server_ports STRING ${port}:ip-in=127.0.0.1:ssl:proto=http
CONFIG proxy.config.ssl.client.certification_level INT ${strict ? 2 : 0}
CONFIG proxy.config.ssl.CA.cert.path STRING ${directory}/tls
CONFIG proxy.config.ssl.CA.cert.filename STRING client-ca.pem
CONFIG proxy.config.ssl.server.cert.path STRING ${directory}/tls
CONFIG proxy.config.ssl.server.private_key.path STRING ${directory}/tls
CONFIG proxy.config.ssl.server.cipher_suite STRING ${strict ? STRONG : OPEN}
CONFIG proxy.config.ssl.TLSv1 INT ${strict ? 0 : 1}
CONFIG proxy.config.ssl.TLSv1_1 INT ${strict ? 0 : 1}
CONFIG proxy.config.admin.user_id STRING #-1
CONFIG proxy.config.crash_log_helper STRING NULL
CONFIG proxy.config.http.cache.http INT 0
`

/** Lays its files where it may write, with the one that is put to the test, and becomes Traffic Server. */
const start = (file: string, { directory, port, backend }: Place): string => `set -eu
cd ${directory}/ats
rm -rf ./* && mkdir run
cat >runroot.yaml <<END
${['prefix', 'exec_prefix', 'sysconfdir', 'datadir', 'includedir'].map((name) => `${name}: .\n`).join('')}bindir: /usr/bin
sbindir: /usr/bin
libdir: /usr/lib/trafficserver
libexecdir: /usr/lib/trafficserver/modules
${['localstatedir', 'runtimedir', 'logdir', 'cachedir'].map((name) => `${name}: run\n`).join('')}END
cat >records.config <<'END'
${records({ directory, port, backend }, file !== 'sni.yaml')}END
echo 'dest_ip=* ssl_cert_name=server.pem ssl_key_name=server.pem' >ssl_multicert.config
echo 'map / http://127.0.0.1:${backend}/' >remap.config
printf 'ip_allow:\\n  - {apply: in, ip_addrs: [0/0, "::/0"], action: allow, methods: ALL}\\n' >ip_allow.yaml
for one in cache hosting parent plugin socks splitdns storage volume; do : >$one.config; done
echo 'header_rewrite.so framing.config' >plugin.config
: >framing.config
cp ../${file} .
export TS_RUNROOT="$PWD" SSL_CERT_FILE=/nonexistent SSL_CERT_DIR=/nonexistent
exec /usr/bin/traffic_server`

/** The shell starts it, and only where it is. */
const path = existsSync('/usr/bin/traffic_server') ? '/bin/sh' : undefined

const programOf = (file: string): Omit<Program, 'sound' | 'faults'> => ({
  path,
  file,
  argv: (place) => ['-c', start(file, place)],
  ordinary: true,
})

export const trafficServers: Readonly<Record<string, Program>> = {
  trafficserver: {
    ...programOf('records.config'),
    sound: (place) => records(place, true),
    faults: {
      'no-certificate': { 'certification_level INT 2': 'certification_level INT 0' },
      'other-sni': { 'certification_level INT 2': 'certification_level INT 1' },
      'advertised-authorities': { 'STRING client-ca.pem': 'STRING both.pem' },
      'old-tls': {
        'TLSv1 INT 0': 'TLSv1 INT 1',
        'TLSv1_1 INT 0': 'TLSv1_1 INT 1',
        [STRONG]: OPEN,
      },
      'weak-suites': { [STRONG]: OPEN },
    },
  },
  'trafficserver by name': {
    ...programOf('sni.yaml'),
    sound: () => `sni:
  - fqdn: elsewhere.example
    ip_allow: 255.255.255.255
  - fqdn: "*" # HERE in each entry
    verify_client: STRICT
    valid_tls_versions_in: [TLSv1_2, TLSv1_3]
`,
    faults: {
      'no-certificate': { 'verify_client: STRICT': 'verify_client: MODERATE # for now' },
      'old-tls': { '[TLSv1_2, TLSv1_3]': '\n      - TLSv1_1\n      - TLSv1_2' },
    },
  },
  'trafficserver with a plugin': {
    ...programOf('framing.config'),
    sound: () => `# HERE in a file that plugin.config names
cond %{SEND_RESPONSE_HDR_HOOK}
set-header Content-Security-Policy "frame-ancestors 'none'"
`,
    faults: { framing: { 'set-header Content-Security-Policy "frame-ancestors \'none\'"': '' } },
  },
}
