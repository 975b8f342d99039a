/** `countersign export p12`: writes the bundle (PKCS#12) of a credential that was issued before. */
import { present } from '../../core/present.ts'
import { bundleFields, manner } from '../bundle.ts'
import { namesThat } from '../choices.ts'
import { exitStatuses } from '../exit.ts'
import { type OtherExport, requireName } from '../other-export.ts'
import { drawFields } from '../text.ts'

const names = { word: 'p12', named: 'the name of the certificate' } as const

export const p12: OtherExport = {
  ...names,
  choices: namesThat(({ state }) => state === 'issued', ['clients', 'servers'], 'make a bundle of'),
  offers: 'good-names',
  takes: ['out', 'friendlyName', 'p12PasswordFile', 'p12Compat', 'dryRun'],
  async run(given, context) {
    const name = requireName(names, given.name)
    const { exportBundle } = await import('../../workflow/bundle.ts')
    const mode = given.dryRun ? 'dry-run' : 'export'
    const request = { ...(await manner(given, context)), ...present({ out: given.out }), name, mode } as const
    const answer = await exportBundle(request, context.home, context.ports)
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        `${style.bold(given.dryRun ? 'Would write' : 'Wrote')} ${style.place(answer.bundle.path)}${given.dryRun ? '; nothing was written' : ''}`,
        ...drawFields(
          [
            ['holds', `the private key of ${answer.name}, its certificate, and that of its authority`],
            ['serial', answer.serial],
            ...bundleFields(answer.bundle, style),
          ],
          style,
        ),
      ],
      warnings: answer.warnings,
    }
  },
}
