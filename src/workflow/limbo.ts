/** Reads a collection of certificate chains, and has a CA sign them anew. What is signed is kept nowhere, and ends after minutes. */
import { addSeconds } from '../core/brand.ts'
import type { SigningKey } from '../core/port/keys.ts'
import { CountersignError } from '../core/refusal.ts'
import { parseLimbo } from '../probe/limbo.ts'
import type { MintLimbo } from '../probe/needs/limbo.ts'
import { remint } from '../probe/remint.ts'
import type { TbsCertificate } from '../x509/certificate.ts'
import type { Ports } from './ports.ts'

/** Seconds from now in which the certificates are valid. */
const valid = { from: -300, to: 600 }

/** The CA that signs: its certificate, and how its key is opened. */
type Signing = { readonly certificate: TbsCertificate; readonly openKey: () => Promise<SigningKey> }

/**
 * Reads the collection and opens the key; signs once the chains are wanted.
 *
 * @throws {CountersignError} `file.missing`, `file.malformed`, and what opening the key refuses
 */
export async function openLimbo(
  path: string,
  { certificate, openKey }: Signing,
  { files, clock, keys }: Pick<Ports, 'files' | 'clock' | 'keys'>,
): Promise<MintLimbo> {
  const what = 'collection of certificate chains'
  const bytes = await files.readHandedIn(files.resolve(path))
  if (bytes === undefined) throw new CountersignError('file.missing', { path, what })
  const cases = parseLimbo(new TextDecoder().decode(bytes))
  if ('problem' in cases) throw new CountersignError('file.malformed', { path, what, problem: cases.problem })
  const key = await openKey()
  return async () => {
    const validity = {
      notBefore: addSeconds(clock.now(), valid.from),
      notAfter: addSeconds(clock.now(), valid.to),
    }
    const make = async ({ id, chain, root }: (typeof cases.bad)[number]) => {
      try {
        return await remint(chain, root, { authority: { certificate, key }, validity, keys })
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        const problem = `the certificates of ${id} cannot be made anew`
        throw new CountersignError('file.malformed', { path, what, problem })
      }
    }
    const bad = await Promise.all(cases.bad.map(async (one) => ({ id: one.id, credential: await make(one) })))
    return { sound: await make(cases.sound), bad }
  }
}
