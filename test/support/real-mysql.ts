/** Starts MySQL's own server for a PKI of tests, as an ordinary user of the Debian that has it. Its users are made by statements at its start. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveReal } from './real-server.ts'
import type { Runner } from './runner.ts'
import { probePorts, type Twin, type TwinPki } from './twins.ts'

/**
 * It takes up no CRL of the PKI before it is started again: to say ALTER INSTANCE RELOAD TLS, a client of its own would have to be installed.
 *
 * @param statements SQL, each on a line, such as what makes its users
 * @param settings in the place of those by which it is sound
 */
export async function startRealMysql(
  mysqld: string,
  runner: Runner,
  pki: TwinPki,
  statements: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Twin> {
  const folder = runner.folder()
  const at = (name: string): string => join(folder, name)
  const write = (name: string, text: string): void => writeFileSync(at(name), text)
  const [file, ...words] = runner.wrap([mysqld, '--no-defaults', '--initialize-insecure', `--datadir=${at('data')}`])
  execFileSync(file, words, { cwd: folder, stdio: 'pipe' })
  write('server.pem', pki.server.pem)
  write('server-key.pem', pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString())
  write('clients.pem', pki.clients.pem)
  write('crl.pem', pki.crl())
  write('users.sql', [...statements, ''].join(';\n'))
  const port = await probePorts.network.freePort('127.0.0.1')
  const all: Readonly<Record<string, string>> = {
    datadir: at('data'),
    socket: at('socket'),
    'pid-file': at('pid'),
    port: String(port),
    'bind-address': '127.0.0.1',
    mysqlx: 'OFF',
    'skip-name-resolve': 'ON',
    'innodb-buffer-pool-size': '8M',
    'secure-file-priv': 'NULL',
    'init-file': at('users.sql'),
    'ssl-cert': at('server.pem'),
    'ssl-key': at('server-key.pem'),
    'ssl-ca': at('clients.pem'),
    'ssl-crl': at('crl.pem'),
    'require-secure-transport': 'ON',
    ...settings,
  }
  const options = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`--${name}=${value}`]))
  return serveReal(
    {
      ...{ runner, folder, argv: [mysqld, '--no-defaults', ...options], port },
      isReady: (output) => output.includes('ready for connections'),
      writeCrl: (crl) => write('crl.pem', crl),
    },
    pki,
  )
}
