/** Exports that a home has made: which there are, which have an older CRL, and new CRLs and certificates for them. */
import { type Authority, authorityFor, findAuthority } from '../authority/authority.ts'
import { parseFile } from '../authority/home.ts'
import { readCrl } from '../authority/publish.ts'
import { parsePin } from '../core/brand.ts'
import type { Files, Store } from '../core/port.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { loadCatalogue, type Target } from '../target/catalogue.ts'
import { deliverMaterial, findStanding, type Standing } from '../target/deliver.ts'
import { EXPORT_RECORD } from '../target/manifest.ts'
import { parseCrlPem } from '../x509/crl.ts'
import { homeServer, requireOutside, serverFacts } from './export.ts'
import { requireNothingNewer } from './newer.ts'
import { type Opened, withHome } from './opening.ts'
import { bothFiles, findOwnServer, remarksOn, type ServerFiles } from './own-server.ts'
import type { Ports } from './ports.ts'

export type DeliverOptions = {
  readonly home: string
  /** One export, by its directory; or every one that the home knows of and that is still there. */
  readonly to: { readonly out: string } | 'all'
  readonly serverChain?: string
  readonly serverKey?: string
  readonly pin?: string
  readonly mode: 'export' | 'dry-run'
}

export type Delivered = {
  readonly directory: string
  readonly target: string
  readonly host: string
  readonly files: readonly string[]
  readonly server: ReturnType<typeof serverFacts>
  /** The numbers of the CRL that is there now, and of the one before. */
  readonly crl: { readonly number: number; readonly before?: number }
  readonly reload: string
}

export type DeliverAnswer = {
  readonly mode: 'export' | 'dry-run'
  readonly only: 'tls'
  readonly pin: string
  readonly exports: readonly Delivered[]
  readonly warnings: readonly string[]
}

/** Directories that this home has exported into, the last first. Whether anything is there is not asked. */
async function exportedInto(store: Store): Promise<readonly string[]> {
  const events = await store.listEvents('config.exported')
  return [...new Set(events.toReversed().map(({ facts }) => String(facts['directory'])))]
}

/** Those of them that are exports still; what was moved or removed, or lies on another machine, is left out. */
async function standingExports(store: Store, files: Files, catalogue: readonly Target[]): Promise<readonly Standing[]> {
  const found: Standing[] = []
  for (const directory of await exportedInto(store)) {
    try {
      found.push(await findStanding(files, directory, catalogue))
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return found
}

/** The number of the CRL that lies in an export; undefined where none can be read. */
async function crlNumberIn({ directory, target }: Standing, files: Files): Promise<number | undefined> {
  const path = `${directory}/${target.material.clientCrl}`
  try {
    const text = await files.readText(path)
    return text === undefined ? undefined : Number(parseFile(path, 'CRL', () => parseCrlPem(text)).number ?? 0n)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/**
 * The directories of exports whose CRL is older than the one that an authority has published. Reads; says nothing of exports on
 * other machines.
 */
export async function outdatedExports(
  { home, store }: Opened,
  { name, pin }: Authority,
  published: number,
  { files, shipped }: Ports,
): Promise<readonly string[]> {
  if (name !== authorityFor(home, 'client')) return []
  const found = await standingExports(store, files, await loadCatalogue(files, shipped.templates))
  const outdated: string[] = []
  for (const standing of found) {
    if (standing.record.recipe.pin !== pin) continue
    const number = await crlNumberIn(standing, files)
    if (number === undefined || number < published) outdated.push(standing.directory)
  }
  return outdated
}

/**
 * Puts the published CRL and good certificates into exports that are there, and leaves all else as it is.
 *
 * Into all of them, one that refuses stops no other: the refusal comes at the end.
 *
 * @throws {CountersignError} `file.missing` where there is no export, `file.symlink`, `file.malformed`, `target.unknown`,
 * `pin.mismatch`, `crl.missing`, `crl.expired`, `crl.older`, `credential.older`, `server.no-certificate`, `server.unfit`; `usage.wrong` where none is known
 */
export function deliverTls(options: DeliverOptions, ports: Ports): Promise<DeliverAnswer> {
  return withHome(options.home, ports, async (opened) => {
    const { home, store } = opened
    const { files, shipped } = ports
    const handedIn = bothFiles(options.serverChain, options.serverKey)
    const catalogue = await loadCatalogue(files, shipped.templates)
    const pin = options.pin === undefined ? undefined : parsePin(options.pin)
    const clients = await findAuthority(home, authorityFor(home, 'client'), store, files, pin)
    const into = await chosen(options.to, opened, ports, catalogue)
    const delivered: Delivered[] = []
    const warnings: string[] = []
    const refusals: unknown[] = []
    for (const standing of into) {
      try {
        const { remarks, ...one } = await deliver(standing, handedIn, clients, opened, ports, options.mode)
        delivered.push(one)
        warnings.push(...remarks)
      } catch (error) {
        if (!isRefusal(error)) throw error
        refusals.push(error)
      }
    }
    if (refusals.length > 0) throw refusals[0]
    return { mode: options.mode, only: 'tls', pin: clients.pin, exports: delivered, warnings }
  })
}

async function chosen(
  to: DeliverOptions['to'],
  { home, store }: Opened,
  { files }: Ports,
  catalogue: readonly Target[],
): Promise<readonly Standing[]> {
  if (to !== 'all') {
    const directory = files.resolve(to.out)
    requireOutside(home.path, directory)
    return [await findStanding(files, directory, catalogue)]
  }
  const found = await standingExports(store, files, catalogue)
  if (found.length > 0) return found
  throw new CountersignError('usage.wrong', {
    problem: `no directory that this home has exported into is there, with its ${EXPORT_RECORD}`,
    next: 'name one with --out DIR',
  })
}

async function deliver(
  standing: Standing,
  handedIn: ServerFiles | undefined,
  clients: Authority,
  opened: Opened,
  ports: Ports,
  mode: DeliverOptions['mode'],
): Promise<Delivered & { readonly remarks: readonly string[] }> {
  const { directory, target, record } = standing
  const { host } = record.recipe
  const { files, clock } = ports
  const published = await readCrl(opened.home, clients, files)
  const own = await findOwnServer(handedIn, directory, target.material, ports)
  const server = own ?? (await homeServer(opened, host, ports))
  const before = await crlNumberIn(standing, files)
  if (published !== undefined) {
    const chain = own === undefined ? server.serverChain : []
    const wanted = { target, authority: clients, crl: published, chain, host, at: clock.now() }
    await requireNothingNewer(directory, wanted, { store: opened.store, files })
  }
  const written = await deliverMaterial(
    standing,
    {
      material: { clientAuthority: clients.certificate.der, clientCrl: published?.der, ...server },
      authority: clients.name,
      pin: clients.pin,
      at: clock.now(),
    },
    ports,
    mode === 'export' ? 'write' : 'dry-run',
  )
  const number = Number(published?.number ?? 0n)
  if (mode === 'export') {
    const crlFile = target.material.clientCrl
    const facts = { target: target.name, host, directory, crlFile, pin: clients.pin, only: 'tls', crl: number }
    await opened.store.addEvent({ kind: 'config.exported', facts })
  }
  return {
    directory,
    target: target.name,
    host,
    files: written,
    server: serverFacts(server, own),
    crl: { number, ...(before === undefined ? {} : { before }) },
    reload: `send ${target.commands.reload.signal} to its process`,
    remarks: own === undefined ? [] : remarksOn(own),
  }
}
