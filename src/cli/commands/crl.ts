/** `countersign crl`: signs new CRLs, or tells how old they are. */
import { defineCommand } from '../command.ts'
import { aboutOutdated } from '../delivery.ts'
import { exitStatuses } from '../exit.ts'
import { crlTable } from '../listing.ts'
import { flag, text } from '../parameter.ts'

export const crl = defineCommand({
  name: 'crl',
  summary: 'sign and publish new CRLs, or check how old they are',
  group: 'issue',
  positionals: { authority: text('AUTHORITY', 'only the CRL of this authority') },
  options: { check: flag('sign nothing; fail (1) from half of a CRL’s life on, when a new one is due') },
  examples: ['crl', 'crl clients --check'],
  async run({ authority, check }, { home, passphrase, watch, style, ports }) {
    const { checkCrls, refreshCrls } = await import('../../workflow/crl.ts')
    const which = authority === undefined ? { home } : { home, authority }
    const renewed = check ? undefined : await refreshCrls({ ...which, passphrase, watch }, ports)
    const answer = renewed ?? (await checkCrls(which, ports))
    const due = answer.crls.some((crl) => crl.due)
    const about = aboutOutdated(renewed?.outdated ?? [], style)
    return {
      status: answer.sound ? exitStatuses.done : exitStatuses.no,
      json: answer,
      text: (style) => crlTable(answer.crls, style),
      warnings: [...answer.warnings, ...(about.warnings ?? [])],
      next: [...(due ? [{ about: 'sign new ones', words: ['crl'] }] : []), ...(about.next ?? [])],
    }
  },
})
