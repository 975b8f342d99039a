/** `countersign permit`: allows server certificates for more domains and address blocks. */
import { present } from '../../core/present.ts'
import { openHome, whichAuthority } from '../choices.ts'
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { asked, flag, required, text, texts } from '../parameter.ts'
import { rehearsed } from '../question.ts'
import { drawFields } from '../text.ts'

export const permit = defineCommand({
  name: 'permit',
  summary: 'allow server certificates for more domains and address blocks',
  group: 'issue',
  positionals: {
    name: asked(
      {
        says: 'Which domain or address block do you want to allow, such as acme.example or 100.64.0.0/10?',
        check: rehearsed('name'),
      },
      required(
        'the domain or address block',
        texts('DOMAIN', "a domain, an address or an address block; '*' allows any"),
      ),
    ),
  },
  options: {
    authority: asked(
      whichAuthority('The certificates of which authority?', () => 'server'),
      text('AUTHORITY', 'the servers authority, if the home has several (default: the first in countersign.json)', {
        home: 'server-authorities',
      }),
    ),
    pin: text('PIN', 'the pin of the servers authority, from your own copy; an authority with another pin is refused'),
    remove: texts('DOMAIN', 'refused, with the reason: permitted names cannot be taken away'),
    dryRun: flag('show what would be permitted, and change nothing'),
  },
  interview: {
    opening: openHome,
    refuses: async (_, { remove = [] }) => (await import('../../workflow/permit.ts')).refuseRemoval(remove),
    confirm: { says: 'Permit it?', proposal: 'yes' },
  },
  examples: ['permit acme.example', 'permit acme.example 100.64.0.0/10 2001:db8::/32'],
  async run({ name, authority: asked, pin, remove, dryRun }, { home, passphrase, watch, ports }) {
    const { permitNames, refuseRemoval } = await import('../../workflow/permit.ts')
    refuseRemoval(remove)
    const mode = dryRun ? 'dry-run' : 'permit'
    const answer = await permitNames(
      { names: name, mode, passphrase, watch, ...present({ authority: asked, pin }) },
      home,
      ports,
    )
    const { added, permitted, authority, certificate, fingerprint } = answer
    const nothing = added.length === 0
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        style.bold(
          nothing
            ? 'Server certificates may already name that'
            : `Server certificates ${dryRun ? 'would be permitted more' : 'may now name more'}`,
        ),
        ...drawFields(
          [
            ['added', ...added],
            ['permitted', ...(permitted ?? ['anything'])],
            ['authority', authority],
            ['pin', `${answer.pin}, as before`],
            ['certificate', style.place(certificate)],
            ['fingerprint', fingerprint],
            ['shown by', ...answer.exports.map(style.place)],
          ],
          style,
        ),
      ],
      warnings: answer.warnings,
      notes: dryRun
        ? ['nothing was changed']
        : nothing
          ? []
          : [
              'give your clients this authority certificate in place of the old one; clients with the old one work as before, but refuse the new names',
              'no export has to be renewed: none holds this certificate',
            ],
    }
  },
})
