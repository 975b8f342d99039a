/** `countersign door`: answers the proxy in front of it who may do what, until it is stopped; or checks what it would go by. */
import type { DoorAnswer } from '../../workflow/keep-door.ts'
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { asked, flag, required, text, unless } from '../parameter.ts'
import { drawFields, readableTime, type Style } from '../text.ts'

function fieldsOf({ host, pin, crl, rules, directory }: DoorAnswer, style: Style): string[] {
  return drawFields(
    [
      ['door of', style.place(directory)],
      ['host', host],
      ['client CA', `sha256/${pin}`],
      ['CRL', `number ${crl.number}, with ${crl.revoked} revoked, until ${readableTime(crl.nextUpdate)}`],
      [
        'access',
        rules === undefined
          ? 'no rules: every client may do everything'
          : `rules for ${rules} paths; everything else is refused`,
      ],
    ],
    style,
  )
}

export const door = defineCommand({
  name: 'door',
  summary: 'decide for a proxy, request by request, who gets in and may do what',
  group: 'configure',
  positionals: {
    directory: asked(
      { says: 'Which exported directory has the door?' },
      required('the exported directory', text('DIR', 'the exported directory of the proxy, which has a door.json')),
    ),
  },
  options: {
    listen: unless(
      'check',
      asked(
        { says: 'Where does the proxy reach the door?', proposes: () => 'unix:door.sock' },
        required(
          'where to listen',
          text('PLACE', 'unix:PATH, 127.0.0.1:PORT, or systemd for the socket that systemd has opened', []),
        ),
      ),
    ),
    check: flag('listen nowhere; check the files of the directory, and show what they say'),
  },
  examples: ['door deploy/caddy --listen unix:deploy/caddy/run/door.sock', 'door deploy/caddy --check'],
  async run({ directory, listen, check }, { ports, log }) {
    const { checkDoor, keepDoor, parsePlace } = await import('../../workflow/keep-door.ts')
    if (check) {
      const answer = await checkDoor({ directory }, ports)
      return {
        status: exitStatuses.done,
        json: answer,
        text: (style) => fieldsOf(answer, style),
        warnings: answer.warnings,
      }
    }
    const place = parsePlace(listen)
    const answer = await keepDoor({ directory, place, log }, ports)
    return { status: exitStatuses.done, json: answer, text: () => [] }
  },
})
