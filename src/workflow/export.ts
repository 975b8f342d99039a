/** Exports a server: this file chooses the server's certificates and records the export, and `export/` writes the files. */

import { authorityFor, findAuthority, type KeptPins, pinFor } from '../authority/authority.ts'
import { requireWhole } from '../authority/backlog.ts'
import { readCrl } from '../authority/published.ts'
import { type Der, formatInstant } from '../core/brand.ts'
import { keyRow } from '../core/key.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { findTarget, loadCatalogue, type Target } from '../export/catalogue.ts'
import { formatArgv, formatReload, formatStop } from '../export/command.ts'
import { readExportRecord } from '../export/directory.ts'
import type { ExtraName } from '../export/extra.ts'
import { requireHosts } from '../export/hosts.ts'
import { EXPORT_RECORD } from '../export/manifest.ts'
import type { Material } from '../export/material.ts'
import { pathOf } from '../export/material-files.ts'
import { type Exported, writeExport } from '../export/write.ts'
import { type GuidelineWord, parseGuideline, USUAL_GUIDELINE, wordOfGuideline } from '../policy/guideline.ts'
import { formatHostAndPort, reachedAt } from '../policy/host.ts'
import { type Certificate, parseCertificate } from '../x509/certificate.ts'
import { formatName } from '../x509/name.ts'
import { describePublicKey } from '../x509/public-key.ts'
import { loadAccess } from './access.ts'
import { homeServer } from './credential.ts'
import { remarksOnCrls } from './crl.ts'
import { type Deployment, listKnown } from './deployments.ts'
import { tellExposure } from './exposure.ts'
import { crlFacts } from './facts.ts'
import { requireNothingNewer } from './newer.ts'
import type { HeldHome } from './opening.ts'
import { operationOf } from './operation.ts'
import { bothFiles, findOwnServer, type OwnServer, remarksOn } from './own-server.ts'
import type { Ports } from './ports.ts'
import { aloneWherePossible, recordExport } from './record-export.ts'
import { endUnfinished } from './unfinished.ts'

export type ExportOptions = {
  readonly target: string
  /** The name or address by which clients reach the server. */
  readonly host: string
  /** Further names by which they reach it. */
  readonly alsoHosts?: readonly string[]
  /** `ADDRESS:PORT`. */
  readonly listen: string
  readonly out: string
  /** Origins of other sites whose pages may send unsafe requests. */
  readonly origins: readonly string[]
  /** Whether unsafe requests without an Origin are allowed; the target's default where absent. */
  readonly withoutOrigin?: 'allow' | 'refuse'
  /** The version of the server program; what is safe with each that the target covers, where absent. */
  readonly serverVersion?: string
  /** The guideline of its TLS versions, suites and groups; where absent, that of the export in the directory, or the usual one. */
  readonly guideline?: GuidelineWord
  /** Other inputs of the target, by name. */
  readonly inputs?: Readonly<Record<string, string>>
  /** The one authority whose clients are let in; the default of the home where absent. */
  readonly authority?: string
  readonly pin?: KeptPins
  /** The authority of the home's server certificate; the only one that has certified the host where absent. */
  readonly serverAuthority?: string
  /** A server certificate that is not of the home, with its key. */
  readonly serverChain?: string
  readonly serverKey?: string
  /** A file of access rules; without one, every client may do everything. */
  readonly access?: string
  /** What is written besides. */
  readonly extras?: readonly ExtraName[]
  /** As whom units of systemd start the programs; who runs this where absent. */
  readonly user?: string
  /** A command line for the shell by which the server takes up new files; `revoke --deploy` runs it in the directory. */
  readonly reload?: string
  readonly mode: 'export' | 'dry-run'
}

export type ExportAnswer = {
  readonly mode: 'export' | 'dry-run'
  readonly target: string
  readonly directory: string
  readonly host: string
  readonly alsoHosts?: readonly string[]
  readonly listen: string
  /** The guideline that it follows. */
  readonly guideline: GuidelineWord
  readonly pin: string
  /** The certificate that the server shows, and the file it came from where it is not of the home. */
  readonly server: {
    readonly subject: string
    readonly issuer: string
    readonly notAfter: string
    readonly from?: string
  }
  readonly files: Exported['files']
  /** Command lines to be typed in the directory. */
  readonly commands: {
    readonly build?: string
    /** What must run beside the server, and be started before it. */
    readonly beside?: string
    readonly check: string
    readonly run: string
    readonly reload: string
    readonly stop: string
    /** For root, where there are units of systemd. */
    readonly install?: readonly string[]
  }
  readonly warnings: readonly string[]
  readonly cannot: readonly string[]
}

const SECRET_OCTETS = 32

const freshSecret = ({ entropy }: Pick<Ports, 'entropy'>): string =>
  Buffer.from(entropy.bytes(SECRET_OCTETS)).toString('hex')

/** Splits `127.0.0.1:8443` or `[::1]:8443`; whether both are allowed is for the target's inputs. */
export function parseListen(text: string): { address: string; port: string } {
  const [, v6, v4, port] = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+)):(\d{1,5})$/.exec(text) ?? []
  const address = v6 ?? v4
  if (address === undefined || port === undefined) {
    const expected = expectedFor(text)
    throw new CountersignError('input.malformed', { what: 'address to listen on', value: text, expected })
  }
  return { address, port }
}

/** Where this machine reaches what listens there; what no program of ours starts may run elsewhere, under its name. */
export function urlOf({ kind }: Pick<Target, 'kind'>, host: string, listen: string): string {
  const { address, port } = parseListen(listen)
  return `https://${formatHostAndPort(kind === 'started' ? reachedAt(address) : host, Number(port))}`
}

/** The address to write where the user wrote a listening address in the form of another program. */
function expectedFor(text: string): string {
  const [, everywhere] = /^(?:\*?:)?(\d{1,5})$/.exec(text) ?? []
  if (everywhere !== undefined) {
    return `0.0.0.0:${everywhere} or [::]:${everywhere} for all addresses, 127.0.0.1:${everywhere} for this machine alone`
  }
  if (/^[0-9.]+:?$/.test(text)) return `ADDRESS:PORT, such as ${text.replace(':', '')}:8443`
  const bare = text.replace(/^\[|\]:?$/g, '')
  if (/^[0-9a-f.]*:[0-9a-f:.]*:[0-9a-f:.]*$/.test(bare)) {
    return 'an IPv6 address in brackets and a port, such as [::1]:8443, or [::]:8443 for all addresses'
  }
  const usual = 'ADDRESS:PORT, such as 127.0.0.1:8443 or [::1]:8443'
  return /^[A-Za-z][\w.-]*(?::\d{1,5})?$/.test(text) ? `${usual}; an address, not a name (which is for --host)` : usual
}

/** Keeps what a server may read apart from what only the authorities may. */
export function requireOutside(home: string, out: string): void {
  if (out !== home && !out.startsWith(`${home}/`)) return
  throw new CountersignError('usage.wrong', {
    problem: `${out} is inside the PKI home, where no server configuration may be`,
    next: 'give another directory with --out',
  })
}

function requireNotEmpty(origins: readonly string[]): void {
  if (!origins.includes('')) return
  const expected = 'https://HOST or https://HOST:PORT, such as https://app.acme.internal'
  throw new CountersignError('input.malformed', { what: 'origin', value: '', expected })
}

export function serverFacts(
  { serverChain }: Pick<Material, 'serverChain'>,
  own: OwnServer | undefined,
): ExportAnswer['server'] {
  const { tbs } = parseCertificate(serverChain[0] as Der<'Certificate'>)
  return {
    subject: formatName(tbs.subject),
    issuer: formatName(tbs.issuer),
    notAfter: formatInstant(tbs.notAfter),
    ...present({ from: own?.serverSource }),
  }
}

/** Remarks on defaults that may not be intended, and on choices that weaken the door. */
function remarksOnInputs({ inputs }: Target, chosen: Readonly<Record<string, string>>): readonly string[] {
  const { upstream } = inputs
  const { passHeaders = '' } = chosen
  return [
    ...(upstream === undefined || chosen['upstream'] !== undefined
      ? []
      : [`without --upstream, requests are passed on to ${upstream.default}`]),
    ...(passHeaders === ''
      ? []
      : [`every client that gets in can send ${passHeaders}: do not read an identity from that header`]),
  ]
}

/** Warns of a server that looks at no CRL, nor is asked to. */
const remarksOnRevocation = ({ cannot }: Target): readonly string[] =>
  cannot
    .filter(({ lacks }) => lacks?.includes('revocation'))
    .map(({ what, instead }) => `it cannot ${what}; instead: ${instead}`)

/** Warns of an authority whose key not every version of the server program can verify. */
function remarksOnKey({ title, claims }: Target, { tbs }: Certificate, version = ''): readonly string[] {
  const { type, title: key } = describePublicKey(tbs.spki)
  if (type === 'other' || !keyRow(type).experimental || claims.mldsa !== 'where-supported') return []
  return [
    `the authority of its clients has a key of the type ${key} (experimental): ${[title, version].join(' ').trim()} admits them only if its TLS library verifies such signatures, as OpenSSL does from 3.5 on; with an older one the server does not start`,
  ]
}

/** The default of an input, where a target has it. @throws {CountersignError} `target.unknown` */
export async function defaultInput(target: string, input: string, ports: Ports): Promise<string | undefined> {
  const { inputs } = findTarget(await loadCatalogue(ports.files, ports.shipped.templates), target)
  return inputs[input]?.default
}

/** The guideline that was asked for; else the one that the export in the directory follows, in its newest version; else the usual one. */
async function chooseGuideline(asked: string | undefined, out: string, { files }: Ports): Promise<GuidelineWord> {
  if (asked !== undefined) return parseGuideline(asked)
  const name = (await readExportRecord(files, out))?.recipe.guideline
  const kept = name === undefined ? USUAL_GUIDELINE : wordOfGuideline(name)
  if (kept !== undefined) return kept
  throw new CountersignError('file.malformed', {
    path: `${out}/${EXPORT_RECORD}`,
    what: 'record of an export',
    problem: `this version of countersign does not know its guideline ${name}; name another with --guideline`,
  })
}

/** An export, and what is to be said of it. */
export type Written = Exported &
  Pick<ExportAnswer, 'cannot' | 'guideline' | 'warnings' | 'server'> & {
    /** The file of its CRL, under the directory. */
    readonly crlFile: string
    /** As the home knows the server from now on; absent where nothing was recorded. */
    readonly deployment?: Deployment
  }

/** Exports, and gives what a program needs to run the result. {@link exportTarget} says the same for people. */
export function writeTarget(options: ExportOptions, held: HeldHome, ports: Ports): Promise<Written> {
  return held.read(async (opened) => {
    if (options.mode === 'export') await endUnfinished(opened, ports)
    const { home, store } = opened
    const { files, clock } = ports
    const target = findTarget(await loadCatalogue(files, ports.shipped.templates), options.target)
    const hosts = requireHosts(target, options)
    const [host, ...alsoHosts] = hosts
    requireNotEmpty(options.origins)
    const out = files.resolve(options.out)
    requireOutside(home.path, out)
    const handedIn = bothFiles(options.serverChain, options.serverKey)
    const guideline = await chooseGuideline(options.guideline, out, ports)
    const systemd = await operationOf(options, out, ports)
    const make = async () => {
      const name = authorityFor(home, 'client', options.authority)
      const clients = await findAuthority(home, name, store, files, pinFor(options.pin, name))
      const own = await findOwnServer(handedIn, out, target, ports)
      const credential = own ?? (await homeServer(opened, hosts, ports, present({ asked: options.serverAuthority })))
      const published = await readCrl(home, clients, files)
      if (published !== undefined) await requireWhole(published, clients, store)
      const at = clock.now()
      const claims = await opened.claims()
      const rules = await loadAccess(
        options.access,
        { definitions: claims, trustDomain: home.settings.trustDomain },
        files,
      )
      if (published !== undefined) {
        const chain = own === undefined ? credential.serverChain : []
        const wanted = { target, authority: clients, crl: published, chain, hosts, at }
        await requireNothingNewer(out, wanted, { store, files })
      }
      const exported = await writeExport(
        {
          target,
          authority: clients.name,
          request: {
            host,
            alsoHosts,
            pin: clients.pin,
            claims,
            access: rules.table,
            inputs: {
              ...options.inputs,
              ...parseListen(options.listen),
              ...(options.origins.length === 0 ? {} : { origins: options.origins.join(',') }),
              ...present({ withoutOrigin: options.withoutOrigin }),
            },
            ...present({ version: options.serverVersion }),
            guideline,
            server: own === undefined ? 'home' : 'own',
            secret: freshSecret(ports),
            doorSecret: freshSecret(ports),
            answerSecret: freshSecret(ports),
            ...present({ systemd, image: options.extras?.includes('docker') ? ('wanted' as const) : undefined }),
            at,
          },
          material: {
            clientAuthority: clients.certificate.der,
            clientCrl: published?.der,
            ...credential,
          },
        },
        out,
        ports,
        options.mode === 'export' ? 'write' : 'dry-run',
      )
      return { exported, clients, own, credential, rules, at }
    }
    // No newer CRL or certificate comes up meanwhile, and no other export of this home.
    const made = options.mode === 'export' ? await aloneWherePossible(store, make) : await make()
    const { exported, clients, own, credential, rules, at } = made
    const { directory } = exported
    const access = rules.sha256 ?? 'unrestricted'
    const crlFile = pathOf(target, 'clientCrl')
    const facts = {
      target: target.name,
      host: hosts.join(', '),
      directory,
      crlFile,
      pin: clients.pin,
      access,
      guideline,
      url: urlOf(target, host, options.listen),
      ...present({ reload: options.reload, serverCa: own === undefined ? undefined : 'public' }),
    }
    const unrecorded = options.mode === 'export' ? await recordExport(opened, facts) : []
    const known = options.mode === 'export' ? await listKnown(store) : []
    const deployment = known.find((one) => one.directory === directory)
    const crl = await crlFacts(home, clients, { files, store }, at)
    return {
      ...exported,
      crlFile,
      ...present({ deployment }),
      guideline,
      cannot: target.cannot.map(({ what, instead }) => `${what}; instead: ${instead}`),
      server: serverFacts(credential, own),
      warnings: [
        ...(own === undefined ? [] : remarksOn(own)),
        ...(target.kind === 'started'
          ? []
          : [
              `no test has started ${target.title}: what is written here asks it for much, and nobody has seen it kept; attack it where it runs, with countersign probe`,
            ]),
        ...remarksOnRevocation(target),
        ...remarksOnKey(target, clients.certificate, options.serverVersion),
        ...remarksOnInputs(target, options.inputs ?? {}),
        ...(rules.table.mode === 'by-rule' || target.claims.access === undefined
          ? []
          : [
              'without access rules (--access), every client certificate of this authority may do everything that the server itself does not forbid',
            ]),
        ...(await tellExposure(directory, files)),
        ...remarksOnCrls([crl]),
        ...unrecorded,
      ],
    }
  })
}

/**
 * Exports a server's configuration into a directory that runs as it is.
 *
 * @throws {CountersignError} `target.unknown`, `identity.refused` (host), `input.malformed`, `server.no-certificate`,
 * `server.unfit`, `crl.missing`, `crl.expired`, `crl.incomplete`, `crl.older`, `credential.older`, `pin.mismatch`, `access.malformed`, `access.refused`,
 * `target.cannot`, `file.foreign`, `file.symlink`, `file.edited`, `directory.exposed`; nothing is written then
 * @throws {CountersignError} `export.overtaken`, `disk.*`: the next export completes what was begun
 */
export async function exportTarget(options: ExportOptions, held: HeldHome, ports: Ports): Promise<ExportAnswer> {
  return tellExport(options, await writeTarget(options, held, ports))
}

/** Gives the answer to an export that was made, or would be. Pure. */
export function tellExport(
  options: ExportOptions,
  { directory, recipe, guideline, files, commands, cannot, warnings, server }: Written,
): ExportAnswer {
  return {
    mode: options.mode,
    target: recipe.target,
    directory,
    host: recipe.host,
    ...present({ alsoHosts: recipe.alsoHosts }),
    listen: options.listen,
    guideline,
    pin: recipe.pin,
    server,
    files,
    commands: {
      ...present({ build: commands.build && formatArgv(commands.build) }),
      ...present({ beside: commands.beside && formatArgv(commands.beside.argv) }),
      check: formatArgv(commands.check),
      run: formatArgv(commands.run),
      reload: formatReload(commands, directory),
      stop: formatStop(commands.stop, directory),
      ...present({ install: commands.install }),
    },
    warnings,
    cannot,
  }
}
