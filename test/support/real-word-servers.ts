/** Starts servers of others for a PKI of tests, as an ordinary user: each as its manual says that it demands certificates, or asks for them only. */
import { chmodSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { present } from '../../src/core/present.ts'
import type { Family } from '../../src/probe/protocol/protocol.ts'
import type { ProgramName } from './judges.ts'
import { serveReal } from './real-server.ts'
import { hereRunner, readingRunner } from './runner.ts'
import { probePorts, type Twin, type TwinPki } from './twins.ts'

/** Whether it demands a certificate, or asks for one and serves those who have none. */
export type Demand = 'demands' | 'asks'

/** A server: how it is configured, and run. Its files are `server.pem`, `server-key.pem`, `clients.pem`, `crl.pem`, and `both.pem` with the last two, where it is started. */
export type RealServer = {
  readonly program: ProgramName
  readonly family: Family
  /** The page that the honest client asks for, where it is asked in HTTP. */
  readonly path?: string
  /** The name of its configuration, where that is not the usual one. */
  readonly named?: string
  readonly file?: (port: number, demand: Demand, at: (name: string) => string) => readonly string[]
  readonly argv: (port: number, demand: Demand, at: (name: string) => string) => readonly string[]
  /** A script of the shell that runs it, as `$0`, with its arguments; its port is `$PORT`, and two free ones are `$A` and `$B`. */
  readonly script?: string
  /** It lies in a folder of the user of these tests alone. */
  readonly cached?: true
  /** The signal by which it reads its files again; there is none where it ends at one. */
  readonly reload?: 'SIGHUP'
}

/** etcd answers gRPC and HTTP on one port, both behind the same handshake; it reads the CRL anew at each of them. */
const etcd = {
  program: 'etcd',
  argv: (port, demand) => [
    ...['--data-dir', 'data', '--listen-peer-urls', 'http://127.0.0.1:0', '--logger', 'zap', '--log-level', 'error'],
    ...['--listen-client-urls', `https://127.0.0.1:${port}`, '--advertise-client-urls', `https://127.0.0.1:${port}`],
    ...['--cert-file', 'server.pem', '--key-file', 'server-key.pem'],
    ...(demand === 'demands'
      ? ['--client-cert-auth', '--trusted-ca-file', 'clients.pem', '--client-crl-file', 'crl.pem']
      : []),
  ],
} as const satisfies Omit<RealServer, 'family'>

const CONFIGURATION = 'server.conf'
/** Prosody reads no file that ends otherwise. */
const OF_PROSODY = 'server.cfg.lua'
const yes = (demand: Demand): string => (demand === 'demands' ? 'yes' : 'no')

const mosquitto = {
  program: 'mosquitto',
  family: 'mqtts',
  file: (port, demand, at) => [
    `listener ${port} 127.0.0.1`,
    `certfile ${at('server.pem')}`,
    `keyfile ${at('server-key.pem')}`,
    `cafile ${at('clients.pem')}`,
    `crlfile ${at('crl.pem')}`,
    `require_certificate ${demand === 'demands'}`,
    'allow_anonymous true',
  ],
  argv: () => ['-c', CONFIGURATION],
  reload: 'SIGHUP',
} as const satisfies RealServer

/** Exim's own daemon starts for no ordinary user; each connection is handed to it as inetd does. It reads all files anew for each. */
const exim = {
  program: 'exim4',
  file: (_, demand, at) => [
    ...['primary_hostname = localhost', `spool_directory = ${at('spool')}`, `log_file_path = ${at('log-%slog')}`],
    ...['keep_environment =', 'host_lookup =', 'rfc1413_hosts =', 'tls_advertise_hosts = *'],
    ...[`tls_certificate = ${at('server.pem')}`, `tls_privatekey = ${at('server-key.pem')}`],
    ...[`tls_verify_certificates = ${at('clients.pem')}`, `tls_crl = ${at('crl.pem')}`],
    `${demand === 'demands' ? 'tls_verify_hosts' : 'tls_try_verify_hosts'} = *`,
    'tls_require_ciphers = NORMAL:-VERS-TLS1.0:-VERS-TLS1.1',
    // Otherwise a connection ends after ten of these, which is soon where one is asked on four times a second.
    'smtp_accept_max_nonmail = 1000',
  ],
  argv: (_port, _demand, at) => ['-C', at(CONFIGURATION), '-bs'],
  // It talks to nobody from an ordinary port unless it runs as the user that it calls its own.
  script: `echo "exim_user = $(id -u)" >>${CONFIGURATION}; echo "exim_group = $(id -g)" >>${CONFIGURATION}
      exec systemd-socket-activate --listen="127.0.0.1:$PORT" --accept --inetd "$0" "$@"`,
} as const satisfies Omit<RealServer, 'family'>

/** Dovecot greets everybody and lets everybody shake hands: it looks at the certificate where a client logs in. */
const dovecot = (isImplicit: boolean) =>
  ({
    program: 'dovecot',
    family: isImplicit ? 'imaps' : 'imap',
    file: (port, demand, at) => [
      ...[`base_dir = ${at('run')}`, `state_dir = ${at('state')}`, 'log_path = /dev/stderr', 'protocols = imap'],
      ...['default_internal_user = nobody', 'default_internal_group = nogroup', 'default_login_user = nobody'],
      ...[
        'listen = 127.0.0.1',
        'ssl = required',
        `auth_mechanisms = ${demand === 'demands' ? 'external' : 'plain'}`,
        `auth_ssl_username_from_cert = ${yes(demand)}`,
      ],
      ...[`ssl_cert = <${at('server.pem')}`, `ssl_key = <${at('server-key.pem')}`, `ssl_ca = <${at('both.pem')}`],
      ...['ssl_verify_client_cert = yes', `auth_ssl_require_client_cert = ${yes(demand)}`],
      ...['service imap-login {', 'chroot =', 'process_limit = 64'],
      ...['inet_listener imap {', `port = ${isImplicit ? 0 : port}`, '}'],
      ...['inet_listener imaps {', `port = ${isImplicit ? port : 0}`, 'ssl = yes', '}', '}'],
      ...['service anvil {', 'chroot =', '}', 'service stats {', 'chroot =', '}'],
      ...['passdb {', 'driver = static', 'args = nopassword=y', '}', `mail_location = maildir:${at('mail')}`],
      ...['userdb {', 'driver = static', `args = uid=nobody gid=nogroup home=${at('mail')}`, '}'],
    ],
    argv: () => ['-F', '-c', CONFIGURATION],
    reload: 'SIGHUP',
  }) as const satisfies RealServer

const slapd = {
  program: 'slapd',
  family: 'ldap',
  file: (_, demand, at) => [
    'include /etc/ldap/schema/core.schema',
    `pidfile ${at('slapd.pid')}`,
    `TLSCertificateFile ${at('server.pem')}`,
    `TLSCertificateKeyFile ${at('server-key.pem')}`,
    `TLSCACertificateFile ${at('clients.pem')}`,
    `TLSCRLFile ${at('crl.pem')}`,
    'TLSCipherSuite NORMAL:-VERS-TLS1.0:-VERS-TLS1.1',
    `TLSVerifyClient ${demand === 'demands' ? 'demand' : 'try'}`,
  ],
  argv: (port) => ['-d', '0', '-f', CONFIGURATION, '-h', `ldap://127.0.0.1:${port}`],
} as const satisfies RealServer

const prosody = (isImplicit: boolean) =>
  ({
    program: 'prosody',
    named: OF_PROSODY,
    family: isImplicit ? 'xmpps' : 'xmpp',
    // By itself it goes on with a certificate of any CA (lsec_continue), for servers that are known by their names alone.
    file: (port, demand, at) => [
      ...['daemonize = false', 'run_as_root = true', 'log = { info = "*console" }', `data_path = "${at('.')}"`],
      ...['modules_enabled = { "posix", "saslauth", "tls" }', 'modules_disabled = { "offline", "s2s" }'],
      ...[
        'interfaces = { "127.0.0.1" }',
        `c2s_ports = { ${isImplicit ? '' : port} }`,
        `c2s_direct_tls_ports = { ${isImplicit ? port : ''} }`,
      ],
      ...['c2s_require_encryption = true', 'authentication = "internal_hashed"', 'limits = {}'],
      ...['ssl = {', `certificate = "${at('server.pem')}";`, `key = "${at('server-key.pem')}";`],
      `cafile = "${at('both.pem')}";`,
      `verify = { ${demand === 'demands' ? '"peer", "fail_if_no_peer_cert"' : '"peer"'} };`,
      ...['verifyext = { "crl_check", lsec_continue = false, lsec_ignore_purpose = false };', '}'],
      'VirtualHost "localhost"',
    ],
    argv: (_port, _demand, at) => ['--config', at(OF_PROSODY), '-F'],
    reload: 'SIGHUP',
  }) as const satisfies RealServer

export const realServers = {
  exim: { ...exim, family: 'smtp' },
  'exim over TLS': {
    ...exim,
    family: 'smtps',
    argv: (...given) => [...exim.argv(...given), '-tls-on-connect'],
  },
  dovecot: dovecot(false),
  'dovecot over TLS': dovecot(true),
  kafka: {
    program: 'kafka',
    family: 'kafka',
    cached: true,
    file: (_, demand, at) => [
      ...['process.roles=broker,controller', 'node.id=1', `log.dirs=${at('data')}`, 'controller.listener.names=INSIDE'],
      ...[
        'listener.security.protocol.map=OUTSIDE:SSL,INSIDE:PLAINTEXT,BETWEEN:PLAINTEXT',
        'inter.broker.listener.name=BETWEEN',
      ],
      ...['offsets.topic.replication.factor=1'],
      ...['ssl.keystore.type=PEM', `ssl.keystore.location=${at('key-and-chain.pem')}`],
      ...['ssl.truststore.type=PEM', `ssl.truststore.location=${at('clients.pem')}`],
      `ssl.client.auth=${demand === 'demands' ? 'required' : 'requested'}`,
    ],
    argv: () => [],
    script: `
      cat server-key.pem server.pem >key-and-chain.pem
      brokers="OUTSIDE://127.0.0.1:$PORT,BETWEEN://127.0.0.1:$B"
      printf '%s\\n' "advertised.listeners=$brokers" "listeners=$brokers,INSIDE://127.0.0.1:$A" >>${CONFIGURATION}
      echo "controller.quorum.voters=1@127.0.0.1:$A" >>${CONFIGURATION}
      "$0" kafka.tools.StorageTool format --cluster-id AAAAAAAAAAAAAAAAAAAAAA --config ${CONFIGURATION} &&
      exec "$0" kafka.Kafka ${CONFIGURATION}`,
  },
  etcd: { ...etcd, family: 'grpcs' },
  'etcd over HTTP': { ...etcd, family: 'http', path: '/health' },
  rabbitmq: {
    program: 'rabbitmq-server',
    family: 'amqps',
    file: (port, demand, at) => [
      'listeners.tcp = none',
      `listeners.ssl.1 = 127.0.0.1:${port}`,
      `ssl_options.cacertfile = ${at('clients.pem')}`,
      `ssl_options.certfile = ${at('server.pem')}`,
      `ssl_options.keyfile = ${at('server-key.pem')}`,
      'ssl_options.verify = verify_peer',
      `ssl_options.fail_if_no_peer_cert = ${demand === 'demands'}`,
    ],
    argv: () => [],
    // The port mapper of Erlang would go on as a daemon; here it ends with the broker.
    script: `
      export HOME="$PWD" ERL_EPMD_PORT=$A RABBITMQ_DIST_PORT=$B RABBITMQ_NODENAME=probe@localhost RABBITMQ_CONF_ENV_FILE=/dev/null
      export RABBITMQ_MNESIA_BASE="$PWD/mnesia" RABBITMQ_LOG_BASE="$PWD/log" RABBITMQ_ENABLED_PLUGINS_FILE="$PWD/plugins"
      export RABBITMQ_CONFIG_FILE="$PWD/${CONFIGURATION}" RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
      epmd & mapper=$!
      "$0" & broker=$!
      trap 'kill $broker; wait $broker; kill $mapper; exit' TERM
      wait $broker; status=$?; kill $mapper; exit $status`,
  },
  redis: {
    program: 'redis-server',
    family: 'rediss',
    argv: (port, demand) => [
      ...['--port', '0', '--tls-port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--protected-mode', 'no'],
      ...['--tls-cert-file', 'server.pem', '--tls-key-file', 'server-key.pem', '--tls-ca-cert-file', 'clients.pem'],
      ...['--tls-auth-clients', demand === 'demands' ? 'yes' : 'optional'],
    ],
  },
  mosquitto,
  'mosquitto in MQTT 5': { ...mosquitto, family: 'mqtts+5' },
  nats: {
    program: 'nats-server',
    family: 'nats',
    file: (port, demand) => [
      `listen: "127.0.0.1:${port}"`,
      'tls {',
      '  cert_file: "server.pem"',
      '  key_file: "server-key.pem"',
      '  ca_file: "clients.pem"',
      `  verify: ${demand === 'demands'}`,
      '}',
    ],
    argv: () => ['-c', CONFIGURATION],
    reload: 'SIGHUP',
  },
  vsftpd: {
    program: 'vsftpd',
    family: 'ftp',
    file: (port, demand, at) => [
      ...[
        'listen=YES',
        'listen_address=127.0.0.1',
        `listen_port=${port}`,
        'background=NO',
        'run_as_launching_user=YES',
      ],
      ...['anonymous_enable=YES', 'ssl_enable=YES', 'allow_anon_ssl=YES', 'ssl_ciphers=HIGH'],
      ...[`rsa_cert_file=${at('server.pem')}`, `rsa_private_key_file=${at('server-key.pem')}`],
      ...[`ca_certs_file=${at('clients.pem')}`, `require_cert=${yes(demand).toUpperCase()}`, 'validate_cert=YES'],
    ],
    argv: () => [CONFIGURATION],
    reload: 'SIGHUP',
  },
  slapd,
  'slapd over TLS': {
    ...slapd,
    family: 'ldaps',
    argv: (port) => ['-d', '0', '-f', CONFIGURATION, '-h', `ldaps://127.0.0.1:${port}`],
  },
  prosody: prosody(false),
  'prosody over TLS': prosody(true),
  socat: {
    program: 'socat',
    family: 'tls',
    argv: (port, demand) => [
      [
        `OPENSSL-LISTEN:${port},bind=127.0.0.1,reuseaddr,fork,cert=server.pem,key=server-key.pem`,
        `cafile=clients.pem,verify=${demand === 'demands' ? 1 : 0},openssl-min-proto-version=TLS1.2`,
      ].join(),
      'EXEC:cat',
    ],
  },
} as const satisfies Readonly<Record<string, RealServer>>

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true))
    socket.on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })

/** Starts one, and waits until its port is open. */
export async function startReal(server: RealServer, path: string, pki: TwinPki, demand: Demand): Promise<Twin> {
  const runner = server.cached === true ? readingRunner() : hereRunner()
  const folder = runner.folder()
  const at = (name: string): string => join(folder, name)
  const write = (name: string, text: string): void => writeFileSync(at(name), text)
  const port = await probePorts.network.freePort('127.0.0.1')
  write('server.pem', pki.server.pem)
  write('server-key.pem', pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString())
  write('clients.pem', pki.clients.pem)
  const writeCrl = (crl: string): void => {
    write('crl.pem', crl)
    write('both.pem', `${pki.clients.pem}${crl}`)
  }
  writeCrl(pki.crl())
  if (server.file !== undefined) write(server.named ?? CONFIGURATION, [...server.file(port, demand, at), ''].join('\n'))
  chmodSync(at('server-key.pem'), 0o600)
  runner.settle(folder)
  const own = [path, ...server.argv(port, demand, at)] as const
  const spare = [await probePorts.network.freePort('127.0.0.1'), await probePorts.network.freePort('127.0.0.1')]
  const script = server.script && `PORT=${port} A=${spare[0]} B=${spare[1]}\n${server.script}`
  const argv = script === undefined ? own : (['sh', '-c', script, ...own] as const)
  const { reload } = server
  return serveReal({ runner, folder, argv, port, isReady: () => isOpen(port), writeCrl, ...present({ reload }) }, pki)
}
