/** `countersign export`: writes a server's configuration, with all that it needs to run. */
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { choice, flag, required, text, texts } from '../parameter.ts'
import { drawFields, printable } from '../text.ts'

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'write a server configuration that admits only the clients of your authority',
  positionals: { target: required('the target', text('TARGET', 'the server to configure; see: countersign targets')) },
  options: {
    host: required('the host name', text('HOST', 'the name that clients use; a server certificate must cover it')),
    listen: required('the address to listen on', text('ADDRESS:PORT', 'such as 127.0.0.1:8443')),
    out: required('the directory', text('DIR', 'where to write; new, empty, or written by an earlier export')),
    origin: texts('ORIGIN', 'an origin whose pages may send unsafe requests, such as https://app.acme.internal'),
    withoutOrigin: choice(['allow', 'refuse'], 'WHAT', 'what becomes of unsafe requests without an Origin'),
    pin: text('PIN', 'the pin of the client authority as you kept it; anything else is refused'),
    dryRun: flag('show what would be written, and write nothing'),
  },
  examples: [
    'export node --host api.acme.internal --listen 127.0.0.1:8443 --out deploy/node',
    'export node --host api.acme.internal --listen 127.0.0.1:8443 --out deploy/node --origin https://app.acme.internal',
  ],
  async run({ target, host, listen, out, origin, withoutOrigin, pin, dryRun }, { home, ports }) {
    const { exportTarget } = await import('../../workflow/export.ts')
    const answer = await exportTarget(
      {
        home,
        target,
        host,
        listen,
        out,
        origins: origin,
        mode: dryRun ? 'dry-run' : 'export',
        ...(withoutOrigin === undefined ? {} : { withoutOrigin }),
        ...(pin === undefined ? {} : { pin }),
      },
      ports,
    )
    const { commands, files } = answer
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        `${style.bold(dryRun ? 'Would write' : 'Wrote')} ${printable(style.place(answer.directory))}${dryRun ? '; nothing was written' : ''}`,
        ...drawFields(
          [
            ['target', answer.target],
            ['host', `${answer.host}, listening on ${answer.listen}`],
            ['admits', `clients of the authority with the pin ${answer.pin}`],
            ['files', ...files.map(({ path, access }) => (access === 'private' ? `${path} (secret)` : path))],
            ['check', commands.check],
            ['run', { text: commands.run, paint: style.bold }],
            ['reload', commands.reload],
            ['cannot', ...answer.cannot],
          ],
          style,
        ),
      ],
      warnings: answer.warnings,
      next: dryRun
        ? []
        : [
            {
              about: 'once it runs, attack it',
              words: ['probe', `https://${answer.listen}`, '--host', answer.host, '--as', 'NAME'],
            },
          ],
    }
  },
})
