/** What an export is given cannot say more than it should: no value becomes another setting of the server. Starts nothing but its check and its dump. */
import { expect } from 'vitest'
import { isRefusal } from '../../src/core/refusal.ts'
import type { Input } from '../../src/export/input.ts'
import { decideView, type ExportRequest } from '../../src/export/view.ts'
import { regex } from '../../src/language/common/regex.ts'
import { parseAccess } from '../../src/policy/access.ts'
import { accessClaims } from '../support/access-cases.ts'
import { peerOf } from '../support/harmless.ts'
import { allowed, SEED, sample } from '../support/payloads.ts'
import { request } from '../support/target-kit.ts'
import { enforcesAccess } from './access.ts'
import { base, type Proof, proof } from './proof.ts'

/** What means something in some configuration or other. */
const breakers = [
  ...['\n', '\r', '"', "'", '$', '{', '}', ';', '#', '`', '\0', '\\', ' ', '\u00e9', '\u2028', '~', '*'],
  '\u0024{x}',
]

/** Inputs that say where something is on the machine, which must be there; their values are tried by structure alone. */
const PLACES = [
  ...['address', 'port', 'health', 'door', 'modules', 'program', 'installedAt'],
  ...['upstream', 'upstreamCa', 'upstreamResolver'],
]

/** Of an export that is asked for a value of each other input at once: the least, the greatest, then whatever is allowed. */
const ROUNDS = 12

/** A value of each input that is no place, for one round. */
function oddInputs(inputs: Readonly<Record<string, Input>>, round: number): Record<string, string> {
  const others = Object.entries(inputs).filter(([name]) => !PLACES.includes(name))
  return Object.fromEntries(
    others.map(([name, input]) => {
      if (input.type === 'integer' && round < 2) return [name, String(round === 0 ? input.minimum : input.maximum)]
      return [name, sample(allowed(input), 1, SEED + round)[0] ?? input.default]
    }),
  )
}

/** Texts that an authority may issue as a claim, and that mean something to some configuration. */
const oddClaims = [
  '{{x}}',
  '$x %x',
  '\'"`\\',
  '{env.HOME}',
  ';}#',
  '*/</script>',
  '%[src] if FALSE',
  '[x](y)|z',
  '__proto__',
] as const

/** A value that a list takes, where it has none by itself. */
const examples: Readonly<Record<string, string>> = { origins: 'https://a.b', passHeaders: 'X-Real-IP' }

const sane = (name: string, input: Input): string => examples[name] ?? String(input.default)

export const injection: readonly Proof[] = [
  proof('takes nothing for an input but what it can say to the server unchanged', base, async ({ stand, pki }) => {
    const { target } = stand
    const decide = (changes: Partial<ExportRequest>) =>
      decideView(target, request({ host: 'localhost', pin: pki.pin, at: pki.now, ...changes }))
    for (const [name, input] of Object.entries(target.inputs)) {
      const good = sane(name, input)
      expect(() => decide({ inputs: { [name]: good } }), name).not.toThrow()
      const bad = breakers.flatMap((one) => [`${good}${one}`, `${one}${good}`, `${good}${one}x; }`])
      for (const value of [...bad, 'a'.repeat(100_000)]) {
        const what = `${name} ${JSON.stringify(value.slice(0, 80))}`
        expect(
          codeOf(() => decide({ inputs: { [name]: value } })),
          what,
        ).toBe('input.malformed')
      }
    }
    for (const one of breakers)
      expect(
        codeOf(() => decide({ host: `localhost${one}` })),
        one,
      ).toBe('identity.refused')
  }),
  proof('is good by its own check, whatever it is asked for', base, async ({ stand, pki }) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const inputs = oddInputs(stand.target.inputs, round)
      const exported = await stand.export(pki, { inputs, ...(enforcesAccess(stand.claims) && rulesOf(round)) })
      const said = await stand.run(exported, 'check')
      expect(said.status, `seed ${SEED}, ${JSON.stringify(inputs)}: ${said.output}`).toBe(0)
      exported.remove()
    }
  }),
  {
    title: 'has read each value as it was given, by its own dump of what it has read',
    when: base,
    where: ({ dump }) => dump !== undefined,
    prove: async ({ stand, pki }) => {
      const dump = async (inputs: Record<string, string>): Promise<readonly string[]> => {
        const exported = await stand.export(pki, { inputs: { ...fixed(stand.target.inputs), ...inputs } })
        try {
          const text = await stand.dump!(exported)
          return text
            .replaceAll(/[^\s"]*\/countersign-\w+\/server/g, '/export')
            .trimEnd()
            .split('\n')
        } finally {
          exported.remove()
        }
      }
      const read = Object.entries(stand.target.inputs).filter(([name, input]) => isText(name, input))
      const shown = new Set<string>()
      for (const [name, input] of read) {
        const taken = sample(oneOf(input), 50 * DUMPS).filter((value) => {
          const { with: others } = peerOf(name, input, value)
          const wish = request({ host: 'localhost', pin: pki.pin, at: pki.now, inputs: { ...others, [name]: value } })
          return value !== '' && codeOf(() => decideView(stand.target, wish)) === undefined
        })
        expect(taken.length, name).toBeGreaterThanOrEqual(DUMPS)
        for (const value of taken.slice(0, DUMPS)) {
          const peer = peerOf(name, input, value)
          const pairs = pairsOf(peer.value, value)
          const [meant, found] = [
            await dump({ ...peer.with, [name]: peer.value }),
            await dump({ ...peer.with, [name]: value }),
          ]
          const what = `${name} ${JSON.stringify(value)}`
          expect(found.length, `${what}\n${found.join('\n')}`).toBe(meant.length)
          for (const [index, line] of meant.entries()) {
            if (line === found[index]) continue
            expect(found[index], what).toMatch(replaced(line, pairs))
            shown.add(name)
          }
        }
      }
      // What only its own script reads is in no dump; a dump that shows nothing would have passed as well.
      expect([...shown]).toEqual(
        expect.arrayContaining(['address', 'upstream'].filter((name) => name in stand.target.inputs)),
      )
    },
  },
]

/** How many values of each input are read back. */
const DUMPS = 4

/** Whether an input is a text that a server reads, and that its check does not look for on this machine. */
const isText = (name: string, input: Input): boolean =>
  !['integer', 'choice'].includes(input.type) &&
  !['program', 'modules', 'upstreamCa', 'upstreamResolver'].includes(name)

/** What would be another one in each export. */
const fixed = (inputs: Readonly<Record<string, Input>>): Record<string, string> => ({
  port: '18443',
  ...('upstream' in inputs && { upstream: 'http://127.0.0.1:18999' }),
})

/** Values of an input; of a list, lists of one. */
const oneOf = (input: Input) =>
  allowed(input).map((value) => (input.type === 'list' ? (value.split(',')[0] ?? '') : value))

/** The parts of a value that stand in a file by themselves, each behind that of the harmless one; the longest is the first. */
function pairsOf(harmless: string, value: string): readonly (readonly [string, string])[] {
  const [before, after] = [partsOf(harmless), partsOf(value)]
  return before.map((part, index) => [part, after[index] ?? ''] as const)
}

/** A place in whole, its host with brackets and without, and its port; any other value by itself. */
function partsOf(value: string): readonly string[] {
  const [, scheme = '', host = '', port = scheme === 'https' ? '443' : '80'] =
    /^(?:(https?):\/\/)?(\[[^\]]+\]|[^:/]+)(?::(\d+))?$/.exec(value) ?? []
  if (host === '' || (scheme === '' && !value.includes(':'))) return [value.replace(/^unix:/, '')]
  return [`${scheme === '' ? '' : `${scheme}://`}${host}:${port}`, host, host.replace(/^\[(.*)\]$/, '$1'), port]
}

/** A line with other values in the place of the harmless ones, each by itself or in a regular expression. */
function replaced(line: string, pairs: readonly (readonly [string, string])[]): RegExp {
  const source = pairs.reduce((text, [harmless, value]) => {
    const forms = [value, value.replace(/^\[(.*)\]$/, '$1'), regex(value)].map(escaped).join('|')
    return text.replaceAll(escaped(harmless), () => `(?:${forms})`)
  }, escaped(line))
  return new RegExp(`^${source}$`)
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Rules about odd claims, and paths of all that a path may hold. */
function rulesOf(round: number): Pick<ExportRequest, 'access' | 'claims'> {
  const claims = [{ ...accessClaims[0]!, alphabet: 'ascii' as const }]
  const paths = sample(
    allowed({ title: '', type: 'text', pattern: "(?:/[A-Za-z0-9_~!$&'()+,=:@-]{1,9}){1,4}", form: '', default: '' }),
    3,
    SEED + round,
  )
  const role = [...oddClaims, 'admin']
  const rules = [{ paths: [...new Set(paths)], methods: ['GET', 'X-ODD'], require: { role } }]
  return { claims, access: parseAccess(JSON.stringify({ rules }), 'rules.json', claims) }
}

/** The code of what is thrown. */
function codeOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (error) {
    return isRefusal(error) ? error.code : String(error)
  }
  return undefined
}
