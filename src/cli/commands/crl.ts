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
    next: 'give only one of these two options',
  })
}

export const crl = defineCommand({
  name: 'crl',
  summary: 'sign and publish new CRLs, or check how old they are',
  group: 'issue',
  positionals: { authority: text('AUTHORITY', 'only the CRL of this authority', { home: 'authorities' }) },
  options: {
    check: flag(
      'sign nothing; exit with status 1 if a new CRL is due, which is after half of the life of the last one',
    ),
    published: texts(
      'FILE',
      'a CRL that was published, such as the copy on a server; the new CRL keeps the entries of this one',
    ),
    fromRecord: flag(
      'sign from the record alone, and skip CRL numbers; only if no copy of the last CRL exists anywhere',
    ),
    clockIsRight: flag('date the new CRL by the clock, although by the last CRL the clock is far behind or ahead'),
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
