/** A target tried in one go: a home, three clients, a real server, an attack, a revocation, an attack again. */
import { join } from 'node:path'
import { authorityFor, findAuthority } from '../authority/authority.ts'
import { parseEntryName } from '../core/brand.ts'
import { encodeJson } from '../core/json.ts'
import type { Passphrase } from '../core/port/keys.ts'
import type { Credential, Network } from '../core/port/network.ts'
import { CountersignError } from '../core/refusal.ts'
import { findTarget, loadCatalogue, type Target } from '../export/catalogue.ts'
import { formatArgv } from '../export/command.ts'
import { type Observation, observe } from '../probe/engine/observe.ts'
import { http1 } from '../probe/protocol/http1.ts'
import type { Report } from '../probe/report/report.ts'
import { checkAccess } from './access.ts'
import { findHonest } from './credential.ts'
import { type ExportOptions, parseListen, writeTarget } from './export.ts'
import { initHome } from './init.ts'
import { issueCredential } from './issue.ts'
import { type HeldHome, holdHome } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'
import { proveServer } from './prove.ts'
import { revokeCertificates } from './revoke.ts'
import { build, type Served, serve } from './run-exported.ts'

const ORGANISATION = 'Acme'
const TRUST_DOMAIN = 'acme.internal'
const HOST = 'api.acme.internal'
const PASSPHRASE_OCTETS = 18
/** The server's access rules: everybody uses the front page, admins the back room. */
const RULES = {
  title: 'Everybody may use the front page, and admins the rest',
  rules: [
    { paths: ['/'], methods: ['GET', 'POST'], require: 'any-client' },
    { paths: ['/admin'], methods: ['GET'], require: { role: ['admin'] } },
  ],
}
/** How long bob may still get in after his revocation before that is called a failure. */
const REFUSAL_DEADLINE_MS = 10_000

/** What a caller hears while it runs, in order. */
export type TryEvent =
  | { readonly kind: 'step'; readonly title: string; readonly command?: readonly string[] }
  | { readonly kind: 'fact'; readonly text: string }
  | { readonly kind: 'report'; readonly report: Report }

export type TryAnswer = {
  /** Everything that was made, kept. */
  readonly directory: string
  readonly home: string
  readonly deployment: string
  /** Holds the passphrase of the home, mode 0600. */
  readonly passphraseFile: string
  readonly before: Report
  readonly after: Report
  readonly revocation: {
    readonly name: string
    /** What he met before and afterwards, such as `HTTP 200`. */
    readonly before: string
    readonly after: string
    /** Milliseconds from the command to the published CRL. */
    readonly publishedAfterMs: number
    /** Milliseconds from the command to his first refusal. */
    readonly refusedAfterMs: number
  }
}

const met = (seen: Observation): string =>
  seen.answer === undefined ? 'no answer, the connection was refused' : `HTTP ${seen.answer.status}`

/**
 * Tries a target in a temporary directory, which stays.
 *
 * Effects: files below that directory; a server on a free port of 127.0.0.1 until the end, and the backend it comes with.
 *
 * @throws {CountersignError} `target.unknown`; `program.missing` with how to install it; `process.failed`
 */
export async function tryTarget(
  {
    target: wanted,
    tell,
    watch,
  }: { readonly target: string; readonly tell: (event: TryEvent) => void; readonly watch: Watch },
  ports: Ports,
): Promise<TryAnswer> {
  const { files, entropy, network } = ports
  const target = findTarget(await loadCatalogue(files, ports.shipped.templates), wanted)
  if (target.kind === 'checked') {
    throw new CountersignError('usage.wrong', {
      problem: `the target ${target.name} is checked, not started: there is nothing to try on this machine`,
      next: 'export it, and probe the server that it configures',
    })
  }
  const directory = await files.makeTemporaryDirectory('countersign-try-')
  const home = join(directory, 'pki')
  const deployment = join(directory, 'server')
  const passphraseFile = join(directory, 'passphrase')
  const secret = Buffer.from(entropy.bytes(PASSPHRASE_OCTETS)).toString('base64url')
  await files.write(passphraseFile, `${secret}\n`, 'private')
  const passphrase = async (): Promise<Passphrase> => ({ octets: Buffer.from(secret) })
  const held = holdHome(home, ports)
  const given = { passphrase, watch }

  tell({
    kind: 'step',
    title: 'Make a PKI home',
    command: ['init', '--org', ORGANISATION, '--trust-domain', TRUST_DOMAIN],
  })
  const made = await initHome(
    { home, organisation: ORGANISATION, trustDomain: TRUST_DOMAIN, serverDomains: [], protection: passphrase, watch },
    ports,
  )
  for (const { name, usage, pin } of made.authorities) {
    tell({ kind: 'fact', text: `${name} signs ${usage} certificates, pin ${pin}` })
  }

  const mallory: Credential[] = []
  for (const [name, role, naming] of [
    ['alice', 'admin', 'once'],
    ['bob', 'viewer', 'once'],
    ['mallory', 'admin', 'once'],
    ['mallory', 'admin', 'again'],
  ] as const) {
    const uri = `spiffe://${TRUST_DOMAIN}/${name}`
    const again = naming === 'again' ? ['--again'] : []
    const command = ['issue', 'client', name, '--uri', uri, '--claim', `role=${role}`, ...again]
    tell({
      kind: 'step',
      title: `Issue ${naming === 'again' ? 'another' : 'a'} certificate to ${name}, ${role}`,
      command,
    })
    await issueCredential(
      {
        ...given,
        usage: 'client',
        name,
        subjectAltNames: [{ kind: 'uri', value: uri }],
        claims: [{ name: 'role', value: role }],
        naming,
        mode: 'issue',
      },
      held,
      ports,
    )
    // The home keeps the newest key of a name only; an attacker keeps both.
    if (name === 'mallory') {
      mallory.push(await held.write((opened) => findHonest(opened, parseEntryName(name), ports)))
    }
  }
  const dismissed = { ...given, what: { name: 'mallory' }, reason: 'keyCompromise', mode: 'revoke' } as const
  tell({
    kind: 'step',
    title: 'Revoke mallory, whose laptop was stolen',
    command: ['revoke', 'mallory', '--reason', dismissed.reason],
  })
  await revokeCertificates(dismissed, held, ports)

  tell({
    kind: 'step',
    title: 'Issue a certificate to the server',
    command: ['issue', 'server', HOST, '--dns', HOST, '--ip', '127.0.0.1'],
  })
  await issueCredential(
    {
      ...given,
      usage: 'server',
      name: HOST,
      subjectAltNames: [
        { kind: 'dns', value: HOST },
        { kind: 'ip', value: '127.0.0.1' },
      ],
      claims: [],
      naming: 'once',
      mode: 'issue',
    },
    held,
    ports,
  )

  const access = join(home, 'access/front-page.json')
  await files.write(access, encodeJson({ $schema: '../schemas/access.schema.json', ...RULES }), 'public')
  tell({ kind: 'step', title: 'Say who may do what', command: ['access', 'check', access, '--as', 'bob'] })
  const { verdicts } = await checkAccess({ file: access, as: 'bob' }, held, ports)
  for (const { method, path, outcome, why } of verdicts) {
    tell({ kind: 'fact', text: `${method} ${path} ${outcome}: ${why}` })
  }

  const listen = `127.0.0.1:${await network.freePort('127.0.0.1')}`
  const inputs = await inputsFor(target, network)
  const options: ExportOptions = {
    target: target.name,
    host: HOST,
    listen,
    out: deployment,
    origins: [],
    access,
    inputs,
    mode: 'export',
  }
  const chosen = Object.entries(inputs).flatMap(([input, value]) => ['--input', `${input}=${value}`])
  const exporting = [
    'export',
    target.name,
    '--host',
    HOST,
    '--listen',
    listen,
    ...chosen,
    '--access',
    access,
    '--out',
    deployment,
  ]
  tell({ kind: 'step', title: 'Export a server that admits only these clients', command: exporting })
  const exported = await writeTarget(options, held, ports)
  if (exported.commands.build !== undefined) {
    tell({
      kind: 'fact',
      text: `it is built with ${formatArgv(exported.commands.build)}; the first time takes minutes`,
    })
    watch('building')
    await build(exported, ports)
  }
  const server = await serve(exported, ports, 'with-sample')
  try {
    tell({ kind: 'fact', text: `it runs as process ${server.pid()} on ${listen}` })
    const attack = (revoked: string): Promise<Report> =>
      proveServer(
        {
          ...given,
          url: `https://${listen}`,
          host: HOST,
          as: 'alice',
          revoked,
          revokedNamesakes: { name: 'mallory', credentials: mallory },
          path: '/',
          unsafePath: '/',
          access,
          operator: 'not-stated',
          mint: 'allowed',
        },
        held,
        ports,
      )
    const probing = [
      'probe',
      `https://${listen}`,
      '--host',
      HOST,
      '--as',
      'alice',
      '--unsafe-path',
      '/',
      '--access',
      access,
    ]
    tell({ kind: 'step', title: 'Attack it', command: probing })
    const before = await attack('mallory')
    tell({ kind: 'report', report: before })

    tell({
      kind: 'step',
      title: 'Revoke bob, who got in until now',
      command: ['revoke', 'bob', '--reason', 'keyCompromise'],
    })
    const revocation = await revokeBob(server, options, given, held, ports)
    tell({
      kind: 'fact',
      text: `before: ${revocation.before}; ${revocation.refusedAfterMs} ms after the command: ${revocation.after}`,
    })

    tell({ kind: 'step', title: 'Attack it again', command: probing })
    const after = await attack('bob')
    tell({ kind: 'report', report: after })
    return { directory, home, deployment, passphraseFile, before, after, revocation }
  } finally {
    await server.stop()
    await held.close()
  }
}

/** Where the backend that a target comes with will listen, as the target's own input says it. */
async function inputsFor({ commands }: Target, network: Network): Promise<Readonly<Record<string, string>>> {
  const { sample } = commands
  if (sample === undefined) return {}
  return { [sample.input]: sample.value.replace('{port}', String(await network.freePort('127.0.0.1'))) }
}

/** Revokes bob, brings the new CRL to the server, and asks as bob until he is refused. */
async function revokeBob(
  server: Served,
  options: ExportOptions,
  given: { readonly passphrase: AskPassphrase; readonly watch: Watch },
  held: HeldHome,
  ports: Ports,
): Promise<TryAnswer['revocation']> {
  const { clock, files, network } = ports
  const { credential, serverTrust } = await held.write(async (opened) => ({
    credential: await findHonest(opened, parseEntryName('bob'), ports),
    serverTrust: [
      (await findAuthority(opened.home, authorityFor(opened.home, 'server'), opened.store, files)).certificate.der,
    ],
  }))
  const { address, port } = parseListen(options.listen)
  const endpoint = {
    address: { host: address, port: Number(port) },
    serverName: HOST,
    serverTrust,
    timeoutMs: REFUSAL_DEADLINE_MS,
  }
  const request = { method: 'GET', path: '/' } as const
  const asBob = (): Promise<Observation> =>
    observe(network, endpoint, { transport: '1.3', protocol: http1 }, { request, credential })
  const first = await asBob()
  const started = clock.elapsedMs()
  const passed = (): number => Math.round(clock.elapsedMs() - started)
  await revokeCertificates({ ...given, what: { name: 'bob' }, reason: 'keyCompromise', mode: 'revoke' }, held, ports)
  const publishedAfterMs = passed()
  await writeTarget(options, held, ports)
  await server.reload()
  let seen = await asBob()
  while (seen.answer?.status === 200 && passed() < REFUSAL_DEADLINE_MS) seen = await asBob()
  return { name: 'bob', before: met(first), after: met(seen), publishedAfterMs, refusedAfterMs: passed() }
}
