/** What an export is given cannot say more than it should: no value becomes another setting of the server. Starts nothing. */
import { expect } from 'vitest'
import { isRefusal } from '../../src/core/refusal.ts'
import type { Input } from '../../src/export/input.ts'
import { decideView, type ExportRequest } from '../../src/export/view.ts'
import { request } from '../support/target-kit.ts'
import { base, type Proof, proof } from './proof.ts'

/** What means something in some configuration or other. */
const breakers = [
  ...['\n', '\r', '"', "'", '$', '{', '}', ';', '#', '`', '\0', '\\', ' ', '\u00e9', '\u2028', '~', '*'],
  '\u0024{x}',
]

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
]

/** The code of what is thrown. */
function codeOf(act: () => unknown): string | undefined {
  try {
    act()
  } catch (error) {
    return isRefusal(error) ? error.code : String(error)
  }
  return undefined
}
