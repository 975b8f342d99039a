/** Issues one credential, and renews credentials, for a program. Decides nothing itself. */
import { present } from '../core/present.ts'
import type { Usage } from '../core/record.ts'
import type { Designation } from '../workflow/find.ts'
import type { Expiring, RenewalAnswer } from '../workflow/renew.ts'
import type { Acts } from './acts.ts'
import { askedOf } from './asked.ts'
import type { Certified, HomeOptions, Issued, IssueOptions, RenewalOptions, RequestOptions } from './options.ts'
import { askerFor, silent } from './passphrase.ts'

export async function issueOn(
  acts: Acts,
  usage: Usage,
  name: string,
  options: IssueOptions | RequestOptions,
  source: HomeOptions,
): Promise<Issued | Certified> {
  const { pin } = usage === 'client' ? source : {}
  const {
    mode: _,
    files,
    request,
    ...answer
  } = await acts.run(import('../workflow/issue.ts'), ({ issueCredential }, { home, ports }) => {
    const common = { passphrase: askerFor(source, ports), watch: silent, ...present({ pin }) }
    return issueCredential({ ...askedOf(options), ...common, usage, name, mode: 'issue' }, home, ports)
  })
  if (files === undefined) throw new TypeError('an issued credential has files')
  const { key, ...places } = files
  if (request !== undefined) return { ...answer, files: places, request }
  if (key === undefined) throw new TypeError('a credential whose key was made here has it')
  return { ...answer, files: { ...places, key } }
}

/** `which`: a name or another designation, several of them, or all that end within a time. */
export function renewOn(
  acts: Acts,
  which: string | Designation | readonly (string | Designation)[] | Expiring,
  { key = 'same', fate = 'by-content', mode = 'renew', ...options }: RenewalOptions,
  source: HomeOptions,
): Promise<RenewalAnswer> {
  const { subjectAltNames, claims } = askedOf(options)
  const { profile, days, keyType } = options
  return acts.run(import('../workflow/renew.ts'), ({ renewCertificates }, { home, ports }) =>
    renewCertificates(
      {
        which: isExpiring(which) ? which : [which].flat().map((one) => designationOf(one)),
        ...{ key, fate, mode, subjectAltNames, claims, watch: silent, passphrase: askerFor(source, ports) },
        ...present({ profile, days, keyType }),
        // As in an issue: the pin that a program keeps is that of the clients' authority.
        pin: (usage) => (usage === 'client' ? source.pin : undefined),
      },
      home,
      ports,
    ),
  )
}

const isExpiring = (which: unknown): which is Expiring =>
  typeof which === 'object' && which !== null && 'expiring' in which

/** A bare text is a name. Pure. */
export const designationOf = (what: string | Designation): Designation =>
  typeof what === 'string' ? { name: what } : what
