/** Starts PostgreSQL itself for a PKI of tests, with lines of pg_hba.conf and settings, as an ordinary user. It has one database, and these roles. */
import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { serveReal } from './real-server.ts'
import { hereRunner, type Runner } from './runner.ts'
import { probePorts, type Twin, type TwinPki } from './twins.ts'

const roles = ['alice', 'bob', 'carol', 'dora']

/**
 * @param postgres the program; what else it needs is beside it
 * @param runner where it lies
 */
export async function startRealPostgresql(
  postgres: string,
  pki: TwinPki,
  hba: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  runner: Runner = hereRunner(),
): Promise<Twin> {
  const folder = runner.folder()
  const data = join(folder, 'data')
  const run = (program: string, ...argv: readonly string[]): void => {
    const [file, ...words] = runner.wrap([join(dirname(postgres), program), ...argv])
    execFileSync(file, words, { cwd: folder, stdio: 'pipe' })
  }
  run('initdb', '--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--no-sync', '--locale', 'C')
  const port = await probePorts.network.freePort('127.0.0.1')
  const write = (name: string, text: string): void => writeFileSync(join(data, name), text)
  write('server.pem', pki.server.pem)
  write('server-key.pem', pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString())
  write('clients.pem', pki.clients.pem)
  write('client-crl.pem', pki.crl())
  write('pg_hba.conf', ['local all all trust', ...hba, ''].join('\n'))
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: runner.seen(folder),
    fsync: 'off',
    ssl: 'on',
    ssl_cert_file: 'server.pem',
    ssl_key_file: 'server-key.pem',
    ssl_ca_file: 'clients.pem',
    ssl_crl_file: 'client-crl.pem',
    ...settings,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value}'\n`)
  write('postgresql.auto.conf', lines.join(''))
  runner.settle(folder)
  chmodSync(join(data, 'server-key.pem'), 0o600)
  const twin = await serveReal(
    {
      ...{ runner, folder, argv: [postgres, '-D', data], port, reload: 'SIGHUP' },
      isReady: (output) => output.includes('ready to accept connections'),
      writeCrl: (crl) => write('client-crl.pem', crl),
    },
    pki,
  )
  for (const role of roles) run('createuser', '--host', folder, '--port', String(port), '--username', 'postgres', role)
  return twin
}
