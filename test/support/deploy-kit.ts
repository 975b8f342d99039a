/** A home with exported servers that run, to which revocations are brought. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ports } from '../../src/workflow/ports.ts'
import type { RevokeAnswer } from '../../src/workflow/revoke.ts'
import { type Served, serve } from '../../src/workflow/run-exported.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import { knowPassphrase, makeHome, type TestHome } from './home.ts'
import { revokeCertificates, writeTarget } from './workflows.ts'

/** By which a server that was started takes up its files: it runs in the directory of the export, beside which its process id lies. */
export const hangup = (name: string): string => `kill -HUP "$(cat ../${name}.pid)"`

export type Fleet = {
  readonly home: TestHome
  /** The folder that holds the exports. */
  readonly folder: string
  /** Exports a target as a name, and starts it unless told not to. */
  stand(name: string, wish?: StandWish): Promise<{ readonly url: string; readonly crl: string }>
  revoke(name: string, ports?: Ports): Promise<RevokeAnswer>
  end(): Promise<void>
}

export type StandWish = {
  readonly target?: string
  /** A command for the shell; SIGHUP where absent. */
  readonly reload?: string
  readonly edits?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly started?: false
}

/** The number of the CRL in a file. */
export const numberIn = (path: string): number => Number(parseCrlPem(readFileSync(path, 'utf8')).number)

/** A home with two clients whose keys it has, and a third. */
export async function makeFleet(): Promise<Fleet> {
  const home = await makeHome()
  for (const name of ['alice', 'bob', 'carol']) await home.issue('client', name)
  await home.issue('server', 'here', { subjectAltNames: [{ kind: 'ip', value: '127.0.0.1' }] })
  const folder = join(home.path, '../deploy')
  mkdirSync(folder, { mode: 0o755 })
  const running: Served[] = []
  const free = () => home.ports.network.freePort('127.0.0.1')
  return {
    home,
    folder,
    stand: async (name, { target = 'node', reload = hangup(name), edits = {}, started } = {}) => {
      const listen = `127.0.0.1:${await free()}`
      const out = join(folder, name)
      const inputs = target === 'node' ? {} : { inputs: { upstream: `http://127.0.0.1:${await free()}` } }
      const asked = {
        home: home.path,
        target,
        host: '127.0.0.1',
        listen,
        out,
        origins: [],
        reload,
        mode: 'export',
      } as const
      const exported = await writeTarget({ ...asked, ...inputs }, home.ports)
      for (const [path, words] of Object.entries(edits)) {
        let text = readFileSync(join(out, path), 'utf8')
        for (const [from, to] of Object.entries(words)) {
          if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
          text = text.replace(from, to)
        }
        writeFileSync(join(out, path), text)
      }
      if (started !== false) {
        const server = await serve(exported, home.ports, 'with-sample')
        running.push(server)
        writeFileSync(join(folder, `${name}.pid`), String(server.pid()))
      }
      return { url: `https://${listen}`, crl: join(out, 'tls/client-crl.pem') }
    },
    revoke: (name, ports = home.ports) =>
      revokeCertificates(
        {
          home: home.path,
          what: { name },
          reason: 'keyCompromise',
          mode: 'revoke',
          passphrase: knowPassphrase,
          watch: () => undefined,
          deploy: { operator: 'not-stated', withinSeconds: 3 },
        },
        ports,
      ),
    end: async () => {
      for (const server of running) await server.stop()
      await home.remove()
    },
  }
}
