/** A home with an exported server that runs, and a probe of it that revokes a client in between. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AttackResult, Report } from '../../src/probe/report/report.ts'
import { serve } from '../../src/workflow/run-exported.ts'
import { knowPassphrase, makeHome } from './home.ts'
import { type ProveRequest, proveServer, writeTarget } from './workflows.ts'

export type ReloadStand = {
  readonly crl: string
  readonly pid: number
  probe(changes: Partial<ProveRequest>): Promise<Report>
  end(): Promise<void>
}

/**
 * Exports a target, changes words of its files (path → from → to), adds files, and starts it.
 */
export async function standServer(
  target: string,
  edits: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
  added: Readonly<Record<string, Uint8Array>> = {},
): Promise<ReloadStand> {
  const home = await makeHome()
  await home.issue('client', 'alice')
  await home.issue('server', 'here', { subjectAltNames: [{ kind: 'ip', value: '127.0.0.1' }] })
  const free = () => home.ports.network.freePort('127.0.0.1')
  const listen = `127.0.0.1:${await free()}`
  const out = join(home.path, '../deploy')
  const inputs = target === 'node' ? {} : { inputs: { upstream: `http://127.0.0.1:${await free()}` } }
  const asked = { home: home.path, target, host: '127.0.0.1', listen, out, origins: [], mode: 'export' } as const
  const exported = await writeTarget({ ...asked, ...inputs }, home.ports)
  for (const [path, words] of Object.entries(edits)) {
    let text = readFileSync(join(out, path), 'utf8')
    for (const [from, to] of Object.entries(words)) {
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
      text = text.replace(from, to)
    }
    writeFileSync(join(out, path), text)
  }
  for (const [path, content] of Object.entries(added)) writeFileSync(join(out, path), content, { mode: 0o600 })
  const server = await serve(exported, home.ports, 'with-sample')
  const whole = {
    home: home.path,
    url: `https://${listen}`,
    as: 'alice',
    operator: 'not-stated',
    passphrase: knowPassphrase,
    watch: () => undefined,
    reloadWithin: 3,
  } as const
  return {
    crl: join(out, 'tls/client-crl.pem'),
    pid: server.pid(),
    probe: (changes) => proveServer({ ...whole, ...changes }, home.ports),
    end: async () => {
      await server.stop()
      await home.remove()
    },
  }
}

export const resultOf = ({ results }: Report, id: string): AttackResult => {
  const found = results.find((result) => result.id === id)
  if (found === undefined) throw new Error(`no attack ${id} in the report`)
  return found
}

/** The ways in which a revoked client may still get in, by their attacks. */
export const afterRevocation = ['connection-after-revocation', 'resumption-after-revocation', 'revocation-lag'] as const

/** The lags that a report tells, in milliseconds; of a session that cannot be resumed there is none. */
export const lagsOf = (result: AttackResult): readonly number[] =>
  result.attempts.flatMap(({ lagMs }) => (lagMs === undefined ? [] : [lagMs]))
