/** Homes of very many certificates, made through the record's own port and kept for the next run. Measures nothing. */
import { createECDH, createHash, createPrivateKey, randomBytes, sign } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { addSeconds, type Der, type Instant, parseEntryName, type SerialNumber } from '../src/core/brand.ts'
import type { Store } from '../src/core/port/store.ts'
import type { Reservation, Revocation } from '../src/core/record.ts'
import { systemClock } from '../src/effects/clock.ts'
import { assembleCertificate, parseCertificate } from '../src/x509/certificate.ts'
import { encodeCrlEntry } from '../src/x509/crl.ts'
import type { Installed } from './installed.ts'
import { type Program, run } from './measure.ts'

/** A home that is kept, and the file with its passphrase. */
export type Kept = { readonly home: string; readonly passphrase: string }

/** Certificates that are recorded together. */
const GROUP = 1000
const DAY = 86_400
/** One in so many is revoked. */
const REVOKED = 10
/** The oldest began so long ago, the newest now. */
const SPREAD_DAYS = 100
const LIFE_DAYS = 90
const clients = parseEntryName('clients')

/** The name of the nth, all of one length. */
export const nameOf = (n: number): string => `client${String(n).padStart(8, '0')}`
/** As that of each is drawn, the same in each run. */
const serialOf = (n: number): SerialNumber =>
  `5${createHash('sha256').update(String(n)).digest('hex').slice(0, 31)}` as SerialNumber

const utc = (at: Instant): string =>
  new Date(at * 1000)
    .toISOString()
    .replace(/\.\d+|[-T:]/g, '')
    .slice(2)

/** Writes other octets of the same length in every place where some stand; there is one at least. */
function exchange(octets: Buffer, from: Uint8Array, to: Uint8Array): void {
  let at = octets.indexOf(from)
  if (at < 0 || from.length !== to.length) throw new Error('the pattern certificate is not as it was expected')
  for (; at >= 0; at = octets.indexOf(from, at + from.length)) octets.set(to, at)
}

/** Gives whole certificates of an authority, each with a key, a serial number, a name and dates of its own, after one that it issued. */
function makerAfter(pattern: Der<'Certificate'>, name: string, authorityKey: ReturnType<typeof createPrivateKey>) {
  const { tbs, algorithm } = parseCertificate(pattern)
  if (algorithm === undefined) throw new Error('the pattern certificate has an unknown algorithm')
  const point = Buffer.from(tbs.spki.subarray(-65))
  const identifierOf = (key: Uint8Array): Buffer => createHash('sha256').update(key).digest().subarray(0, 20)
  const [serial, began, ends, called] = [
    Buffer.from(tbs.serial, 'hex'),
    Buffer.from(utc(tbs.notBefore)),
    Buffer.from(utc(tbs.notAfter)),
    Buffer.from(name),
  ]
  return (n: number, notBefore: Instant, notAfter: Instant) => {
    const ecdh = createECDH('prime256v1')
    const key = ecdh.generateKeys()
    const der = Buffer.from(tbs.der)
    exchange(der, identifierOf(point), identifierOf(key))
    exchange(der, point, key)
    exchange(der, serial, Buffer.from(serialOf(n), 'hex'))
    exchange(der, began, Buffer.from(utc(notBefore)))
    exchange(der, ends, Buffer.from(utc(notAfter)))
    exchange(der, called, Buffer.from(nameOf(n)))
    const signed = new Uint8Array(der) as Der<'TBSCertificate'>
    return { tbs: signed, certificate: assembleCertificate(signed, algorithm, sign('sha256', signed, authorityKey)) }
  }
}

/** The certificate that the others are made after; its name is as long as theirs. */
const PATTERN = nameOf(0).replace('client', 'before')

type PortsOfBuild = Pick<typeof import('../src/ports.ts'), 'openPorts'>

/** Opens the record of a home as the build does that lies in a checkout. */
async function openRecord(source: string, home: string): Promise<Store> {
  const { openPorts } = (await import(pathToFileURL(join(source, 'src/ports.ts')).href)) as PortsOfBuild
  const { openStore } = await openPorts(pathToFileURL(`${source}/`))
  return openStore(join(home, 'countersign.db'), home, 'refuse')
}

async function fillHome(source: string, { home, passphrase: file }: Kept, size: number, say: (line: string) => void) {
  const store = await openRecord(source, home)
  const [first] = await store.certificates.findByName(parseEntryName(PATTERN))
  if (first?.state !== 'issued') throw new Error('the pattern certificate was not issued')
  const passphrase = readFileSync(file, 'utf8').trim()
  const pem = readFileSync(join(home, 'authorities', 'clients', 'key.pem'))
  const make = makerAfter(first.certificate, first.name, createPrivateKey({ key: pem, passphrase }))
  const now = systemClock.now()
  for (let from = 1; from < size; from += GROUP) {
    const numbers = Array.from({ length: Math.min(GROUP, size - from) }, (_, i) => from + i)
    const made = numbers.map((n) => {
      const notBefore = addSeconds(now, -Math.floor((1 - n / size) * SPREAD_DAYS * DAY))
      const notAfter = addSeconds(notBefore, LIFE_DAYS * DAY)
      const entry = { authority: clients, serial: serialOf(n), name: parseEntryName(nameOf(n)), profile: 'client' }
      return { ...entry, notBefore, notAfter, ...make(n, notBefore, notAfter) }
    })
    await store.certificates.reserve(
      made.map(({ certificate: _, ...rest }): Reservation => ({ ...rest, claims: [], naming: 'again' })),
    )
    await store.certificates.recordIssued(made)
    const ended = made.filter((_, i) => numbers[i]! % REVOKED === 0)
    await store.revocations.add(
      ended.map(({ serial }): Revocation => {
        const entry = { serial, revokedAt: now, reason: 'superseded' as const }
        return { ...entry, authority: clients, entry: encodeCrlEntry(entry) }
      }),
    )
    if (from % (100 * GROUP) === 1) say(`bench: making a home of ${size}: ${from - 1} …`)
  }
  await store.close()
}

/** Makes a directory in the temporary one once, and keeps it for as long as what it was made by is the same. */
async function keep(what: string, by: readonly string[], make: (directory: string) => Promise<void>): Promise<string> {
  const build = createHash('sha256')
  for (const file of [...by, import.meta.filename]) build.update(readFileSync(file))
  const place = join(tmpdir(), 'countersign-scale', `${what}-${build.digest('hex').slice(0, 16)}`)
  if (existsSync(place)) return place
  const growing = `${place}-${randomBytes(4).toString('hex')}`
  mkdirSync(growing, { recursive: true, mode: 0o700 })
  try {
    await make(growing)
    renameSync(growing, place)
  } catch (error) {
    rmSync(growing, { recursive: true, force: true })
    throw error
  }
  return place
}

const within = (directory: string): Kept => ({
  home: join(directory, 'pki'),
  passphrase: join(directory, 'passphrase'),
})

/** A command line about a home, with its own passphrase. */
export function commandOf({ command }: Installed, { home, passphrase }: Kept, ...words: readonly string[]): Program {
  const { environment, ...rest } = command('--home', home, ...words)
  return { ...rest, environment: { ...environment, COUNTERSIGN_PASSPHRASE_FILE: passphrase } }
}

/**
 * Gives a home of so many certificates, a tenth of them revoked and on its CRL, and as many events. It is kept in the temporary directory,
 * for as long as the build writes records as it did then.
 *
 * @param source the checkout of the build that makes it
 */
export async function scaleHome(
  installed: Installed,
  source: string,
  size: number,
  say: (line: string) => void,
): Promise<Kept> {
  const by = ['migrations.ts', '../record.ts'].map((file) => join(source, 'src/store/sqlite', file))
  return within(
    await keep(`${size}`, by, async (directory) => {
      const kept = within(directory)
      writeFileSync(kept.passphrase, `${randomBytes(18).toString('base64')}\n`, { mode: 0o600 })
      const act = (...words: readonly string[]) => run(commandOf(installed, kept, ...words))
      act('init', '--org', 'Acme', '--trust-domain', 'acme.internal')
      act('issue', 'client', PATTERN, '--uri', `spiffe://acme.internal/${PATTERN}`)
      await fillHome(source, kept, size, say)
      act('crl', 'clients')
    }),
  )
}

/** A copy to work on, in the directory of an installed build. */
export function copyHome({ home, passphrase }: Kept, { directory }: Installed, name: string): Kept {
  const copy = within(join(directory, name))
  cpSync(home, copy.home, { recursive: true })
  chmodSync(copy.home, 0o700)
  cpSync(passphrase, copy.passphrase)
  return copy
}
