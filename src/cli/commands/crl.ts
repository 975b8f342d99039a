/** `countersign crl`: signs new CRLs, or checks whether new CRLs are due. */
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
  summary: 'sign and publish new CRLs, or check whether new CRLs are due',
  group: 'issue',
  positionals: { authority: text('AUTHORITY', 'only the CRL of this authority', { home: 'authorities' }) },
  options: {
    check: flag('sign nothing; exit with status 1 if a new CRL is due (the last CRL has passed half of its validity)'),
    published: texts(
      'FILE',
      'a CRL that was published, such as the copy on a server; the new CRL keeps the entries of this one',
    ),
    fromRecord: flag(
      'sign a CRL from the record alone, with a much higher CRL number; use this only if no copy of the last CRL exists anywhere',
    ),
    clockIsRight: flag('confirm that the clock is right, although the dates of the last CRL contradict it'),
  },
  examples: ['crl', 'crl clients --check', 'crl clients --published deploy/node/tls/client-crl.pem'],
  async run(
    { authority, check, published, fromRecord, clockIsRight },
    { home, passphrase, watch, style, ports, spareMemory },
  ) {
    if (check) requireSigning(published, fromRecord)
    await spareMemory()
    const { checkCrls, refreshCrls } = await import('../../workflow/crl.ts')
    const which = present({ authority })
    const from = fromRecord ? 'record' : 'last'
    const precedent = { published, from, dating: clockIsRight ? 'by-clock' : 'rising' } as const
    const answer = check
      ? await checkCrls(which, home, ports)
      : await refreshCrls({ ...which, ...precedent, passphrase, watch }, home, ports)
    const about = aboutOutdated('outdated' in answer ? answer.outdated : [], style)
    const unusable = 'unusableCrls' in answer ? answer.unusableCrls : []
    return {
      status: answer.sound ? exitStatuses.done : exitStatuses.no,
      json: answer,
      text: (style) => crlTable(answer.crls, style, unusable),
      warnings: [...answer.warnings, ...(about.warnings ?? [])],
      next: [...nextCrls(answer.crls), ...(about.next ?? [])],
    }
  },
})
