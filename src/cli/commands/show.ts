/** `countersign show`: shows all details of one certificate, or of all certificates with one name. */
import type { CertificateFacts } from '../../workflow/facts.ts'
import { namesThat, openHome } from '../choices.ts'
import { defineCommand } from '../command.ts'
import { designationOptions, designationPositionals, lacksDesignation, requireDesignation } from '../designation.ts'
import { exitStatuses } from '../exit.ts'
import { certificateFields, certificateState, extensionFields } from '../listing.ts'
import { drawFields, printable, type Style } from '../text.ts'

function describe(facts: CertificateFacts, detail: 'brief' | 'verbose', style: Style): string[] {
  const { text, paint } = certificateState(facts, style)
  return [
    `${style.bold(printable(facts.name))}  ${paint(text)}`,
    ...drawFields(certificateFields(facts, style), style),
    ...(detail === 'verbose' ? ['', ...drawFields(extensionFields(facts), style)] : []),
  ]
}

export const show = defineCommand({
  name: 'show',
  summary: 'show the content and the state of a certificate',
  group: 'look',
  positionals: designationPositionals('names', {
    says: 'Which certificate?',
    choices: namesThat(() => true, ['clients', 'servers'], 'show'),
  }),
  options: designationOptions('names'),
  interview: { opening: openHome, lacks: lacksDesignation },
  examples: ['show alice', 'show --file issued/alice/certificate.pem --verbose', 'show --fingerprint DIGEST'],
  async run(which, { home, detail, ports }) {
    const { showCertificates } = await import('../../workflow/inspect.ts')
    const answer = await showCertificates({ what: requireDesignation(which) }, home, ports)
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) =>
        answer.certificates.flatMap((facts, i) => [...(i === 0 ? [] : ['']), ...describe(facts, detail, style)]),
    }
  },
})
