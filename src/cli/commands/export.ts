/**
 * `countersign export`: writes the configuration of a server, with its certificates, its key and the CRL. `exports/` has what it
 * writes besides.
 */
import { present } from '../../core/present.ts'
import { CountersignError } from '../../core/refusal.ts'
import { shellWord } from '../../core/shell.ts'
import { extras } from '../../export/extra.ts'
import { type GuidelineWord, guidelineWords, USUAL_GUIDELINE } from '../../policy/guideline.ts'
import { formatHostAndPort } from '../../policy/host.ts'
import type { ExportAnswer } from '../../workflow/export.ts'
import { bundleOptions } from '../bundle.ts'
import { hostChoices, openHome, targetChoices, usableRules, whichAuthority } from '../choices.ts'
import { type Context, defineCommand } from '../command.ts'
import { deliver } from '../delivery.ts'
import { sayElsewhere } from '../deploying.ts'
import { exitStatuses } from '../exit.ts'
import { otherExports } from '../exports/index.ts'
import { inOptions, parseInputs } from '../inputs.ts'
import { requireTaken } from '../other-export.ts'
import { asked, choice, choices, flag, type Parameter, text, texts } from '../parameter.ts'
import { type Asking, type Question, rehearsed } from '../question.ts'
import { drawFields, printable, readableTime, type Style, wrapText } from '../text.ts'
import { timerOptions } from '../timer.ts'
import { wasSaid } from '../words.ts'

/** Where the values of the fields begin, and how narrow they may get. */
const INDENT = 10
const NARROWEST = 40

function describe(answer: ExportAnswer, style: Style, detail: Context['detail']): string[] {
  const {
    mode,
    target,
    directory,
    host,
    alsoHosts = [],
    listen,
    guideline,
    pin,
    server,
    files,
    commands,
    cannot,
  } = answer
  const done = mode === 'export'
  const there = (command: string): string => `cd ${shellWord(style.place(directory))} && ${command}`
  return [
    `${style.bold(done ? 'Wrote' : 'Would write')} ${printable(style.place(directory))}${done ? '' : '; nothing was written'}`,
    ...drawFields(
      [
        ['target', guideline === USUAL_GUIDELINE ? target : `${target}, by the guideline ${guideline}`],
        ['host', `${[host, ...alsoHosts].join(', ')}, listening on ${listen}`],
        ['admits', `clients of the authority with the pin ${pin}`],
        ...(server.from === undefined
          ? []
          : [
              [
                'shows',
                `the certificate of ${server.subject || host} by ${server.issuer}`,
                `from ${style.place(server.from)}, until ${readableTime(server.notAfter)}`,
              ] as const,
            ]),
        ['files', ...files.map(({ path, readableBy }) => (readableBy === 'owner' ? `${path} (secret)` : path))],
        ...(commands.build === undefined ? [] : [['build', there(commands.build)] as const]),
        ['check', there(commands.check)],
        ...(commands.beside === undefined ? [] : [['beside it', there(commands.beside)] as const]),
        ['run', { text: there(commands.run), paint: style.bold }],
        ['reload', commands.reload],
        ['stop', commands.stop],
        ...(commands.install === undefined
          ? []
          : [['install', `cd ${shellWord(style.place(directory))}, then as root:`, ...commands.install] as const]),
        detail === 'verbose'
          ? ['cannot', ...cannot.flatMap((what) => wrapText(what, Math.max(style.columns - INDENT, NARROWEST)))]
          : ['cannot', `${cannot.length} things; its README.md, or the option -v, lists them and what works instead`],
      ],
      style,
    ),
  ]
}

const findOther = (target: string | undefined) => otherExports.find(({ word }) => word === target)

/** A list of an input; undefined where nothing was given. */
const listed = (given: readonly string[]): string | undefined => (given.length === 0 ? undefined : given.join(','))

/** Gives a parameter of server configurations its question, which is not put for what else is exported. */
const askedOfServer = <T>(question: Question, parameter: Parameter<T>): Parameter<T> =>
  asked(
    {
      ...question,
      when: async (asking) =>
        findOther(asking.word('target')) === undefined && (await question.when?.(asking)) !== false,
    },
    parameter,
  )

/** The backend that a proxy takes by itself; undefined for what is no proxy. Refuses an unknown target. */
async function usualUpstream(target: string, { ports }: Pick<Asking, 'ports'>): Promise<string | undefined> {
  return (await import('../../workflow/export.ts')).defaultInput(target, 'upstream', ports)
}

/** Where a target listens by itself. Refuses an unknown target. */
async function usualPlace(target: string, { ports }: Pick<Asking, 'ports'>): Promise<string> {
  const { defaultInput } = await import('../../workflow/export.ts')
  const [address = '127.0.0.1', port = '8443'] = [
    await defaultInput(target, 'address', ports),
    await defaultInput(target, 'port', ports),
  ]
  return formatHostAndPort(address, Number(port))
}

/** The options that an export needs, unless it is of CRL and certificates alone. */
const NEEDED = [
  { key: 'target', what: 'the target', flag: 'TARGET; --help has an example' },
  { key: 'host', what: 'the host name', flag: '--host HOST' },
  { key: 'listen', what: 'the address to listen on', flag: '--listen ADDRESS:PORT' },
  { key: 'out', what: 'the directory', flag: '--out DIR' },
] as const

type Needed = Readonly<Record<(typeof NEEDED)[number]['key'], string>>

function requireNeeded({
  target,
  host,
  listen,
  out,
  all,
}: { readonly [K in keyof Needed]?: Needed[K] | undefined } & { readonly all: boolean }): Needed {
  if (all)
    throw new CountersignError('usage.missing', {
      what: 'the option that tells what to replace in all exports',
      flag: '--only tls',
    })
  const needed = { target, host, listen, out }
  const lacking = NEEDED.find(({ key }) => needed[key] === undefined)
  if (lacking === undefined) return needed as Needed
  throw new CountersignError('usage.missing', { what: lacking.what, flag: lacking.flag })
}

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'write a server configuration that admits only the clients of your authority',
  group: 'configure',
  positionals: {
    target: asked(
      { says: 'Which server do you want to configure?', choices: targetChoices },
      text(
        'TARGET',
        'the server to configure (see: countersign targets); or p12, for the bundle of a credential; or java-truststore; or timer, for renewal by itself',
        { targetsAnd: otherExports.map(({ word }) => word) },
      ),
    ),
    name: asked(
      {
        says: 'Which one?',
        when: ({ word }) => findOther(word('target')) !== undefined,
        choices: async (asking) => findOther(asking.word('target'))?.choices?.(asking),
      },
      text(
        'NAME',
        'after p12: the name of the certificate; after java-truststore: the authority that is trusted; after timer: what the units of systemd are called',
        { home: ({ target }) => findOther(target?.[0])?.offers },
      ),
    ),
  },
  options: {
    host: askedOfServer(
      { says: 'By which host name do clients reach the server?', choices: hostChoices },
      texts(
        'HOST',
        'the host name that clients use; with several, each must be in SNI and Host alike, and one server certificate must cover all of them',
        { home: 'hosts' },
      ),
    ),
    authority: askedOfServer(
      whichAuthority('The clients of which authority does the server admit?', () => 'client'),
      text(
        'AUTHORITY',
        'the one authority whose clients the server admits, if the home has several (default: the first in countersign.json); with --only: only exports that admit its clients; with timer: the only authority that it is for',
        { home: 'client-authorities' },
      ),
    ),
    listen: askedOfServer(
      {
        says: 'On which address and port does the server listen?',
        proposes: async (asking) => usualPlace(asking.word('target') ?? '', asking),
        check: async (listen) => (await import('../../workflow/export.ts')).parseListen(listen),
      },
      text('ADDRESS:PORT', 'the address and port to listen on, such as 127.0.0.1:8443'),
    ),
    upstream: askedOfServer(
      {
        says: 'What is the URL of the backend behind this proxy?',
        when: async (asking) => (await usualUpstream(asking.word('target') ?? '', asking)) !== undefined,
        proposes: (asking) => usualUpstream(asking.word('target') ?? '', asking),
      },
      text(
        'URL',
        'the backend behind a proxy, such as http://127.0.0.1:9000, https://app.acme.internal or unix:/run/app.sock',
      ),
    ),
    door: flag(
      'let countersign door decide on each request, in a process beside the server; for servers that can ask it (see: countersign targets)',
    ),
    health: text(
      'ADDRESS:PORT',
      'where the server answers a health check without a certificate, such as 127.0.0.1:9080 (default: nowhere)',
    ),
    out: askedOfServer(
      {
        says: 'Into which directory are the files to be written?',
        proposes: ({ word }) => `deploy/${word('target')}`,
        check: rehearsed('out'),
      },
      text('DIR', 'the directory to write into: a new one, an empty one, or one that an earlier export has written'),
    ),
    access: askedOfServer(
      { says: 'A file of access rules (Enter for none: then every client may do everything):', check: usableRules },
      text('FILE', 'a file of access rules; without it, every client may do everything'),
    ),
    origin: texts(
      'ORIGIN',
      'the origin of another web site whose pages may send POST requests to this server, such as https://app.acme.internal; whether they may also read answers and need a CORS preflight depends on the target',
    ),
    websocket: texts(
      'PATH',
      'a path at which clients may open a WebSocket, exactly as it stands; only pages of this server and of each --origin may, or programs if --without-origin allows them (default: none)',
    ),
    proxyProtocol: texts(
      'CIDR',
      'a block of addresses, such as 10.0.0.0/8, from which a load balancer speaks the PROXY protocol; nobody else gets an answer then (default: none, and nobody may speak it)',
    ),
    withoutOrigin: askedOfServer(
      {
        says: 'Who sends requests that change something (POST, PUT, DELETE)?',
        proposes: () => 'refuse',
        choices: () => [
          {
            value: 'refuse',
            about:
              'only pages of this server (in a browser), and programs that send an Origin header with the origin of this server',
          },
          { value: 'allow', about: 'browsers, and also programs that send no Origin header, such as curl or services' },
        ],
      },
      choice(
        ['allow', 'refuse'],
        'WHAT',
        'whether the server accepts POST, PUT, PATCH and DELETE requests without an Origin header, which programs such as curl send',
      ),
    ),
    input: texts('NAME=VALUE', 'another setting of the target; countersign targets lists them'),
    guideline: choice<GuidelineWord>(
      guidelineWords,
      'NAME',
      'the guideline for TLS versions, suites and groups: TLS 1.3 alone, also TLS 1.2, or only what NIST has approved (default: that of the export in --out, or intermediate)',
    ),
    with: choices(
      extras,
      'WHAT',
      'what is written besides, with commas between: units of systemd that start and reload the server; a Dockerfile for an image without keys',
    ),
    serverVersion: text('VERSION', 'the version of the server program, if the configuration depends on it'),
    serverAuthority: text(
      'AUTHORITY',
      "the authority of the server's certificate, if several of the home have certified the host",
      { home: 'server-authorities' },
    ),
    serverChain: text(
      'FILE',
      "a file with the server's certificate from another CA, such as a public CA, followed by the certificate of its issuer",
    ),
    serverKey: text(
      'FILE',
      'the unencrypted private key for --server-chain; later exports into the same directory keep the certificate and this key',
    ),
    reload: text(
      'COMMAND',
      'a shell command that makes the server take up new files: countersign revoke --deploy runs it in the directory (default: what the target itself has); it is shown in lists, so put no secret into it',
    ),
    ...bundleOptions,
    ...timerOptions,
    pin: text('PIN', 'the pin of the client authority, from your own copy; an authority with another pin is refused'),
    only: choice(
      ['tls'],
      'WHAT',
      'tls: replace only the CRL and certificates of the export in --out, even if you changed other files there',
    ),
    all: flag(
      'with --only: replace the CRL and certificates in every export that this home has made and that still exists',
    ),
    dryRun: flag('show what would be written, and write nothing'),
  },
  interview: {
    opening: openHome,
    // Names a word that is no target before whatever else is missing.
    refuses: async (context, said) => {
      const [target] = said['target'] ?? []
      if (target !== undefined && findOther(target) === undefined) await usualUpstream(target, context)
    },
    lacks: (said) =>
      findOther(said['target']?.[0]) === undefined
        ? !wasSaid(said, 'only') && NEEDED.some(({ key }) => !wasSaid(said, key))
        : !wasSaid(said, 'name'),
    confirm: { says: 'Write it?', proposal: 'yes' },
  },
  examples: [
    'export node --host api.acme.internal --listen 127.0.0.1:8443 --out deploy/node',
    'export node --host api.acme.internal --listen 127.0.0.1:8443 --out deploy/node --access pki/access/example.json',
    'export nginx --host api.acme.internal --listen 127.0.0.1:8443 --upstream http://127.0.0.1:9000 --out deploy/nginx',
    'export nginx --door --host api.acme.internal --listen 127.0.0.1:8443 --upstream http://127.0.0.1:9000 --out deploy/nginx',
    'export --only tls --out deploy/node',
    'export --only tls --all',
    'export p12 alice --out alice.p12',
    'export java-truststore servers --out truststore.p12',
    'export timer acme --out deploy/timer --then /etc/acme/reload-servers --passphrase-file /etc/acme/passphrase',
  ],
  async run(given, context) {
    const { home, detail, ports } = context
    const other = findOther(given.target)
    requireTaken(other, given)
    if (other !== undefined) return other.run(given, context)
    if (given.only !== undefined) return deliver(given, home, ports)
    const { origin, access, withoutOrigin, input, pin, guideline, serverVersion, dryRun } = given
    const { upstream, health, websocket, proxyProtocol } = given
    const { authority, serverAuthority, serverChain, serverKey, user, reload } = given
    const [host, ...alsoHosts] = given.host
    const where = requireNeeded({ ...given, host })
    const { parseListen, tellExport, urlOf, writeTarget } = await import('../../workflow/export.ts')
    const options = {
      ...where,
      alsoHosts,
      ...(given.door && { target: await (await import('../../workflow/targets.ts')).askingDoor(where.target, ports) }),
      origins: origin,
      extras: given.with,
      inputs: parseInputs(
        present({ upstream, health, webSockets: listed(websocket), proxyProtocol: listed(proxyProtocol) }),
        input,
      ),
      mode: dryRun ? 'dry-run' : 'export',
      ...present({
        access,
        withoutOrigin,
        guideline,
        serverVersion,
        authority,
        serverAuthority,
        serverChain,
        serverKey,
        pin,
        user,
        reload,
      }),
    } as const
    const made = await writeTarget(options, home, ports).catch((error: unknown) => {
      throw inOptions(error)
    })
    const answer = tellExport(options, made)
    const { listen, warnings, server } = answer
    const trust = server.from === undefined ? [] : ['--server-ca', 'public']
    const attack = ['probe', urlOf(made, where.host, listen), '--host', where.host, ...trust, '--as', 'NAME']
    return {
      status: exitStatuses.done,
      json: answer,
      made,
      text: (style) => describe(answer, style, detail),
      warnings,
      next: dryRun
        ? []
        : [
            { about: 'when the server runs, attack it', words: attack },
            ...sayElsewhere(made, { host: where.host, ...parseListen(listen) }),
          ],
    }
  },
})
