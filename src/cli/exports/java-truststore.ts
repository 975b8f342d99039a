/** `countersign export java-truststore`: writes a trust store with one authority, as Java reads it. */
import { present } from '../../core/present.ts'
import { CountersignError } from '../../core/refusal.ts'
import { bundleFields, manner } from '../bundle.ts'
import { exitStatuses } from '../exit.ts'
import { type OtherExport, requireName } from '../other-export.ts'
import { drawFields } from '../text.ts'

const names = {
  word: 'java-truststore',
  named: 'the name of the authority (clients, for a server; servers, for a client)',
} as const

export const javaTruststore: OtherExport = {
  ...names,
  choices: async ({ home }) =>
    home.read(async ({ home: { settings } }) =>
      settings.authorities.map(({ name, usage }) => ({
        value: name,
        about: usage === 'client' ? 'for a server that asks for client certificates' : 'for a client of your servers',
      })),
    ),
  offers: 'authorities',
  takes: ['out', 'pin', 'friendlyName', 'p12PasswordFile', 'p12Compat', 'dryRun'],
  async run(given, context) {
    const authority = requireName(names, given.name)
    const { out, pin } = given
    if (out === undefined) throw new CountersignError('usage.missing', { what: 'the file', flag: '--out FILE' })
    const [{ exportTrustStore }, { wellKnownPassword }] = await Promise.all([
      import('../../workflow/bundle.ts'),
      import('../../workflow/bundle-password.ts'),
    ])
    const said = await manner(given, context)
    const password = given.p12PasswordFile === undefined ? wellKnownPassword : said.password
    const mode = given.dryRun ? 'dry-run' : 'export'
    const request = { ...said, password, authority, out, mode, ...present({ pin }) } as const
    const answer = await exportTrustStore(request, context.home, context.ports)
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        `${style.bold(given.dryRun ? 'Would write' : 'Wrote')} ${style.place(answer.bundle.path)}${given.dryRun ? '; nothing was written' : ''}`,
        ...drawFields(
          [
            ['trusts', `the authority ${answer.authority}, and nobody else`],
            ['pin', answer.pin],
            ...bundleFields(answer.bundle, style),
          ],
          style,
        ),
      ],
      warnings: answer.warnings,
    }
  },
}
