/** Signs new CRLs for a home, and checks the age of its CRLs. A check of the age never signs a CRL. */
import {
  type Authority,
  authorityFor,
  findAuthority,
  type OpenAuthority,
  openAuthority,
  requireListed,
} from '../authority/authority.ts'
import type { Dating } from '../authority/dating.ts'
import { type Home, parseFile } from '../authority/home.ts'
import { publishCrl } from '../authority/publish.ts'
import { numberOf, readCrl, readWhole } from '../authority/published.ts'
import type { EntryName, Pin } from '../core/brand.ts'
import type { Store } from '../core/port/store.ts'
import { firstFew } from '../core/quote.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { type CertificateList, crlHandedIn, isCrlSignedBy } from '../x509/crl.ts'
import { objectionToList, scopeOf } from '../x509/revocation-list.ts'
import { type AuthorityFacts, authorityFacts, remarksOnAuthorities } from './authority-facts.ts'
import { allCrlFacts, type CrlFacts, crlFacts, type UnusableCrl } from './facts.ts'
import type { HeldHome } from './opening.ts'
import { outdatedExports } from './outdated.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'
import { endStrays } from './unfinished.ts'

export type CrlAnswer = {
  readonly crls: readonly CrlFacts[]
  /** Whether nothing needs doing: neither about the CRLs nor, where they are checked, about the end of their authorities. */
  readonly sound: boolean
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[]
}

export type CheckAnswer = CrlAnswer & {
  /** Those that are missing, or cannot be used. */
  readonly unusableCrls: readonly UnusableCrl[]
}

export type RenewAnswer = CrlAnswer & {
  /** Directories of exports on this machine that have an older CRL: their servers go on by that. */
  readonly outdated: readonly string[]
}

/** The command that signs the next. */
const nextOf = ({ authority, clockInQuestion }: CrlFacts): string =>
  clockInQuestion
    ? `if this clock is right, run countersign crl ${authority} --clock-is-right`
    : `run countersign crl ${authority}`

/** The meaning of each state of a CRL for the servers that have loaded it. */
const meanings: Readonly<Record<CrlFacts['state'], (crl: CrlFacts) => readonly string[]>> = {
  fresh: () => [],
  'half-life': (crl) => [
    `the CRL of ${crl.authority} is past half of its life and expires at ${crl.nextUpdate}; ${nextOf(crl)}`,
  ],
  expired: (crl) => [
    `the CRL of ${crl.authority} expired at ${crl.nextUpdate}: servers refuse everybody; ${nextOf(crl)}`,
  ],
  'not-yet-valid': (crl) => [
    `the CRL of ${crl.authority} is not valid before ${crl.thisUpdate}: servers refuse it until then; ${nextOf(crl)}`,
  ],
}

/** What is wrong with CRLs that nobody can use, and what to do. Pure. */
export const remarksOnUnusable = (crls: readonly UnusableCrl[]): readonly string[] =>
  crls.map(({ problem, next }) => `${problem}; ${next}`)

/** One sentence for each problem of a CRL, with the command that solves it. Pure. */
export const remarksOnCrls = (crls: readonly CrlFacts[]): readonly string[] =>
  crls.flatMap((crl) => {
    const { authority, number, due, shards, unpublished, overdue, recordedUpTo, lastRecorded } = crl
    if (!due) return []
    const next = nextOf(crl)
    return [
      ...meanings[crl.state](crl),
      ...(unpublished.length === 0
        ? []
        : [
            `these certificates are recorded as revoked, but are on no CRL of ${authority} yet: ${firstFew(unpublished)}; servers still admit them; ${next}`,
          ]),
      ...(overdue.length === 0
        ? []
        : [
            `the next CRL of ${authority} will revoke certificates that were never handed out or were made for an attack: ${firstFew(overdue)}; ${next}`,
          ]),
      ...(shards === undefined || shards.behind.length === 0
        ? []
        : [
            `these shards of CRL ${number} of ${authority} are missing or outdated: ${firstFew(shards.behind)}; programs that fetch them do not know who was revoked since then; ${next}`,
          ]),
      ...(recordedUpTo === undefined
        ? []
        : [
            `the CRL of ${authority} has number ${number}, but the record has only CRLs up to ${recordedUpTo}: a command was interrupted, or the record was restored; ${next}`,
          ]),
      ...(lastRecorded === undefined
        ? []
        : [
            number < lastRecorded
              ? `the CRL of ${authority} was replaced by an older one: it has number ${number}, and the last CRL in the record has ${lastRecorded}; ${next}`
              : `another CRL of ${authority} with the same number ${number} was signed elsewhere: this home was restored, or a copy of it exists; ${next}`,
          ]),
    ]
  })

/** A CRL that was lost may have been signed by a clock that was ahead: then its number is greater still, and only servers know. */
const aboutLoss = ({ authority, number }: CrlFacts): string =>
  `CRL ${number} of ${authority} was made from the record alone; if a server refuses it as older, that server has a later CRL, which was lost here: give that one to the home: countersign crl ${authority} --published FILE`

/** Opens the authority of a usage or name for signing. */
export async function openForSigning(
  home: Home,
  which: { usage: Usage } | { name: EntryName },
  store: Store,
  ports: Ports,
  passphrase: AskPassphrase,
  pin?: Pin,
): Promise<OpenAuthority> {
  const name = 'name' in which ? which.name : authorityFor(home, which.usage)
  const authority = await findAuthority(home, name, store, ports.files, pin)
  return openAuthority(home, authority, ports.keys, ports.files, (refused) => passphrase('open', refused))
}

/** The authorities that a command means: the named one, or all. */
function chosen(home: Home, authority: string | undefined): readonly EntryName[] {
  return authority === undefined ? home.settings.authorities.map(({ name }) => name) : [requireListed(home, authority)]
}

/** Demands the name of the authority: a statement about the last CRL concerns one authority only. */
function requireOne(authority: string | undefined, published: readonly string[], from: 'last' | 'record'): void {
  if (authority !== undefined || (published.length === 0 && from === 'last')) return
  const [flag, value] = from === 'record' ? ['--from-record', ''] : ['--published', ' FILE']
  throw new CountersignError('usage.wrong', {
    problem: `${flag} needs the name of one authority, and none was given`,
    next: `name it: countersign crl clients ${flag}${value}`,
  })
}

/** Reads a copy of a published CRL that the operator hands in. */
async function readPublished(path: string, authority: Authority, { files }: Ports): Promise<CertificateList> {
  const bytes = await files.readHandedIn(path)
  if (bytes === undefined) throw new CountersignError('file.missing', { path, what: 'CRL' })
  const crl = parseFile(path, 'CRL', () => crlHandedIn(bytes))
  if (isCrlSignedBy(crl, authority.certificate.tbs.spki)) return parseFile(path, 'CRL', () => readWhole(crl))
  const problem = `the authority ${authority.name} has not signed it`
  throw new CountersignError('file.malformed', { path, what: 'CRL', problem })
}

/**
 * Demands that no shard which is given is newer than every complete CRL that is known: a complete one was signed with it, and names revoked
 * certificates of which the shard says nothing.
 *
 * @throws {CountersignError} `file.malformed`
 */
async function requireNoLoneShard(
  given: readonly { readonly path: string; readonly crl: CertificateList }[],
  home: Home,
  authority: Authority,
  { store, files }: { store: Store; files: Ports['files'] },
): Promise<void> {
  const shards = given.filter(({ path, crl }) => parseFile(path, 'CRL', () => scopeOf(crl)) !== undefined)
  if (shards.length === 0) return
  const own = await readCrl(home, authority, files).catch((error: unknown) => {
    if (!isRefusal(error) || error.code !== 'crl.malformed') throw error
    return undefined
  })
  const complete = given.map(({ crl }) => crl).filter((crl) => !objectionToList(crl, authority.certificate.tbs))
  const last = (await store.crls.findLast(authority.name))?.number ?? 0
  const newest = Math.max(last, ...[own ?? [], complete].flat().map(numberOf))
  for (const { path, crl } of shards) {
    const number = numberOf(crl)
    if (number <= newest) continue
    const problem = `it is a shard of CRL ${number}, and names only some of those that CRL ${number} names; give the complete CRL ${number} too, or, if no copy of it is left, each of its shards and --from-record`
    throw new CountersignError('file.malformed', { path, what: 'CRL', problem })
  }
}

/**
 * Signs and publishes new CRLs.
 *
 * @throws {CountersignError} `crl.*`, `passphrase.*`, `authority.*`; `file.missing` and `file.malformed` of a CRL that is given;
 * `usage.wrong` where it is not said of which authority that is, or the loss
 */
export function refreshCrls(
  request: {
    readonly authority?: string
    /** Files of CRLs that were published: the new one drops nothing that they name. */
    readonly published?: readonly string[]
    /** `record`: the operator states that no copy of the last CRL is left anywhere. */
    readonly from?: 'last' | 'record'
    /** Whether the operator confirms the clock, although the date of the last CRL contradicts it. */
    readonly dating?: Dating
    readonly passphrase: AskPassphrase
    readonly watch: Watch
  },
  held: HeldHome,
  ports: Ports,
): Promise<RenewAnswer> {
  return held.write(async (opened) => {
    const { home, store } = opened
    const { published: given = [], from = 'last', dating = 'rising' } = request
    requireOne(request.authority, given, from)
    await endStrays(opened, ports)
    const open: OpenAuthority[] = []
    for (const name of chosen(home, request.authority)) {
      open.push(await openForSigning(home, { name }, store, ports, request.passphrase))
    }
    const crls: CrlFacts[] = []
    const outdated: string[] = []
    for (const [index, authority] of open.entries()) {
      request.watch(`signing the CRL of ${authority.name}`, index, open.length)
      const read: { readonly path: string; readonly crl: CertificateList }[] = []
      for (const path of given) read.push({ path, crl: await readPublished(path, authority, ports) })
      if (from === 'last') await requireNoLoneShard(read, home, authority, { ...ports, store })
      const published = read.map(({ crl }) => crl)
      const { list } = await publishCrl(home, authority, { ...ports, store }, { published, from, dating })
      crls.push(await crlFacts(home, authority, { ...ports, store }, ports.clock.now(), list))
      outdated.push(...(await outdatedExports(opened, authority, crls.at(-1)?.number ?? 0, ports)))
    }
    const warnings = [...remarksOnCrls(crls), ...(from === 'record' ? crls.map(aboutLoss) : [])]
    return { crls, sound: crls.every(({ due }) => !due), warnings, outdated }
  })
}

/** Holds the CRLs against the clock and the record. */
export function checkCrls(request: { authority?: string }, held: HeldHome, ports: Ports): Promise<CheckAnswer> {
  return held.read(async (opened) => {
    const { home, store } = opened
    const now = ports.clock.now()
    const authorities: Authority[] = []
    for (const name of chosen(home, request.authority))
      authorities.push(await findAuthority(home, name, store, ports.files))
    const facts: AuthorityFacts[] = []
    for (const authority of authorities) facts.push(await authorityFacts(opened, authority, now))
    const { crls, unusableCrls } = await allCrlFacts(home, authorities, { ...ports, store }, now)
    const inForce = facts.every(({ state }) => state === 'in-force')
    return {
      crls,
      unusableCrls,
      sound: unusableCrls.length === 0 && crls.every(({ due }) => !due) && inForce,
      warnings: [...remarksOnAuthorities(facts), ...remarksOnUnusable(unusableCrls), ...remarksOnCrls(crls)],
    }
  })
}
