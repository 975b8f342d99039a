/**
 * Shows a single certificate of a home, or the state of the home. These operations never sign, and
 * never write to the home.
 */

import { findUnpublished } from '../authority/backlog.ts'
import type { Home } from '../authority/home.ts'
import { PROBE_NAME } from '../authority/reserved.ts'
import { addSeconds } from '../core/brand.ts'
import type { CertificateCounts, Contradiction } from '../core/record.ts'
import { documentationArc } from '../policy/settings.ts'
import { listOwed } from './after-renewal.ts'
import {
  type ExportFacts,
  exportFacts,
  findStolen,
  remarksOnEnds,
  remarksOnExports,
  remarksOnOwed,
  remarksOnStolen,
  type Upcoming,
  upcomingOf,
} from './attention.ts'
import { homeAuthorities } from './authorities.ts'
import { type AuthorityFacts, remarksOnAuthorities } from './authority-facts.ts'
import { findKeyless } from './credential.ts'
import { remarksOnCrls, remarksOnUnusable } from './crl.ts'
import { tellExposure } from './exposure.ts'
import { allCrlFacts, type CertificateFacts, type CrlFacts, certificateFacts, type UnusableCrl } from './facts.ts'
import { type Designation, findCertificates } from './find.ts'
import { countApart } from './list.ts'
import type { HeldHome } from './opening.ts'
import type { Ports } from './ports.ts'
import { tellUnfinished } from './unfinished.ts'

const DAY_SECONDS = 86_400
const SOON_DAYS = 30
const SOON_SHOWN = 20
const CONTRADICTIONS_SHOWN = 10

export function showCertificates(
  request: { readonly what: Designation },
  held: HeldHome,
  ports: Ports,
): Promise<{ certificates: readonly CertificateFacts[] }> {
  return held.read(async ({ home, store, lexicon: load }) => {
    const { certificates: records } = await findCertificates(request.what, store, ports.files)
    const lexicon = await load()
    const now = ports.clock.now()
    const unpublished = await findUnpublished(records, home, { ...ports, store })
    const describe = async (record: (typeof records)[number]): Promise<CertificateFacts> => {
      const facts = certificateFacts(record, lexicon, now, 'whole', unpublished)
      if (record.state === 'unrecorded' || (await findKeyless({ home }, record, ports)) === undefined) return facts
      return { ...facts, privateKey: 'elsewhere' }
    }
    return { certificates: await Promise.all(records.map(describe)) }
  })
}

export type StatusAnswer = {
  readonly home: string
  readonly organisation: string
  readonly trustDomain: string
  readonly oidArc: string
  /** Names of the claims that certificates of this home may carry. */
  readonly claims: readonly string[]
  readonly authorities: readonly AuthorityFacts[]
  readonly counts: CertificateCounts
  /** The counts of certificates that were signed for attacks of the probe. */
  readonly minted: CertificateCounts
  readonly crls: readonly CrlFacts[]
  /** CRLs that are missing, or cannot be used; nothing is signed or exported by their authorities. */
  readonly unusableCrls: readonly UnusableCrl[]
  readonly expiringSoon: readonly CertificateFacts[]
  readonly events: { readonly count: number; readonly chain: 'intact' | 'broken' }
  /** Contradictions in the record. */
  readonly contradictions: readonly Contradiction[]
  /** What this home has exported, and whether it has the CRL of today. */
  readonly exports: readonly ExportFacts[]
  /** Good certificates whose key was stolen: another certificate of the key was revoked for keyCompromise; the first 100. */
  readonly stolen: readonly CertificateFacts[]
  /** Serial numbers of certificates that were issued by a renewal whose command (`--then`) has not succeeded. */
  readonly owed: readonly string[]
  /** What needs an act now, one sentence each; these are among the warnings. */
  readonly attention: readonly string[]
  /** The next moments at which something needs attention, in their order. */
  readonly upcoming: readonly Upcoming[]
  /** Whether nothing needs attention now; warnings that are not about time, revocation or the record leave it as it is. */
  readonly sound: boolean
  readonly warnings: readonly string[]
}

/** Warns of each authority whose key is stored unencrypted: every reader of the disk can use such a key. */
async function unprotectedKeys(home: Home, { files }: Ports): Promise<readonly string[]> {
  const keys = await Promise.all(
    home.settings.authorities.map(async ({ name }) => ({
      name,
      pem: await files.readText(home.paths.authority(name).key),
    })),
  )
  return keys
    .filter(({ pem }) => pem !== undefined && !pem.includes('ENCRYPTED PRIVATE KEY'))
    .map(({ name }) => `the key of ${name} is stored unencrypted: anybody who reads it can issue certificates as you`)
}

const remarkOnEarly = ({ name, serial, notBefore }: CertificateFacts): string =>
  `the certificate ${serial} of ${name} is not valid before ${notBefore}: if the clock is wrong, set it; if it is right, revoke this certificate and issue it again`

/** Tells how a home is: its authorities against their pins, its CRLs, what ends soon, and whether the events still chain. */
export function homeStatus(held: HeldHome, ports: Ports): Promise<StatusAnswer> {
  return held.read(async (opened) => {
    const { home, store } = opened
    const now = ports.clock.now()
    const { settings } = home
    const all = await homeAuthorities(opened, ports)
    const [authorities, facts] = [all.map(({ authority }) => authority), all.map(({ facts }) => facts)]
    const { crls, unusableCrls } = await allCrlFacts(home, authorities, { ...ports, store }, now)
    const lexicon = await opened.lexicon()
    const soon = await store.certificates.list({
      states: ['issued', 'not-yet-valid'],
      except: PROBE_NAME,
      order: 'expires',
      endingFrom: now,
      expiringBefore: addSeconds(now, SOON_DAYS * DAY_SECONDS),
      limit: SOON_SHOWN,
    })
    const expiringSoon = soon.rows.map((row) => certificateFacts(row, lexicon, now, 'row'))
    const ahead = await store.certificates.list({ states: ['not-yet-valid'], except: PROBE_NAME, limit: SOON_SHOWN })
    const early = ahead.rows.map((row) => certificateFacts(row, lexicon, now, 'row'))
    const { contradictions, ...events } = await store.check('new')
    const exports = await exportFacts(opened, facts, crls, ports)
    const unfinished = await tellUnfinished(opened, ports)
    const stolen = await findStolen(opened)
    const owed = [...(await listOwed(opened, ports)).values()]
    const attention = [
      ...remarksOnAuthorities(facts),
      ...remarksOnUnusable(unusableCrls),
      ...remarksOnCrls(crls),
      ...remarksOnStolen(stolen),
      ...early.map(remarkOnEarly),
      ...(events.brokenAt === undefined
        ? []
        : [
            `the chain of events is broken at event ${events.brokenAt}: something other than countersign changed the record`,
          ]),
      ...contradictions.slice(0, CONTRADICTIONS_SHOWN).map(({ about, problem }) => `${about}: ${problem}`),
      ...(contradictions.length > CONTRADICTIONS_SHOWN
        ? [`${contradictions.length - CONTRADICTIONS_SHOWN} more contradictions: to see them, add --json`]
        : []),
      ...remarksOnExports(exports, unfinished),
      ...remarksOnOwed(owed),
      ...(await remarksOnEnds(opened, now)),
    ]
    return {
      home: home.path,
      organisation: settings.organisation,
      trustDomain: settings.trustDomain,
      oidArc: settings.oidArc,
      claims: lexicon.claims.map(({ name }) => name),
      authorities: facts,
      ...(await countApart(store)),
      crls,
      unusableCrls,
      expiringSoon,
      events: { count: events.count, chain: events.brokenAt === undefined ? 'intact' : 'broken' },
      contradictions,
      exports,
      stolen: stolen.map((row) => certificateFacts(row, lexicon, now, 'row')),
      owed,
      attention,
      upcoming: upcomingOf(crls, facts, expiringSoon),
      sound: attention.length === 0,
      warnings: [
        ...(await unprotectedKeys(home, ports)),
        ...(settings.oidArc === documentationArc
          ? [`claims use the documentation arc ${documentationArc}; for a new home, give your own arc with --oid-arc`]
          : []),
        ...attention,
        ...(await tellExposure(home.path, ports.files)),
        ...unfinished,
      ],
    }
  })
}
