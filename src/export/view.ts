/** Makes all decisions about the content of an export, and names their results. Templates only insert these values. */
import { formatInstant, type Instant, type Pin } from '../core/brand.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { type AccessPath, type AccessTable, formatRequirement } from '../policy/access.ts'
import type { ClaimDefinition } from '../policy/claim.ts'
import { type GuidelineWord, guidelineOf, USUAL_GUIDELINE } from '../policy/guideline.ts'
import { formatHost, formatHostAndPort, isAddress, originOf, reachedAt } from '../policy/host.ts'
import { parseIpAddress } from '../policy/hostname.ts'
import { foreignHeaders } from '../policy/identity-headers.ts'
import { requireEnforceable } from './access.ts'
import type { Target } from './catalogue.ts'
import { fillArgv, formatArgv, formatReload } from './command.ts'
import { parseEndpoint, parsePlace } from './endpoint.ts'
import { type ExtraName, extraTexts, type Operation, unitValues } from './extra.ts'
import { type Named, requireHosts } from './hosts.ts'
import { imageValues } from './image.ts'
import { type InputValue, parseInput } from './input.ts'
import { formatRange, isSince, parseVersion } from './version.ts'

/** The request for an export. */
export type ExportRequest = Named & {
  /** Where it is written; absolute. */
  readonly directory: string
  /** The pin of the one client authority. */
  readonly pin: Pin
  /** The claims that the application may be told. */
  readonly claims: readonly ClaimDefinition[]
  /** The access rules: which clients may make which requests. */
  readonly access: AccessTable
  /** Input's name → what was chosen, as text; the rest have defaults. */
  readonly inputs: Readonly<Record<string, string>>
  /** The version of the server program, where it is known. */
  readonly version?: string
  /** The guideline that its protocol settings follow; the usual one where absent. */
  readonly guideline?: GuidelineWord
  /** Fresh and random, as lower-case hex, for files that are written once and kept. */
  readonly secret: string
  /** Another such, which a proxy shows to its door. */
  readonly doorSecret: string
  /** Another such, which a door shows to its proxy. */
  readonly answerSecret: string
  /** The source of the server's certificate: issued by the home, or handed in. */
  readonly server: 'home' | 'own'
  readonly at: Instant
  /** How the programs are started where units of systemd are asked for. */
  readonly systemd?: Operation
  /** Whether a Dockerfile is asked for. */
  readonly image?: 'wanted'
}

/** The parameters of an export, written into its output so that it can be repeated. */
export type Recipe = {
  readonly target: string
  readonly versions: string
  readonly guideline: string
  readonly host: string
  readonly alsoHosts?: readonly string[]
  readonly pin: Pin
  readonly exportedAt: string
  /** `own`: the server's certificate was handed in, and is not of the home. */
  readonly server?: 'own'
}

/** Decided: what templates are filled with, what the inputs came to, and the recipe. */
export type View = {
  readonly recipe: Recipe
  readonly inputs: Readonly<Record<string, InputValue>>
  /** Hole's name → value. */
  readonly values: Readonly<Record<string, unknown>>
  /** What is asked for besides. */
  readonly extras: readonly ExtraName[]
  /** Commands for root that install the units, where there are any. */
  readonly install?: readonly string[]
}

/**
 * Decides everything that an export will say.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused` for a malformed host or address to listen on; `input.malformed` for hosts, an input or version that are
 * not allowed, and for a path that no unit can carry; `input.unknown` for an input that the target does not have; `target.cannot` for an access rule, the
 * guideline or the host
 */
export function decideView(target: Target, request: ExportRequest): View {
  const [host, ...alsoHosts] = requireHosts(target, request)
  const version = parseVersion(request.version ?? target.versions.assumed, target.versions)
  const inputs = chooseInputs(target, request.inputs)
  const address = parseIpAddress(String(inputs['address']))
  const facts = Object.fromEntries(
    Object.entries(target.sinceVersion).map(([name, { since }]) => [name, isSince(version, since)]),
  )
  const guideline = guidelineOf(requireFollowed(target, request.guideline ?? USUAL_GUIDELINE))
  const recipe: Recipe = {
    target: target.name,
    versions: `${target.title} ${formatRange(target.versions)}`,
    guideline: guideline.name,
    host,
    ...(alsoHosts.length === 0 ? {} : { alsoHosts }),
    pin: request.pin,
    exportedAt: formatInstant(request.at),
    ...(request.server === 'own' ? { server: request.server } : {}),
  }
  const here = { ...inputs, directory: '.' }
  const port = Number(inputs['port'])
  const claims = request.claims.filter((claim) => isReadable(claim, target))
  requireEnforceable(request.access, target, claims)
  const { beside, build, check, run, reload, stop } = target.commands
  const passed = [inputs['passHeaders'] ?? []].flat().map((name) => String(name).toLowerCase())
  const isPassed = (name: string): boolean => passed.includes(name.toLowerCase())
  const health = healthOf(inputs)
  const values = {
    ...facts,
    ...inputs,
    ...endpointsOf(target, inputs),
    ...health,
    ...recipe,
    installedAt: placeIn(target, inputs, request.directory),
    title: target.title,
    secret: request.secret,
    doorSecret: request.doorSecret,
    answerSecret: request.answerSecret,
    ownServer: request.server === 'own',
    resolve: resolveOf(host, String(inputs['address']), port),
    hostIsAddress: isAddress(host),
    hostInUrl: formatHost(host),
    listen: formatHostAndPort(address, port),
    origin: originOf(host, port),
    severalHosts: alsoHosts.length > 0,
    proxyProtocolBlocks: [inputs['proxyProtocol'] ?? []].flat().map(blockOf),
    hosts: [host, ...alsoHosts].map((one) => ({ host: one, hostInUrl: formatHost(one), origin: originOf(one, port) })),
    claims: claims.map(placeOf),
    access: { ...request.access, paths: request.access.paths.map(rowOf) },
    accessRules: request.access.paths.toSorted(byPath).flatMap(sentencesOf),
    tlsVersions: guideline.tlsVersions,
    oldestTls: guideline.tlsVersions[0],
    suites: guideline.suites,
    suites12: guideline.suites.filter((suite) => !isSuiteOf13(suite)),
    suites13: guideline.suites.filter(isSuiteOf13),
    groups: guideline.groups,
    replacesGroups: guideline.ofLibrary === 'replaced',
    plainGroups: guideline.groups.filter((group) => !isRecent(group)),
    signatures: guideline.signatures,
    plainSignatures: guideline.signatures.filter((signature) => !isRecent(signature)),
    usualSignatures: guideline.signatures.filter((signature) =>
      /^(ecdsa_secp(256|384)|rsa_pss_rsae_|rsa_pkcs1_)/.test(signature),
    ),
    securityHeaders: guideline.securityHeaders,
    escapes: request.access.escapes,
    limits: limitsOf(target, inputs),
    foreignHeaders: foreignHeaders.names.filter((name) => !isPassed(name)),
    foreignBeginnings: foreignHeaders.beginnings,
    ...present({ buildCommand: build && formatArgv(fillArgv(build.argv, here)) }),
    ...present({ stopCommand: stop && 'argv' in stop ? formatArgv(fillArgv(stop.argv, here)) : undefined }),
    checkCommand: formatArgv(fillArgv(check.argv, here)),
    runCommand: formatArgv(fillArgv(run.argv, here)),
    ...present({ besideCommand: beside && formatArgv(fillArgv(beside.argv, here)) }),
    ...present({ besideSignal: beside?.reload.signal.replace('SIG', '') }),
    reload: formatReload(target.commands, '.'),
    reloadSignal: reload.by === 'signal' ? reload.signal.replace('SIG', '') : '',
    asks: target.asks ?? [],
    cannot: target.cannot,
  }
  const { systemd, image } = request
  const extras: readonly ExtraName[] = [
    ...(systemd === undefined ? [] : (['systemd'] as const)),
    ...(image === undefined ? [] : (['docker'] as const)),
  ]
  for (const extra of extras) requireExtra(target, extra, values.runCommand)
  const units = systemd && unitValues(target, { host, inputs, ports: [port, health.healthPort] }, systemd)
  const container = image && imageValues(target, { host, inputs, version, health })
  const view = { recipe, inputs, values: { ...values, ...units, ...container }, extras }
  return { ...view, ...present({ install: units?.unitInstall }) }
}

/** Requires that a target has what is asked for besides. @throws {CountersignError} `target.cannot` */
function requireExtra({ name, kind, extras }: Target, extra: ExtraName, runCommand: string): void {
  if (extras.some(({ of }) => of === extra)) return
  const { what, own } = extraTexts[extra]
  const instead = `${kind === 'started' ? own : 'put it in force by hand, with'}: ${runCommand}`
  throw new CountersignError('target.cannot', { target: name, what, instead })
}

/** Requires that a target can follow a guideline; every target can follow the usual one. @throws {CountersignError} `target.cannot` */
function requireFollowed(target: Target, word: GuidelineWord): GuidelineWord {
  const { name, cannot } = target
  const guidelines: readonly GuidelineWord[] = target.guidelines ?? []
  if (word === USUAL_GUIDELINE || guidelines.includes(word)) return word
  const limit = cannot.find((one) => one.guidelines?.includes(word))
  const others = [USUAL_GUIDELINE, ...guidelines].join(', ')
  throw new CountersignError('target.cannot', {
    target: name,
    what: `the guideline ${word}${limit === undefined ? '' : `: it cannot ${limit.what}`}`,
    instead:
      limit?.instead ?? `choose with --guideline one that it can follow: ${others}; countersign targets lists them`,
  })
}

/** The limits of the target that are numbers, in a form for people. */
const limitsOf = (target: Target, chosen: Readonly<Record<string, InputValue>>) =>
  Object.entries(target.inputs).flatMap(([name, { title, type, ...input }]) =>
    type === 'integer' && name !== 'port' ? [{ name, title, usual: input.default, chosen: chosen[name] }] : [],
  )

/** The words by which curl finds a name that no DNS knows yet; none where an address is asked for anyway. */
function resolveOf(host: string, address: string, port: number): string {
  if (isAddress(host)) return ''
  return `--resolve ${host}:${port}:${formatHost(reachedAt(address))}`
}

/** A block of addresses in the two parts that some servers want, where others take it as it was written. */
function blockOf(block: string | number): { address: string; length: number } {
  const [address = '', length] = String(block).split('/')
  return { address, length: Number(length) }
}

/** A group or signature algorithm that only newer TLS libraries know: an older one does not start with its name. */
const isRecent = (name: string): boolean => /ml(kem|dsa)/i.test(name)

/** TLS 1.3 names a suite without its key exchange (RFC 8446 §B.4). */
const isSuiteOf13 = (suite: string): boolean => suite.startsWith('TLS_')

/**
 * The parts of each endpoint, by its name with `Host`, `Port`, `HostAndPort`, `Socket` or `Tls` behind: what does not apply is empty or
 * false. `HostAndPort` says where the backend is in one word, as nginx writes it.
 *
 * @throws {CountersignError} `input.malformed` for an endpoint whose CA is missing, and for a CA or name servers that nothing would use
 */
function endpointsOf(
  { inputs }: Target,
  chosen: Readonly<Record<string, InputValue>>,
): Readonly<Record<string, string | number | boolean>> {
  const endpoints = Object.keys(inputs).filter((name) => inputs[name]?.type === 'endpoint')
  const values = endpoints.flatMap((name) => {
    const endpoint = parseEndpoint(String(chosen[name]))
    if (endpoint === undefined) throw new TypeError(`the endpoint ${name} was not parsed before`)
    const ca = chosen[`${name}Ca`] ?? ''
    const resolver = [chosen[`${name}Resolver`] ?? []].flat()
    const refuse = (what: string, value: unknown, expected: string) =>
      new CountersignError('input.malformed', { what: `${name}${what}`, value: String(value), expected })
    const isTls = endpoint.scheme === 'https'
    if (isTls && ca === '')
      throw refuse('Ca', ca, 'the file of CA certificates that an https backend is verified against')
    if (!isTls && ca !== '') throw refuse('Ca', ca, `nothing, because ${chosen[name]} is not https`)
    const isNamed = endpoint.scheme !== 'unix' && !isAddress(endpoint.host)
    if (!isNamed && resolver.length > 0)
      throw refuse('Resolver', resolver, `nothing, because ${chosen[name]} has no name to be resolved`)
    const wrong = resolver.find((one) => parsePlace(String(one)) === undefined)
    if (wrong !== undefined) throw refuse('Resolver', wrong, 'ADDRESS:PORT, such as 127.0.0.53:53')
    const { host, port } = endpoint.scheme === 'unix' ? { host: '', port: 0 } : endpoint
    const socket = endpoint.scheme === 'unix' ? endpoint.path : ''
    return [
      [`${name}HostAndPort`, socket === '' ? formatHostAndPort(host, port) : `unix:${socket}`],
      [`${name}Host`, host],
      [`${name}Port`, port],
      [`${name}Socket`, socket],
      [`${name}Tls`, isTls],
      [`${name}Named`, isNamed],
    ]
  })
  return Object.fromEntries(values)
}

/**
 * The address and port of the health check; none where it is not wanted.
 *
 * @throws {CountersignError} `input.malformed` for what is no address, and for the place of the server itself
 */
function healthOf(chosen: Readonly<Record<string, InputValue>>): { healthAddress: string; healthPort: number } {
  const health = String(chosen['health'] ?? '')
  if (health === '') return { healthAddress: '', healthPort: 0 }
  const refuse = (expected: string) =>
    new CountersignError('input.malformed', { what: 'health', value: health, expected })
  const place = parsePlace(health)
  if (place === undefined) throw refuse('ADDRESS:PORT, such as 127.0.0.1:9080')
  const everywhere = [place.address, String(chosen['address'])].some((one) => one === '0.0.0.0' || one === '::')
  if (place.port === chosen['port'] && (everywhere || place.address === chosen['address'])) {
    throw refuse('another port than that of the server itself, which answers nobody without a certificate')
  }
  return { healthAddress: place.address, healthPort: place.port }
}

/**
 * The directory of the export as its files name it: by itself, but where it is read from elsewhere. Then it is where it will lie, which is where it
 * is written unless the input `installedAt` says otherwise.
 *
 * @throws {CountersignError} `input.malformed` for a path that the input would not allow
 */
function placeIn({ inputs }: Target, chosen: Readonly<Record<string, InputValue>>, directory: string): string {
  const { installedAt } = inputs
  if (installedAt === undefined) return '.'
  return String(chosen['installedAt'] || parseInput('installedAt', installedAt, directory))
}

function chooseInputs(target: Target, chosen: Readonly<Record<string, string>>): Readonly<Record<string, InputValue>> {
  const unknown = Object.keys(chosen).find((name) => !Object.hasOwn(target.inputs, name))
  if (unknown !== undefined) {
    const known = Object.keys(target.inputs).join(', ')
    throw new CountersignError('input.unknown', { target: target.name, what: `input ${unknown}`, known })
  }
  const values = Object.entries(target.inputs).map(([name, input]) => [
    name,
    parseInput(name, input, chosen[name] ?? input.default),
  ])
  return Object.fromEntries(values)
}

/** Whether the target can read a claim from where it lies. */
const isReadable = (claim: ClaimDefinition, target: Target): boolean =>
  target.claims.claimsFrom?.includes(claim.oid === undefined ? 'uri' : 'oid') === true

/** A rule without the author's notes; interpreters do not need them. */
const rowOf = ({ path, grants }: AccessPath) => ({
  path,
  grants: grants.map(({ methods, require }) => ({ methods, require })),
})

/** A row of the table as people read it. */
const sentencesOf = ({ path, grants }: AccessPath) =>
  grants.length === 0
    ? [{ what: path, who: 'nobody' }]
    : grants.map(({ methods, require }) => ({ what: `${methods.join(', ')} ${path}`, who: formatRequirement(require) }))

/** Sorts by path, in the order in which people look paths up. */
const byPath = (a: AccessPath, b: AccessPath): number => (a.path < b.path ? -1 : 1)

/** A claim as an application needs it: its name, its type and where it lies. */
const placeOf = ({ name, type, oid, uri }: ClaimDefinition) =>
  oid === undefined ? { name, type, uri } : { name, type, oid }
