/** `countersign crl`: signs new CRLs, or tells how old they are. */
import { present } from '../../core/present.ts'
import { CountersignError } from '../../core/refusal.ts'
import { defineCommand } from '../command.ts'
import { aboutOutdated } from '../delivery.ts'
import { exitStatuses } from '../exit.ts'
import { crlTable, nextCrls } from '../listing.ts'
import { flag, text, texts } from '../parameter.ts'

/** A CRL is one authority's, and its loss is stated of one. */
function requireSigning(published: readonly string[], fromRecord: boolean): void {
  if (published.length === 0 && !fromRecord) return
  throw new CountersignError('usage.wrong', {
    problem: `${fromRecord ? '--from-record' : '--published'} is for signing, and --check signs nothing`,
    next: 'give one of the two',
  })
}

export const crl = defineCommand({
  name: 'crl',
  summary: 'sign and publish new CRLs, or check how old they are',
  group: 'issue',
  positionals: { authority: text('AUTHORITY', 'only the CRL of this authority', { home: 'authorities' }) },
  options: {
    check: flag('sign nothing; fail (1) from half of a CRL’s life on, when a new one is due'),
    published: texts('FILE', 'a published CRL, as a server has it; the new CRL keeps its entries'),
    fromRecord: flag('no copy of the last CRL is left anywhere: sign from the record alone, and skip numbers'),
    clockIsRight: flag(
      'date the new one by the clock as it is, although the last one says that it is far behind or ahead',
    ),
  },
  examples: ['crl', 'crl clients --check', 'crl clients --published deploy/node/tls/client-crl.pem'],
  async run({ authority, check, published, fromRecord, clockIsRight }, { home, passphrase, watch, style, ports }) {
    if (check) requireSigning(published, fromRecord)
    const { checkCrls, refreshCrls } = await import('../../workflow/crl.ts')
    const which = present({ authority })
    const from = fromRecord ? 'record' : 'last'
    const precedent = { published, from, dating: clockIsRight ? 'by-clock' : 'rising' } as const
    const renewed = check ? undefined : await refreshCrls({ ...which, ...precedent, passphrase, watch }, home, ports)
    const answer = renewed ?? (await checkCrls(which, home, ports))
    const about = aboutOutdated(renewed?.outdated ?? [], style)
    return {
      status: answer.sound ? exitStatuses.done : exitStatuses.no,
      json: answer,
      text: (style) => crlTable(answer.crls, style),
      warnings: [...answer.warnings, ...(about.warnings ?? [])],
      next: [...nextCrls(answer.crls), ...(about.next ?? [])],
    }
  },
})
