/** `countersign probe`: attacks a running server, and reports who gets in. */
import { hostChoices, namesThat, openHome } from '../choices.ts'
import { defineCommand } from '../command.ts'
import { verdictTable } from '../exit.ts'
import { askedNeeds, needOptions } from '../needs.ts'
import { asked, count, flag, required, text, texts } from '../parameter.ts'

export const probe = defineCommand({
  name: 'probe',
  summary: 'attack a running server, and report attack by attack whether it refuses',
  group: 'prove',
  positionals: {
    url: asked(
      {
        says: 'Where does the server listen?',
        proposes: () => 'https://127.0.0.1:8443',
        check: async (url) => (await import('../../workflow/prove.ts')).parseEndpoint({ url }),
      },
      required('the server', text('URL', 'where it listens, such as https://127.0.0.1:8443')),
    ),
  },
  options: {
    as: asked(
      {
        says: 'Which client must be let in?',
        choices: namesThat(({ state }) => state === 'issued', ['clients'], 'be let in with'),
      },
      required(
        'the honest client',
        text('NAME', 'the credential that must be let in; all others are compared with it', { home: 'good-clients' }),
      ),
    ),
    host: asked(
      {
        says: 'By which name do clients reach it?',
        when: async ({ word }) => {
          const { parseEndpoint } = await import('../../workflow/prove.ts')
          return /^[0-9.]+$|:/.test(parseEndpoint({ url: word('url') ?? '' }).serverName)
        },
        choices: hostChoices,
      },
      text('HOST', "the server's name for SNI and Host (default: the URL's)", { home: 'hosts' }),
    ),
    path: text('PATH', 'a page that the honest client gets (default: /)'),
    ...needOptions,
    iOperateThisServer: asked(
      {
        says: 'Do you answer for this server?',
        when: ({ word }) => !/^https:\/\/(127\.|localhost|\[::1\])/.test(word('url') ?? ''),
      },
      flag('I answer for this server; needed for any that is not this machine'),
    ),
    rate: count(
      'N',
      'connections per second at most, where the server limits them (default: as fast as they come)',
      1000,
    ),
    keep: text(
      'DIRECTORY',
      'keep the certificates and keys of the attacks there, to repeat each by hand; delete them afterwards',
    ),
    accept: texts(
      'ATTACK=REASON',
      'accept that this attack succeeds or settles nothing, with the reason; it stays in the report and leaves the exit status alone',
    ),
    acceptFile: text('FILE', 'accept what its lines say, each ATTACK = REASON; # begins a comment'),
    report: texts('FILE', 'also write the report to a file: .html, .json, .sarif, or .xml for JUnit'),
    serverCa: text(
      'FILE',
      "the CA of the server's certificate where it is not of this home; the word public for those that browsers trust",
    ),
    pin: text('PIN', 'the pin of the client authority as you kept it; anything else is refused'),
  },
  interview: { opening: openHome, confirm: { says: 'Attack it?', proposal: 'yes' } },
  examples: [
    'probe https://127.0.0.1:8443 --host api.acme.internal --as alice',
    'probe https://127.0.0.1:8443 --host api.acme.internal --as alice --report report.html --report report.sarif',
    'probe https://127.0.0.1:8443 --host api.acme.internal --as alice --access pki/access/example.json',
    'probe https://api.acme.example --as alice --unsafe-path /echo --i-operate-this-server',
  ],
  async run(given, { home, passphrase, watch, detail, style, ports }) {
    const { iOperateThisServer, accept: words, acceptFile, report: paths, ...asked } = given
    const { proveServer } = await import('../../workflow/prove.ts')
    const { gatherAcceptances } = await import('../../workflow/accept.ts')
    const accept = Object.fromEntries(await gatherAcceptances(words, acceptFile, ports))
    const save =
      paths.length === 0 ? undefined : await (await import('../../workflow/report.ts')).openReports(paths, ports)
    const report = await proveServer(
      {
        ...asked,
        ...askedNeeds(given),
        operator: iOperateThisServer ? 'stated' : 'not-stated',
        passphrase,
        watch,
        accept,
      },
      home,
      ports,
    )
    const [{ encodeReport }, { drawReport }, { IDLE, idleAcceptances }] = await Promise.all([
      import('../../probe/report/json.ts'),
      import('../../probe/report/terminal.ts'),
      import('../../probe/report/telling.ts'),
    ])
    const written = (await save?.(report)) ?? []
    return {
      status: verdictTable[report.verdict],
      json: encodeReport(report),
      text: (style) => drawReport(report, style, detail),
      notes: [
        ...idleAcceptances(report).map(({ id }) => `${id} is accepted: ${IDLE}`),
        ...written.map((path) => `the report is also in ${style.place(path)}`),
      ],
    }
  },
})
