/** Starts MariaDB itself for a PKI of tests, as an ordinary user. Its users are made by statements; the administrator is one of the socket alone. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { serveReal } from './real-server.ts'
import { hereRunner } from './runner.ts'
import { probePorts, type Twin, type TwinPki } from './twins.ts'

/**
 * @param mariadbd the program; its client and what makes its tables are where Debian has them
 * @param statements SQL, such as what makes its users
 * @param settings in the place of those by which it is sound
 */
export async function startRealMariadb(
  mariadbd: string,
  pki: TwinPki,
  statements: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Twin> {
  const runner = hereRunner()
  const folder = runner.folder()
  const at = (name: string): string => join(folder, name)
  const programs = join(dirname(mariadbd), '../bin')
  const run = (program: string, ...argv: readonly string[]): void => {
    const [file, ...words] = runner.wrap([join(programs, program), '--no-defaults', ...argv])
    execFileSync(file, words, { cwd: folder, stdio: 'pipe' })
  }
  run(
    'mariadb-install-db',
    ...[`--datadir=${at('data')}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    ...['--skip-name-resolve', '--innodb-log-file-size=4M', '--innodb-buffer-pool-size=8M'],
  )
  const write = (name: string, text: string): void => writeFileSync(at(name), text)
  write('server.pem', pki.server.pem)
  write('server-key.pem', pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString())
  write('clients.pem', pki.clients.pem)
  write('crl.pem', pki.crl())
  const port = await probePorts.network.freePort('127.0.0.1')
  const all: Readonly<Record<string, string>> = {
    datadir: at('data'),
    socket: at('socket'),
    'pid-file': at('pid'),
    port: String(port),
    'bind-address': '127.0.0.1',
    'skip-name-resolve': 'ON',
    'innodb-buffer-pool-size': '8M',
    'innodb-flush-log-at-trx-commit': '0',
    'ssl-cert': at('server.pem'),
    'ssl-key': at('server-key.pem'),
    'ssl-ca': at('clients.pem'),
    'ssl-crl': at('crl.pem'),
    'tls-version': 'TLSv1.2,TLSv1.3',
    'require-secure-transport': 'ON',
    ...settings,
  }
  const options = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`--${name}=${value}`]))
  const query = (sql: string): void => run('mariadb', '--user=root', `--socket=${at('socket')}`, `--execute=${sql}`)
  runner.settle(folder)
  const twin = await serveReal(
    {
      ...{ runner, folder, argv: [mariadbd, '--no-defaults', ...options], port },
      isReady: (output) => output.includes('ready for connections'),
      writeCrl: (crl) => {
        write('crl.pem', crl)
        query('FLUSH SSL')
      },
    },
    pki,
  )
  for (const statement of statements) query(statement)
  return twin
}
