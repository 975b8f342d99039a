/** What an export is given cannot say more than it should: no value becomes another setting of the server. Starts nothing but its check. */
import { expect } from 'vitest'
import { isRefusal } from '../../src/core/refusal.ts'
import type { Input } from '../../src/export/input.ts'
import { decideView, type ExportRequest } from '../../src/export/view.ts'
import { parseAccess } from '../../src/policy/access.ts'
import { accessClaims } from '../support/access-cases.ts'
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
const PLACES = ['address', 'port', 'health', 'door', 'modules', 'program', 'upstream', 'upstreamCa', 'upstreamResolver']

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
]

/** Rules about odd claims, and paths of all that a path may hold. */
function rulesOf(round: number): Pick<ExportRequest, 'access' | 'claims'> {
  const claims = [{ ...accessClaims[0]!, alphabet: 'ascii' as const }]
  const paths = sample(
    allowed({ title: '', type: 'text', pattern: "(?:/[A-Za-z0-9_~!$&'()+,=:@-]{1,9}){1,4}", default: '' }),
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
