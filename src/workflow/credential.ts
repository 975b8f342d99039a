/**
 * Finds certificates that this home has issued and whose keys it still stores: the certificate of the honest client, a revoked
 * certificate, the certificate of the server.
 */

import { authorityFor } from '../authority/authority.ts'
import { findUnpublished, keyOf } from '../authority/backlog.ts'
import { parseFile } from '../authority/home.ts'
import { PROBE_NAME } from '../authority/reserved.ts'
import { type EntryName, formatInstant } from '../core/brand.ts'
import type { Credential } from '../core/port/network.ts'
import { present } from '../core/present.ts'
import type { CertificateRecord, Usage } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import type { Material } from '../export/material.ts'
import { type Hosts, isServerCertificateFor, withoutServer } from '../policy/server-certificate.ts'
import type { RevokedCredential } from '../probe/needs/revoked.ts'
import type { RevokedNamesakes } from '../probe/needs/revoked-namesakes.ts'
import { encodeCertificatePem, parseCertificateChainPem } from '../x509/certificate.ts'
import { isSameKey } from '../x509/public-key.ts'
import { readRecorded } from './find.ts'
import type { Opened } from './opened.ts'
import type { Ports } from './ports.ts'

/** How many of the newest records are looked through for one that fits. */
const SEARCHED = 1000

/** A credential, and the files that it came from. */
export type HeldCredential = Credential & { readonly files: { readonly chain: string; readonly key: string } }

/** Reads a handed-out credential; undefined where its folder now holds another certificate, or no key. */
async function readCredential(
  { home }: Opened,
  record: CertificateRecord,
  { files, keys }: Ports,
  place = home.paths.credential(record.name),
): Promise<HeldCredential | undefined> {
  if (record.state !== 'issued' && record.state !== 'revoked') return undefined
  const pem = await files.readText(place.chain)
  if (pem === undefined || (await files.describe(place.key)) === undefined) return undefined
  const chain = parseFile(place.chain, 'certificate chain', () => parseCertificateChainPem(pem)).map(({ der }) => der)
  if (chain[0] === undefined || Buffer.compare(chain[0], record.certificate) !== 0) return undefined
  const key = await keys.load(place.key)
  if (!isSameKey(key.spki, readRecorded(record, home).tbs.spki)) {
    const problem = `it is not the key of the certificate ${record.serial}`
    throw new CountersignError('file.malformed', { path: place.key, what: 'private key', problem })
  }
  return { chain, key, files: { chain: place.chain, key: place.key } }
}

/** Makes the refusal of a credential from its problem; `usage` where it is known. */
type RefuseCredential = (problem: string, usage?: Usage) => CountersignError

/**
 * Finds where the certificate of a credential lies whose key is not in this home, as that of a request never is; undefined where the key
 * is here, or the certificate is not.
 */
export async function findKeyless(
  { home }: Pick<Opened, 'home'>,
  record: CertificateRecord,
  { files }: Pick<Ports, 'files'>,
): Promise<{ readonly chain: string } | undefined> {
  const { certificate, chain, key } = home.paths.credential(record.name)
  if (!('certificate' in record) || (await files.describe(key)) !== undefined) return undefined
  return (await files.readText(certificate)) === encodeCertificatePem(record.certificate) ? { chain } : undefined
}

/**
 * Finds the newest credential of a name that is good, of any usage or of one, with its key.
 *
 * @param authority its authority, where only one will do
 * @throws {CountersignError} `name.unknown`; what `refuse` gives where it ended, was revoked, or its key is not here
 */
export async function findGood(
  opened: Opened,
  name: EntryName,
  usage: Usage | undefined,
  ports: Ports,
  refuse: RefuseCredential,
  authority?: EntryName,
): Promise<HeldCredential & { readonly record: CertificateRecord }> {
  const all = await opened.store.certificates.findByName(name)
  if (all.length === 0)
    throw new CountersignError('name.unknown', {
      name,
      near: await opened.store.certificates.findNear(name, PROBE_NAME),
    })
  const found = usageOf(opened, all[0]!)
  const records = all.filter((record) => record.authority === (authority ?? record.authority))
  if (records.length === 0) throw refuse(`it has no certificate of the authority ${authority}`, found)
  const now = ports.clock.now()
  const lasting = records.filter((record) => record.state === 'issued' && record.notAfter >= now)
  const good = lasting.find(({ notBefore }) => notBefore <= now)
  if (lasting[0] !== undefined && good === undefined) {
    throw refuse(
      `it is not valid before ${formatInstant(lasting[0].notBefore)}, and the clock says ${formatInstant(now)}`,
      found,
    )
  }
  if (good === undefined) throw refuse('it has expired or was revoked', found)
  if (usage !== undefined && usageOf(opened, good) !== usage)
    throw refuse(`it is for a ${usage === 'client' ? 'server' : 'client'}`, found)
  const credential = await readCredential(opened, good, ports)
  if (credential !== undefined) return { ...credential, record: good }
  if ((await findKeyless(opened, good, ports)) !== undefined) {
    throw refuse(
      `its key is not in this home: that of a request stays where it was made, and any other belongs into issued/${name}/key.pem`,
      found,
    )
  }
  throw refuse(`its key, or the certificate to it, is not in ${opened.home.paths.credential(name).directory}`, found)
}

/**
 * Reads the credential of a client that must be let in.
 *
 * @param authority its authority, where only one will do
 * @throws {CountersignError} `name.unknown`; `probe.no-credential` where it ended, was revoked, or its key is not here
 */
export async function findHonest(
  opened: Opened,
  name: EntryName,
  ports: Ports,
  authority?: EntryName,
): Promise<HeldCredential & { readonly authority: EntryName }> {
  const refuse: RefuseCredential = (problem) =>
    new CountersignError('probe.no-credential', { name, problem, flag: '--as' })
  const { record, ...credential } = await findGood(opened, name, 'client', ports, refuse, authority)
  return { ...credential, authority: record.authority }
}

/**
 * Reads the credential of a second client that must be let in, of the same authority.
 *
 * @param honest the honest client, which the second must not be
 * @throws {CountersignError} `name.unknown`, `probe.no-credential` as {@link findHonest}
 */
export async function findSecond(
  opened: Opened,
  name: EntryName,
  honest: { readonly name: string; readonly authority: EntryName },
  ports: Ports,
): Promise<HeldCredential> {
  const refuse: RefuseCredential = (problem) =>
    new CountersignError('probe.no-credential', { name, problem, flag: '--second' })
  if (name === honest.name) throw refuse('it is the honest client itself')
  const { record: _, ...credential } = await findGood(opened, name, 'client', ports, refuse, honest.authority)
  return credential
}

/**
 * Finds clients of an authority that are good and whose keys are here, the newest first.
 *
 * @param limit how many at most
 */
export async function findClients(
  opened: Opened,
  authority: EntryName,
  limit: number,
  ports: Ports,
): Promise<readonly { readonly name: EntryName; readonly credential: Credential }[]> {
  const now = ports.clock.now()
  const { rows } = await opened.store.certificates.list({
    state: 'issued',
    authority,
    except: PROBE_NAME,
    limit: SEARCHED,
  })
  const found = new Map<EntryName, Credential>()
  for (const record of rows) {
    if (found.size >= limit) break
    if (record.notAfter < now || record.notBefore > now || found.has(record.name)) continue
    const credential = await readCredential(opened, record, ports)
    if (credential !== undefined) found.set(record.name, credential)
  }
  return [...found].map(([name, credential]) => ({ name, credential }))
}

const usageOf = ({ home }: Opened, { authority }: CertificateRecord): Usage | undefined =>
  home.settings.authorities.find(({ name }) => name === authority)?.usage

/**
 * Finds a good client of another client authority of the home: a server that trusts the one may not let in whom the other has
 * certified.
 */
export async function findStranger(
  opened: Opened,
  authority: EntryName,
  ports: Ports,
): Promise<Credential | undefined> {
  for (const { name, usage } of opened.home.settings.authorities) {
    if (usage !== 'client' || name === authority) continue
    const [found] = await findClients(opened, name, 1, ports)
    if (found !== undefined) return found.credential
  }
  return undefined
}

/**
 * Finds a credential of an authority's client that was revoked, is in date otherwise, and whose key is still here; of a name, or any. Its
 * revocation is on a published CRL: no server can know of another, and to let that one in is no fault of its.
 *
 * @throws {CountersignError} `name.unknown`, `probe.no-credential` where the name has none
 */
export async function findRevoked(
  opened: Opened,
  authority: EntryName,
  name: EntryName | undefined,
  ports: Ports,
): Promise<RevokedCredential | undefined> {
  const now = ports.clock.now()
  const { rows } = await opened.store.certificates.list({
    state: 'revoked',
    authority,
    limit: SEARCHED,
    ...(name === undefined ? { except: PROBE_NAME } : { name }),
  })
  const unpublished = await findUnpublished(rows, opened.home, { store: opened.store, files: ports.files })
  let unknown = false
  for (const record of rows) {
    if (record.notAfter < now || record.notBefore > now) continue
    const credential = await readCredential(opened, record, ports)
    if (credential === undefined) continue
    if (!unpublished.has(keyOf(record))) return { credential, name: record.name }
    unknown = true
  }
  if (name === undefined) return undefined
  if ((await opened.store.certificates.findByName(name)).length === 0) {
    throw new CountersignError('name.unknown', {
      name,
      near: await opened.store.certificates.findNear(name, PROBE_NAME),
    })
  }
  const problem = unknown
    ? 'its revocation is on no CRL yet, so that no server can know of it; sign one with countersign crl, and give it to the server'
    : `it has no certificate of ${authority} that was revoked, has not expired, and whose key is here`
  throw new CountersignError('probe.no-credential', { name, problem, flag: '--revoked' })
}

/**
 * Finds credentials of an authority and of one name that were all revoked, are on a published CRL, in date otherwise, and whose keys are still here: the
 * newest in the folder of the name, earlier ones in folders `NAME.SERIAL` beside it.
 */
export async function findRevokedNamesakes(
  opened: Opened,
  authority: EntryName,
  ports: Ports,
): Promise<RevokedNamesakes | undefined> {
  const now = ports.clock.now()
  const query = { state: 'revoked', authority, except: PROBE_NAME, limit: SEARCHED } as const
  const rows = (await opened.store.certificates.list(query)).rows.filter(
    (row) => row.notBefore <= now && now <= row.notAfter,
  )
  const namesakes = [...Map.groupBy(rows, ({ name }) => name)].filter(([, records]) => records.length > 1)
  if (namesakes.length === 0) return undefined
  const unpublished = await findUnpublished(rows, opened.home, { store: opened.store, files: ports.files })
  for (const [name, records] of namesakes) {
    const credentials: Credential[] = []
    for (const record of records.toReversed()) {
      if (unpublished.has(keyOf(record))) continue
      const besides = opened.home.paths.besides(name, record.serial)
      const found =
        (await readCredential(opened, record, ports)) ?? (await readCredential(opened, record, ports, besides))
      if (found !== undefined) credentials.push(found)
    }
    if (credentials.length > 1) return { name, credentials }
  }
  return undefined
}

type ServerCredential = HeldCredential & { readonly authority: EntryName }

/** Finds server credentials that cover each of the hosts, are in date, and whose keys are still here: the newest of each authority. */
export async function findServers(opened: Opened, hosts: Hosts, ports: Ports): Promise<readonly ServerCredential[]> {
  const now = ports.clock.now()
  const { rows } = await opened.store.certificates.list({ state: 'issued', usage: 'server', limit: SEARCHED })
  const found = new Map<EntryName, ServerCredential>()
  for (const record of rows) {
    const { authority } = record
    if (found.has(authority) || record.state !== 'issued') continue
    if (!isServerCertificateFor(readRecorded(record, opened.home), hosts, now)) continue
    const credential = await readCredential(opened, record, ports)
    if (credential !== undefined) found.set(authority, { ...credential, authority })
  }
  return [...found.values()]
}

/**
 * The same, where there must be one: of the authority that is asked for, or of the only one that has any.
 *
 * @param usual the authority to take where several have one and none is asked for
 * @throws {CountersignError} `server.no-certificate`, `authority.ambiguous`, `authority.unknown`, `authority.other-usage`
 */
export async function requireServer(
  opened: Opened,
  hosts: Hosts,
  ports: Ports,
  { asked, usual }: { readonly asked?: string; readonly usual?: EntryName } = {},
): Promise<ServerCredential> {
  const wanted = asked === undefined ? undefined : authorityFor(opened.home, 'server', asked)
  const all = await findServers(opened, hosts, ports)
  const known = all.find(({ authority }) => authority === (wanted ?? usual))
  const found = known ?? (wanted === undefined ? all[0] : undefined)
  if (found !== undefined && known === undefined && all.length > 1) {
    throw new CountersignError('authority.ambiguous', {
      what: `this home has server certificates for ${hosts.join(', ')}`,
      authorities: all.map(({ authority }) => authority),
      flag: '--server-authority',
    })
  }
  if (found !== undefined) return found
  const { rows } = await opened.store.certificates.list({
    state: 'issued',
    usage: 'server',
    limit: SEARCHED,
    ...present({ authority: wanted }),
  })
  const now = ports.clock.now()
  const issued = rows.flatMap((record) => {
    return record.state === 'issued' ? [{ record, certificate: readRecorded(record, opened.home) }] : []
  })
  for (const { record, certificate } of issued) {
    const keyless = isServerCertificateFor(certificate, hosts, now) && (await findKeyless(opened, record, ports))
    if (keyless) throw new CountersignError('server.no-certificate', { host: hosts.join(', '), keyless: keyless.chain })
  }
  throw withoutServer(
    issued.map(({ certificate }) => certificate),
    hosts,
    now,
  )
}

/** The newest server credential of the home for some hosts. */
export async function homeServer(
  opened: Opened,
  hosts: Hosts,
  ports: Ports,
  which: Parameters<typeof requireServer>[3] = {},
): Promise<Pick<Material, 'serverChain' | 'serverKey'>> {
  const { chain, key } = await requireServer(opened, hosts, ports, which)
  return { serverChain: chain, serverKey: key }
}
