/** Adds an authority for a program. Decides nothing itself. */
import type { Usage } from '../core/record.ts'
import type { AddAnswer } from '../workflow/authorities.ts'
import type { Acts } from './acts.ts'
import type { AddAuthorityOptions, HomeOptions } from './options.ts'
import { askerFor, silent } from './passphrase.ts'

export const addOn = (
  acts: Acts,
  name: string,
  usage: Usage,
  { serverDomains = [], protection, ...rest }: AddAuthorityOptions,
  source: HomeOptions,
): Promise<AddAnswer> =>
  acts.run(import('../workflow/authorities.ts'), ({ addAuthority }, { home, ports }) => {
    const common = { passphrase: askerFor(source, ports), watch: silent }
    const kept = protection === 'insecure-none' ? ('unprotected' as const) : common.passphrase
    return addAuthority({ ...rest, ...common, name, usage, serverDomains, protection: kept, mode: 'add' }, home, ports)
  })
