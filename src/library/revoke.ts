/** Revokes certificates, for a program. Decides nothing itself. */
import { present } from '../core/present.ts'
import type { RevocationReason } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { MOST_WITHIN_SECONDS } from '../probe/needs/reload.ts'
import type { Designation } from '../workflow/find.ts'
import type { DeployWish } from '../workflow/finish-line.ts'
import type { Acts } from './acts.ts'
import { designationOf } from './issue.ts'
import type { HomeOptions, Revoked, RevokeOptions } from './options.ts'
import { askerFor, silent } from './passphrase.ts'

/** @throws {CountersignError} `input.malformed` for a number of seconds out of range */
function deployWish({ deploy }: RevokeOptions): DeployWish | undefined {
  if (deploy === undefined) return undefined
  const { withinSeconds, operator = 'not-stated' } = deploy
  if (
    withinSeconds !== undefined &&
    !(Number.isInteger(withinSeconds) && withinSeconds > 0 && withinSeconds <= MOST_WITHIN_SECONDS)
  ) {
    const expected = `a whole number from 1 to ${MOST_WITHIN_SECONDS}`
    throw new CountersignError('input.malformed', { what: 'withinSeconds', value: String(withinSeconds), expected })
  }
  return { operator, ...present({ withinSeconds }) }
}

export async function revokeOn(
  acts: Acts,
  what: string | Designation,
  reason: RevocationReason,
  options: RevokeOptions,
  source: HomeOptions,
): Promise<Revoked> {
  const { mode, ...told } = await acts.run(
    import('../workflow/revoke.ts'),
    ({ revokeCertificates }, { home, ports }) => {
      const common = { passphrase: askerFor(source, ports), watch: silent, mode: 'revoke' } as const
      return revokeCertificates(
        { ...common, what: designationOf(what), reason, ...present({ deploy: deployWish(options) }) },
        home,
        ports,
      )
    },
  )
  return told
}
