/** `countersign export timer`: writes units of systemd, or a table of cron, that renew certificates and CRLs while nobody is there. */
import { present } from '../../core/present.ts'
import { CountersignError } from '../../core/refusal.ts'
import { shellWord } from '../../core/shell.ts'
import { exitStatuses } from '../exit.ts'
import { type OtherExport, requireName } from '../other-export.ts'
import { drawFields, printable } from '../text.ts'

const names = {
  word: 'timer',
  named: 'the name of the units of systemd, or of the table of cron,',
} as const

export const timer: OtherExport = {
  ...names,
  takes: ['out', 'authority', 'scheduler', 'every', 'expiring', 'then', 'user', 'dryRun'],
  async run(given, { home, passphrase, passphraseFile, ports }) {
    const { scheduler = 'systemd', every = 'daily', expiring = '30d', then: command, dryRun } = given
    const name = requireName(names, given.name)
    const { out } = given
    if (out === undefined) throw new CountersignError('usage.missing', { what: 'the directory', flag: '--out DIR' })
    const { exportTimer } = await import('../../workflow/timer.ts')
    const mode = dryRun ? 'dry-run' : 'export'
    const said = { name, out, scheduler, every, expiring, passphrase, mode } as const
    const answer = await exportTimer(
      { ...said, ...present({ command, passphraseFile, user: given.user, authority: given.authority }) },
      home,
      ports,
    )
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        `${style.bold(dryRun ? 'Would write' : 'Wrote')} ${printable(style.place(answer.directory))}${dryRun ? '; nothing was written' : ''}`,
        ...drawFields(
          [
            ['runs', `${every}, by ${scheduler}, as the user ${answer.user}`],
            [
              'renews',
              answer.authority === undefined
                ? `what ends within ${expiring}, and signs every CRL anew`
                : `what ends within ${expiring} and is of ${answer.authority}, and signs its CRL anew`,
            ],
            ['home', answer.home],
            ['then', command === undefined ? undefined : printable(command)],
            ['passphrase', answer.passphraseFile === undefined ? undefined : `read from ${answer.passphraseFile}`],
            ['files', ...answer.files],
            ['install', `cd ${shellWord(style.place(answer.directory))}, then as root:`, ...answer.install],
          ],
          style,
        ),
      ],
      warnings: answer.warnings,
    }
  },
}
