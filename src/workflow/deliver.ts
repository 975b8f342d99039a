/** Writes new CRLs and certificates into existing exports. `outdated.ts` finds the exports. */
import { type Authority, authorityFor, findAuthority, type KeptPins, pinFor } from '../authority/authority.ts'
import { requireWhole } from '../authority/backlog.ts'
import { readCrl } from '../authority/published.ts'
import type { EntryName } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import { present } from '../core/present.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { type TargetOf, targetsIn } from '../export/catalogue.ts'
import { formatReload } from '../export/command.ts'
import { deliverMaterial, findStanding, type Standing } from '../export/deliver.ts'
import { hostsOf } from '../export/hosts.ts'
import { EXPORT_RECORD } from '../export/manifest.ts'
import { pathOf } from '../export/material-files.ts'
import { isSignedBy, parseCertificate } from '../x509/certificate.ts'
import { homeServer } from './credential.ts'
import { remarksOnCrls } from './crl.ts'
import { requireOutside, serverFacts } from './export.ts'
import { crlFacts } from './facts.ts'
import { requireNothingNewer } from './newer.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import { crlNumberIn, findExports, serverChainIn } from './outdated.ts'
import { bothFiles, findOwnServer, remarksOn, type ServerFiles } from './own-server.ts'
import type { Ports } from './ports.ts'
import { aloneWherePossible, recordExport } from './record-export.ts'
import { endUnfinished } from './unfinished.ts'

export type DeliverOptions = {
  /** The directory of one export; or every export that the home knows and that still exists. */
  readonly to: { readonly out: string } | 'all'
  /** Only exports that admit the clients of this authority. */
  readonly authority?: string
  /** The authority of the home's server certificates; that of the certificate in each export where absent. */
  readonly serverAuthority?: string
  readonly serverChain?: string
  readonly serverKey?: string
  readonly pin?: KeptPins
  readonly mode: 'export' | 'dry-run'
}

export type Delivered = {
  readonly directory: string
  readonly target: string
  readonly host: string
  readonly alsoHosts?: readonly string[]
  /** The authority whose clients are admitted, and its pin. */
  readonly authority: string
  readonly pin: string
  readonly files: readonly string[]
  readonly server: ReturnType<typeof serverFacts>
  /** The numbers of the CRL that is there now, and of the one before. */
  readonly crl: { readonly number: number; readonly before?: number }
  readonly reload: string
}

export type DeliverAnswer = {
  readonly mode: 'export' | 'dry-run'
  readonly only: 'tls'
  /** The pin of the authority whose clients are admitted; absent where the exports are of several. */
  readonly pin?: string
  readonly exports: readonly Delivered[]
  readonly warnings: readonly string[]
}

/**
 * Puts the published CRL and good certificates into existing exports, and changes nothing else.
 *
 * With all exports, one that is refused does not stop the others: the refusal comes at the end.
 *
 * @throws {CountersignError} `file.missing` where there is no export, `file.symlink`, `file.malformed`, `directory.exposed`,
 * `target.unknown`, `pin.mismatch`, `crl.missing`, `crl.expired`, `crl.incomplete`, `crl.older`, `credential.older`, `server.no-certificate`, `server.unfit`; `usage.wrong` where none is known
 */
export function deliverTls(options: DeliverOptions, held: HeldHome, ports: Ports): Promise<DeliverAnswer> {
  return held.read(async (opened) => {
    if (options.mode === 'export') await endUnfinished(opened, ports)
    const { home, store } = opened
    const { clock, files, shipped } = ports
    const handedIn = bothFiles(options.serverChain, options.serverKey)
    const targetOf = targetsIn(files, shipped.templates)
    const asked = options.authority === undefined ? undefined : authorityFor(home, 'client', options.authority)
    const { standing: into, unreadable } = await chosen(options.to, asked, opened, ports, targetOf)
    const delivered: Delivered[] = []
    const warnings: string[] = []
    const refusals = unreadable.map(({ refusal }): unknown => refusal)
    const admitted = new Map<EntryName, Authority>()
    for (const standing of into) {
      try {
        const name = asked ?? (await authorityIn(standing, opened)) ?? authorityFor(home, 'client')
        const clients = await findAuthority(home, name, store, files, pinFor(options.pin, name))
        admitted.set(name, clients)
        const how = { handedIn, mode: options.mode, ...present({ serverAuthority: options.serverAuthority }) }
        const { remarks, ...one } = await deliver(standing, how, clients, opened, ports)
        delivered.push(one)
        warnings.push(...remarks)
      } catch (error) {
        if (!isRefusal(error)) throw error
        refusals.push(error)
      }
    }
    if (refusals.length > 0) throw refusals[0]
    for (const clients of admitted.values()) {
      warnings.push(...remarksOnCrls([await crlFacts(home, clients, { files, store }, clock.now())]))
    }
    const [one, ...more] = admitted.values()
    const common = more.length === 0 ? present({ pin: one?.pin }) : {}
    return { mode: options.mode, only: 'tls', ...common, exports: delivered, warnings }
  })
}

/** The authority of the home whose clients an export admits; undefined where it is of another home. */
async function authorityIn({ record }: Standing, { home, store }: Opened): Promise<EntryName | undefined> {
  const found = (await store.authorities.list()).find(({ pin }) => pin === record.recipe.pin)
  return home.settings.authorities.find(({ name, usage }) => name === found?.name && usage === 'client')?.name
}

/** The authority of the home that has signed the certificate which the server of an export shows. */
async function serverAuthorityIn(standing: Standing, { store }: Opened, files: Files): Promise<EntryName | undefined> {
  const [server] = await serverChainIn(standing, files)
  if (server === undefined) return undefined
  const all = await store.authorities.list()
  return all.find(({ certificate }) => isSignedBy(server, parseCertificate(certificate).tbs.spki))?.name
}

async function chosen(
  to: DeliverOptions['to'],
  asked: EntryName | undefined,
  opened: Opened,
  { files }: Ports,
  targetOf: TargetOf,
): ReturnType<typeof findExports> {
  const { home, store } = opened
  if (to !== 'all') {
    const directory = files.resolve(to.out)
    requireOutside(home.path, directory)
    return { standing: [await findStanding(files, directory, targetOf)], unreadable: [], absent: [] }
  }
  const { standing, unreadable, absent } = await findExports(store, files, targetOf)
  const authorities = await Promise.all(standing.map((one) => authorityIn(one, opened)))
  const wanted = standing.filter((_, index) => asked === undefined || authorities[index] === asked)
  if (wanted.length + unreadable.length > 0) return { standing: wanted, unreadable, absent }
  const which = asked === undefined ? '' : ` and admits the clients of ${asked}`
  throw new CountersignError('usage.wrong', {
    problem: `of all directories that this home has exported into, none still exists with its ${EXPORT_RECORD}${which}`,
    next: 'name one with --out DIR',
  })
}

async function deliver(
  standing: Standing,
  {
    handedIn,
    mode,
    serverAuthority,
  }: Pick<DeliverOptions, 'mode' | 'serverAuthority'> & { readonly handedIn: ServerFiles | undefined },
  clients: Authority,
  opened: Opened,
  ports: Ports,
): Promise<Delivered & { readonly remarks: readonly string[] }> {
  const { directory, target, record } = standing
  const { host, alsoHosts } = record.recipe
  const hosts = hostsOf(record.recipe)
  const { files, clock } = ports
  const put = async () => {
    const published = await readCrl(opened.home, clients, files)
    if (published !== undefined) await requireWhole(published, clients, opened.store)
    const own = await findOwnServer(handedIn, directory, target, ports)
    const usual = await serverAuthorityIn(standing, opened, files)
    const server = own ?? (await homeServer(opened, hosts, ports, present({ asked: serverAuthority, usual })))
    const before = await crlNumberIn(standing, files)
    if (published !== undefined) {
      const chain = own === undefined ? server.serverChain : []
      const wanted = { target, authority: clients, crl: published, chain, hosts, at: clock.now() }
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
    return { published, own, server, before, written }
  }
  // No newer CRL or certificate comes up meanwhile, and no other export of this home.
  const done = mode === 'export' ? await aloneWherePossible(opened.store, put) : await put()
  const { published, own, server, before, written } = done
  const number = Number(published?.number ?? 0n)
  const remarks = own === undefined ? [] : [...remarksOn(own)]
  if (mode === 'export') {
    const crlFile = pathOf(target, 'clientCrl')
    const facts = {
      target: target.name,
      host: hosts.join(', '),
      directory,
      crlFile,
      pin: clients.pin,
      only: 'tls',
      crl: number,
    }
    remarks.push(...(await recordExport(opened, facts)))
  }
  return {
    directory,
    target: target.name,
    host,
    ...present({ alsoHosts }),
    authority: clients.name,
    pin: clients.pin,
    files: written,
    server: serverFacts(server, own),
    // A greater one of this authority was refused; that of another is no number to come after.
    crl: { number, ...(before === undefined || before > number ? {} : { before: Number(before) }) },
    reload: formatReload(target.commands, directory),
    remarks,
  }
}
