/** Reads access rules from a file, checks them, and shows which requests they allow a client. `policy/` defines what a rule means. */

import { createHash } from 'node:crypto'
import { PROBE_NAME } from '../authority/reserved.ts'
import { type EntryName, formatInstant, type Instant, parseEntryName } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Credential } from '../core/port/network.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { type AccessTable, formatCondition, formatRequirement, parseAccess, unrestricted } from '../policy/access.ts'
import { type AccessDecision, type AccessSubject, decideAccess, subjectOf } from '../policy/access-decision.ts'
import { type AccessContext, lintAccess } from '../policy/access-lint.ts'
import type { RuledAccess } from '../probe/needs/access.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { findClients } from './credential.ts'
import { contentFacts } from './facts.ts'
import { type IssuedRecord, readRecorded } from './find.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import type { Ports } from './ports.ts'

/** Rules as a table; `sha256` is of the file's text, in lower-case hex, and absent where there is none. */
export type LoadedAccess = { readonly table: AccessTable; readonly sha256?: string }

/**
 * Loads access rules, and requires that lint has nothing against them.
 *
 * @param path undefined where every client may do everything
 * @throws {CountersignError} `file.missing`, `access.malformed`, `access.refused`, `claim.unknown`
 */
export async function loadAccess(
  path: string | undefined,
  context: AccessContext,
  files: Files,
): Promise<LoadedAccess> {
  if (path === undefined) return { table: unrestricted }
  const bytes = await files.readHandedIn(files.resolve(path))
  if (bytes === undefined) throw new CountersignError('file.missing', { path, what: 'file of access rules' })
  const text = new TextDecoder().decode(bytes)
  const table = parseAccess(text, path, context.definitions)
  const findings = lintAccess(table, context)
  if (findings.length > 0) throw new CountersignError('access.refused', { file: path, findings })
  return { table, sha256: createHash('sha256').update(text).digest('hex') }
}

/** The number of clients of a home that try the rules at a server, including the client that was asked for. */
const CLIENTS_TRIED = 10

/**
 * Gathers what it takes to try access rules at a server: their table, and clients whose keys are in the home.
 *
 * @param honest the client that is sure to be among them; the others are of its authority
 * @throws {CountersignError} as {@link loadAccess}
 */
export async function gatherAccess(
  path: string,
  honest: { readonly name: string; readonly credential: Credential; readonly authority: EntryName },
  opened: Opened,
  ports: Ports,
): Promise<RuledAccess> {
  const { settings } = opened.home
  const definitions = await opened.claims()
  const { table } = await loadAccess(path, { definitions, trustDomain: settings.trustDomain }, ports.files)
  const others = (await findClients(opened, honest.authority, CLIENTS_TRIED, ports)).filter(
    ({ name }) => name !== honest.name,
  )
  const clients = [honest, ...others].slice(0, CLIENTS_TRIED).map(({ name, credential }) => {
    const [certificate] = credential.chain
    return { name, credential, subject: subjectOf(parseCertificate(certificate!).tbs, definitions) }
  })
  return { table, clients }
}

/** A path that the rules refuse a client to GET, if they name one. Pure. */
export function findDenied({ table, clients: [client] }: RuledAccess): string | undefined {
  if (client === undefined) return undefined
  return table.paths.find(({ path }) => decideAccess(table, client.subject, 'GET', path).outcome === 'refused')?.path
}

export type AccessRequest = {
  readonly file: string
  /** Name of the client that is asked about. */
  readonly as?: string
  /** The request that the client would make. */
  readonly asking?: { readonly method: string; readonly target: string }
}

/** The decision on one request, and its reason. */
export type AccessVerdict = {
  readonly method: string
  readonly path: string
  readonly outcome: AccessDecision['outcome']
  readonly why: string
}

export type AccessAnswer = {
  readonly file: string
  readonly escapes: AccessTable['escapes']
  /** Every rule, the path that decides first on top. */
  readonly rules: readonly { readonly path: string; readonly methods: readonly string[]; readonly who: string }[]
  readonly client?: {
    readonly name: string
    readonly serial: string
    readonly subjectAltNames: readonly string[]
    readonly claims: Readonly<Record<string, string | boolean | readonly string[]>>
  }
  /** The decisions for the client: on the one request that was given, or on each method and path that a rule names. */
  readonly verdicts: readonly AccessVerdict[]
}

/**
 * Tells what access rules mean, and what a client of this home may do by them, as every exported server decides it. Asks
 * no server and opens no key.
 *
 * @throws {CountersignError} as {@link loadAccess}; `name.unknown`; `usage.missing` for a request without a client; `input.malformed` for a certificate whose claims cannot
 * be read
 */
export function checkAccess(request: AccessRequest, held: HeldHome, ports: Ports): Promise<AccessAnswer> {
  return held.read(async (opened) => {
    if (request.asking !== undefined && request.as === undefined) {
      throw new CountersignError('usage.missing', { what: 'the client', flag: '--as NAME' })
    }
    const definitions = await opened.claims()
    const context = { definitions, trustDomain: opened.home.settings.trustDomain }
    const { table } = await loadAccess(request.file, context, ports.files)
    const rules = table.paths.flatMap(({ path, grants }) =>
      grants.length === 0
        ? [{ path, methods: [], who: 'nobody' }]
        : grants.map(({ methods, require }) => ({ path, methods, who: formatRequirement(require) })),
    )
    const answer = { file: request.file, escapes: table.escapes, rules }
    if (request.as === undefined) return { ...answer, verdicts: [] }
    const client = await findClient(opened, request.as, ports.clock.now())
    const { tbs } = readRecorded(client.record, opened.home)
    const subject = subjectOf(tbs, definitions)
    const { subjectAltNames = [], claims = {} } = contentFacts(tbs, definitions)
    const asked = request.asking === undefined ? everyRequest(table) : [request.asking]
    return {
      ...answer,
      client: { name: client.name, serial: client.serial, subjectAltNames, claims },
      verdicts: asked.map(({ method, target }) => verdictOn(method, target, client.objection, table, subject)),
    }
  })
}

const everyRequest = ({ paths }: AccessTable) =>
  paths.flatMap(({ path, grants }) =>
    grants.flatMap(({ methods }) => methods.map((method) => ({ method, target: path }))),
  )

type Client = {
  readonly name: string
  readonly serial: string
  readonly record: IssuedRecord
  /** Why no server lets it in at all, if so. */
  readonly objection?: string
}

/** The certificate that stands for a name: the newest that is good, or else the newest. */
async function findClient({ home, store }: Opened, as: string, now: Instant): Promise<Client> {
  const name = parseEntryName(as)
  const records = await store.certificates.findByName(name)
  const handedOut = records.filter((record) => record.state === 'issued' || record.state === 'revoked')
  const record = handedOut.find(({ state, notAfter }) => state === 'issued' && notAfter >= now) ?? handedOut[0]
  if (record === undefined)
    throw new CountersignError('name.unknown', { name, near: await store.certificates.findNear(name, PROBE_NAME) })
  const usage = home.settings.authorities.find((authority) => authority.name === record.authority)?.usage
  const objection =
    usage !== 'client'
      ? 'its certificate is not for clients'
      : record.state === 'revoked'
        ? `its certificate was revoked at ${formatInstant(record.revokedAt)}`
        : record.notAfter < now
          ? `its certificate expired at ${formatInstant(record.notAfter)}`
          : undefined
  return { name, serial: record.serial, record, ...present({ objection }) }
}

function verdictOn(
  method: string,
  target: string,
  objection: string | undefined,
  table: AccessTable,
  subject: AccessSubject,
): AccessVerdict {
  const decision = decideAccess(table, subject, method, target)
  if (objection !== undefined) return { method, path: target, outcome: 'refused', why: objection }
  return { method, path: target, outcome: decision.outcome, why: reasonFor(decision, method) }
}

/** Why a request is decided as it is, in half a sentence. Pure. */
function reasonFor(decision: AccessDecision, method: string): string {
  if (decision.outcome === 'malformed') return decision.why
  const { path } = decision
  if (decision.outcome === 'allowed') {
    const { require } = decision
    return require.length === 0
      ? path === undefined
        ? 'every client may do everything'
        : `${path} admits any client`
      : `the client meets the condition of ${path}: ${formatRequirement(require)}`
  }
  switch (decision.why) {
    case 'no-rule':
      return 'no rule covers this path'
    case 'nobody':
      return `${path} admits nobody`
    case 'method':
      return `the rules for ${path} do not name ${method}`
    case 'condition':
      return `${path} requires: ${decision.unmet.map(formatCondition).join(', and ')}`
  }
}
