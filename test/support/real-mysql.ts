/** Starts MySQL's own server for a PKI of tests, as an ordinary user of the Debian that has it. Its users are made by statements at its start. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { makeCrl } from './certificate-kit.ts'
import { serveReal } from './real-server.ts'
import type { Runner } from './runner.ts'
import { probePorts, type Twin, type TwinPki } from './twins.ts'

/** How a server is administered while it runs. */
export type Administered = {
  /** Runs a statement as its root, over a socket. */
  readonly run: (socket: string, statement: string) => void
  /** Whose certificates it takes: the pinned CA's alone, or those of the CA that has issued its own certificate as well. */
  readonly trusts: 'pinned' | 'both'
}

/**
 * Without anybody who administers it, it takes up no CRL of the PKI before it is started again.
 *
 * @param statements SQL, each on a line, such as what makes its users
 */
export async function startRealMysql(
  mysqld: string,
  runner: Runner,
  pki: TwinPki,
  statements: readonly string[],
  administered?: Administered,
): Promise<Twin> {
  const folder = runner.folder()
  const at = (name: string): string => join(folder, name)
  const write = (name: string, text: string): void => writeFileSync(at(name), text)
  const [file, ...words] = runner.wrap([mysqld, '--no-defaults', '--initialize-insecure', `--datadir=${at('data')}`])
  execFileSync(file, words, { cwd: folder, stdio: 'pipe' })
  write('server.pem', pki.server.pem)
  write('server-key.pem', pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString())
  const both = administered?.trusts === 'both'
  // As it would verify a client of that CA, whose CRL it then needs too.
  const further = both ? encodeCrlPem(makeCrl(pki.servers, []).der) : ''
  write('clients.pem', both ? pki.clients.pem + pki.servers.pem : pki.clients.pem)
  write('crl.pem', pki.crl() + further)
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
  }
  const options = Object.entries(all).map(([name, value]) => `--${name}=${value}`)
  return serveReal(
    {
      ...{ runner, folder, argv: [mysqld, '--no-defaults', ...options], port },
      isReady: (output) => output.includes('ready for connections'),
      writeCrl: (crl) => {
        write('crl.pem', crl + further)
        administered?.run(at('socket'), 'ALTER INSTANCE RELOAD TLS')
      },
    },
    pki,
  )
}
