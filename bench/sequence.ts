/** Issuing one after the other in one process, step by step, against the least that any authority has to do. */
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { authorityFor, findAuthority, openAuthority } from '../src/authority/authority.ts'
import { handOut } from '../src/authority/hand-out.ts'
import { loadClaims, loadProfiles, openHome, requireProfile } from '../src/authority/home.ts'
import { issue } from '../src/authority/issue.ts'
import { Prepared } from '../src/authority/prepare.ts'
import { parseEntryName } from '../src/core/brand.ts'
import type { Chunks } from '../src/core/chunks.ts'
import type { Store } from '../src/core/port/store.ts'
import { parseClaims } from '../src/policy/claim.ts'
import { parseSubjectAltName } from '../src/policy/identity.ts'
import { lintCertificate } from '../src/policy/lint/index.ts'
import { assemblePlan, type Plan, planCertificate } from '../src/policy/plan.ts'
import { drawSerial } from '../src/policy/serial.ts'
import { parseTbsCertificate } from '../src/x509/certificate.ts'
import { knowPassphrase, makeHome, type TestHome } from '../test/support/home.ts'
import { type Cost, costHere, takeTurns } from './measure.ts'
import type { Section } from './table.ts'

/** Certificates issued before ours and the limit change turns. */
const TURN = 50
/** Octets of a client certificate's to-be-signed part, about. */
const TBS_OCTETS = 420

/** Adds up where the time on the wall goes. */
class Stopwatch {
  readonly #spentMs = new Map<string, number>()
  #timedMs = 0

  async time<T>(step: string, work: () => T | Promise<T>): Promise<T> {
    const started = performance.now()
    const result = await work()
    this.#add(step, performance.now() - started)
    return result
  }

  /** Times work whose parts are timed themselves, less those parts. */
  async timeRest<T>(step: string, work: () => Promise<T>): Promise<T> {
    const [started, timedMs] = [performance.now(), this.#timedMs]
    const result = await work()
    this.#add(step, performance.now() - started - (this.#timedMs - timedMs))
    return result
  }

  #add(step: string, ms: number): void {
    this.#spentMs.set(step, (this.#spentMs.get(step) ?? 0) + ms)
    this.#timedMs += ms
  }

  /** Steps with what each took, the longest first; begins anew. */
  take(): readonly (readonly [step: string, ms: number])[] {
    const taken = [...this.#spentMs].sort(([, a], [, b]) => b - a)
    this.#spentMs.clear()
    return taken
  }
}

/** Opens the authority of a home once, and gives what issues one certificate, timed step by step. */
async function openSequence({ path, ports }: TestHome, watch: Stopwatch) {
  const { files, keys, clock, entropy } = ports
  const home = await openHome(path, files)
  const definitions = await loadClaims(home, files)
  const profile = requireProfile(await loadProfiles(home, files), 'client')
  const record = ports.openStore(home.paths.record, home.path, 'refuse')
  const store: Store = {
    ...record,
    certificates: {
      ...record.certificates,
      reserve: (reservations) => watch.time('reserve, durably', () => record.certificates.reserve(reservations)),
      recordIssued: (issued) => watch.time('record, durably', () => record.certificates.recordIssued(issued)),
    },
  }
  const found = await findAuthority(home, authorityFor(home, 'client'), store, files)
  const { signer, ...rest } = await openAuthority(home, found, keys, files, () => knowPassphrase('open'))
  const sign = (chunks: Chunks) => watch.time('sign', () => signer.sign(chunks))
  const authority = { ...rest, signer: { ...signer, sign } }

  const planOne = (name: string): Plan =>
    planCertificate({
      name: parseEntryName(name),
      profile,
      settings: home.settings,
      authority: authority.name,
      names: [
        parseSubjectAltName('uri', `spiffe://acme.internal/${name}`, { usage: 'client', trustDomain: 'acme.internal' }),
      ],
      claims: parseClaims(definitions, [{ claim: 'role', text: 'admin' }]),
      definitions,
    })

  async function issueOne(name: string): Promise<void> {
    const plan = await watch.time('plan', () => planOne(name))
    const key = await watch.time('make the key', () => keys.generate(plan.keyType))
    const prepared = await watch.time('assemble, read back, lint', () =>
      Prepared.from(plan, authority, key.spki, clock.now(), drawSerial(entropy)),
    )
    const pending = home.paths.pending(prepared.tbs.serial)
    await watch.time('key file, durably', async () => {
      await files.makeDirectory(pending.directory, 'private')
      await keys.save(key, pending.key, 'unprotected')
    })
    const [certificate] = await watch.timeRest('verify', () => issue([{ prepared, naming: 'once' }], authority, store))
    await watch.time('certificate files, durably', () =>
      handOut(home, { name: plan.name, serial: prepared.tbs.serial, certificate: certificate! }, { store, files }),
    )
  }

  /** The pure part of the ceremony in its pieces, one after the other. */
  async function prepareInPieces(times: number): Promise<void> {
    const plan = planOne('pieces')
    const { spki } = keys.generate(plan.keyType)
    const { certificate: issuer } = authority
    for (let i = 0; i < times; i++) {
      const [at, serial] = [clock.now(), drawSerial(entropy)]
      const der = await watch.time('assemble', () => assemblePlan(plan, { serial, issuer, spki, at }))
      const tbs = await watch.time('read back', () => parseTbsCertificate(der))
      await watch.time('lint', () => lintCertificate(tbs, { ...plan, issuer, at }))
    }
  }

  return { issueOne, prepareInPieces, close: () => record.close() }
}

/** The least: key, signature, verification, one durable row. No policy, no files, nothing written down beforehand. */
function openLimit(file: string) {
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE certificate (id INTEGER PRIMARY KEY, serial TEXT NOT NULL, name TEXT NOT NULL, certificate BLOB NOT NULL) STRICT;
    CREATE UNIQUE INDEX certificate_serial ON certificate (serial); CREATE INDEX certificate_name ON certificate (name, id)`)
  const insert = database.prepare('INSERT INTO certificate (serial, name, certificate) VALUES (?, ?, ?)')
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    issueOne(name: string): void {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      privateKey.export({ type: 'pkcs8', format: 'der' })
      const tbs = Buffer.alloc(TBS_OCTETS)
      publicKey.export({ type: 'spki', format: 'der' }).copy(tbs)
      const signature = sign('sha256', tbs, authority.privateKey)
      if (!verify('sha256', tbs, authority.publicKey, signature)) throw new Error('the limit does not verify')
      insert.run(signature.toString('hex'), name, Buffer.concat([tbs, signature]))
    },
    close: () => database.close(),
  }
}

export async function measureSequence(certificates: number): Promise<Section> {
  const rounds = Math.ceil(certificates / TURN)
  const home = await makeHome({ protection: 'passphrase' })
  try {
    const watch = new Stopwatch()
    const ours = await openSequence(home, watch)
    const limit = openLimit(join(home.path, 'limit.db'))
    const turn = (title: string, issueOne: (name: string) => unknown) => (round: number) => {
      if (round === 0 && title === 'ours') watch.take()
      return costHere(async () => {
        for (let i = 0; i < TURN; i++) await issueOne(`${title}${round}.${i}`)
      })
    }
    const costs = await takeTurns(
      { ours: turn('ours', ours.issueOne), limit: turn('limit', limit.issueOne) },
      { rounds, warmUp: 2 },
    )
    const steps = watch.take()
    await ours.prepareInPieces(rounds * TURN)
    await ours.close()
    limit.close()
    return sectionOf(costs.ours, costs.limit, steps, watch.take())
  } finally {
    await home.remove()
  }
}

type Steps = ReturnType<Stopwatch['take']>

function sectionOf(ours: readonly Cost[], limit: readonly Cost[], steps: Steps, pieces: Steps): Section {
  const count = ours.length * TURN
  const sum = (costs: readonly Cost[], part: keyof Cost): number => costs.reduce((all, cost) => all + cost[part], 0)
  const microseconds = (ms: number): string => `${((ms / count) * 1000).toFixed(0)} µs`
  const each = (costs: readonly Cost[]): string =>
    `${microseconds(sum(costs, 'cpuMs'))} CPU, ${microseconds(sum(costs, 'wallMs'))} wall`
  const ratio = (part: keyof Cost) => ({ value: sum(ours, part) / sum(limit, part), of: 'limit' })
  const wallMs = sum(ours, 'wallMs')
  const share = (indent: string, [step, ms]: Steps[number]) => ({
    what: `${indent}${step}`,
    figure: `${microseconds(ms)} wall, ${((100 * ms) / wallMs).toFixed(0)} %`,
  })
  return {
    title: `${count} client certificates one after the other, in one process`,
    lines: [
      { what: 'limit: key, sign, verify, one durable row', figure: each(limit) },
      { what: 'issue', figure: each(ours) },
      { what: 'issue, CPU', figure: microseconds(sum(ours, 'cpuMs')), ratio: ratio('cpuMs') },
      { what: 'issue, wall', figure: microseconds(wallMs), ratio: ratio('wallMs') },
      ...steps.map((step) => share('  ', step)),
      ...pieces.map((piece) => share('    pure part: ', piece)),
    ],
    notes: [
      `Turns of ${TURN} of ours and ${TURN} of the limit, after two of each to warm up. The authority's key, encrypted, is opened once.`,
      'Each of ours is a whole ceremony: three synced files in a folder, two commits. Steps are on the wall: waiting for the disk is in them.',
    ],
  }
}
