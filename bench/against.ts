/** This checkout against an earlier commit of it, in turns, each packed and installed as users have it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fill, serials } from './crl.ts'
import { type Installed, install, npm, root } from './installed.ts'
import { type Contender, type Cost, costOf, takeTurns, typical } from './measure.ts'
import { countConnections, probeOf, withServer } from './probe.ts'
import { judged, type Line, type Section } from './table.ts'

/** What a change may cost: two measurements of one build differ by as much. */
const BAR = { atMost: 1.05 }

/** One of the two: as it is installed, and its source. */
type Side = { readonly installed: Installed; readonly source: string }
type Sides = { readonly now: Side; readonly before: Side }

/** Issues clients in one process, by the library. Their authority's key is not encrypted, so that scrypt hides nothing. */
const ISSUE = `
import { rmSync } from 'node:fs'
import { initHome, openHome } from 'countersign'
rmSync('plain', { recursive: true, force: true })
await initHome('plain', { organisation: 'Acme', trustDomain: 'acme.internal', passphrase: 'insecure-none' })
const home = openHome('plain')
for (let i = 0; i < 1000; i++) await home.issue('client', 'client' + i, { uris: ['spiffe://acme.internal/' + i] })
await home.close?.()
`

/** Lays a commit out in a directory of its own, with what it depends on. */
export function checkOut(revision: string, directory: string): string {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, maxBuffer: 2 ** 30 })
  const commit = git('rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`).toString().trim()
  mkdirSync(directory)
  execFileSync('tar', ['-x', '-C', directory], { input: git('archive', commit) })
  npm(directory, 'ci')
  return directory
}

async function compare(what: string, rounds: number, now: Contender, before: Contender): Promise<[Line, Line]> {
  const costs = await takeTurns({ now, before }, { rounds, warmUp: Math.min(1, rounds - 1) })
  const line = (part: keyof Cost, name: string): Line => {
    const [ours, theirs] = [typical(costs.now)[part], typical(costs.before)[part]]
    return judged(
      `${what}, ${name}`,
      `${ours.toFixed(0)} ms, before ${theirs.toFixed(0)} ms`,
      ours / theirs,
      'before',
      BAR,
    )
  }
  return [line('cpuMs', 'CPU'), line('wallMs', 'wall')]
}

const parts = {
  shell: async ({ now, before }: Sides, rounds: number) => {
    const issue = ({ installed }: Side) => {
      const name = (round: number) => `against${round + rounds}`
      return (round: number) =>
        costOf(installed.command('issue', 'client', name(round), '--uri', 'spiffe://acme.internal/against'))
    }
    return compare('issue client, scrypt included', rounds, issue(now), issue(before))
  },
  sequence: async ({ now, before }: Sides, rounds: number) => {
    const issue = ({ installed }: Side) => {
      const program = installed.program(process.execPath, installed.write('issue.mjs', ISSUE))
      return () => costOf(program)
    }
    return compare('1,000 clients in one process', Math.ceil(rounds / 5), issue(now), issue(before))
  },
  crl: async ({ now, before }: Sides, rounds: number) => {
    const revoked = serials(rounds > 1 ? 100_000 : 10_000)
    for (const { installed } of [now, before]) await fill(join(installed.directory, 'pki'), revoked)
    const sign =
      ({ installed }: Side): Contender =>
      () =>
        costOf(installed.command('crl', 'clients'))
    return compare(`crl, ${revoked.length} entries`, Math.ceil(rounds / 2), sign(now), sign(before))
  },
  /** Each probes its own export. */
  probe: ({ now, before }: Sides, rounds: number) =>
    withServer(now.installed, (ours) =>
      withServer(before.installed, async (theirs) => {
        const probe =
          ({ installed }: Side, listen: string): Contender =>
          () =>
            costOf(probeOf(installed, listen))
        const cost = await compare('probe', Math.ceil(rounds / 3), probe(now, ours), probe(before, theirs))
        const [count, earlier] = [
          await countConnections(ours, (listen) => probeOf(now.installed, listen)),
          await countConnections(theirs, (listen) => probeOf(before.installed, listen)),
        ]
        return [...cost, judged('probe, connections', `${count}, before ${earlier}`, count / earlier, 'before', BAR)]
      }),
    ),
  /** The quick suite of each, as it stands in its source. */
  tests: async ({ now, before }: Sides) => {
    const suite = ({ source }: Side) => {
      const environment = { ...process.env } as Record<string, string>
      return () => costOf({ argv: ['npm', 'test'], directory: source, environment })
    }
    return compare('npm test', 1, suite(now), suite(before))
  },
} as const
type Part = keyof typeof parts

/** Names of what can be measured so. */
export const partsAgainst: readonly string[] = Object.keys(parts)

/** Measures parts of this checkout against a commit; none takes less than a minute. */
export async function measureAgainst(
  revision: string,
  asked: readonly string[],
  rounds: number,
  say: (line: string) => void,
): Promise<Section> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-before-'))
  const removals = [() => rmSync(directory, { recursive: true })]
  const side = (source: string): Side => {
    const installed = install(source)
    removals.push(installed.remove)
    return { installed, source }
  }
  try {
    say(`bench: packing and installing both …`)
    const sides = { now: side(root), before: side(checkOut(revision, join(directory, 'source'))) }
    const lines: Line[] = []
    for (const part of asked as readonly Part[]) {
      say(`bench: ${part} …`)
      lines.push(...(await parts[part](sides, rounds)))
    }
    return {
      title: `This checkout against ${revision}`,
      lines,
      notes: [`At most ${rounds} rounds of each in turns, after one to warm up; medians. The suite runs once.`],
    }
  } finally {
    for (const remove of removals) remove()
  }
}
