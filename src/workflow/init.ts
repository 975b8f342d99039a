/**
 * Makes a PKI home in a temporary directory, and then renames the directory to the path of the home, so that a home is always
 * complete.
 */
import { dirname, join } from 'node:path'
import { establish } from '../authority/establish.ts'
import { homePaths } from '../authority/home.ts'
import { formatInstant } from '../core/brand.ts'
import { cautionAbout, type KeyType } from '../core/key.ts'
import type { Files } from '../core/port/files.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { growingName, TEMPORARY_OCTETS } from '../core/temporary.ts'
import { planAuthority } from '../policy/authority-plan.ts'
import { documentationArc, encodeSettings, homeFormat, parseSettings, type Settings } from '../policy/settings.ts'
import { formatName } from '../x509/name.ts'
import { fingerprintOf } from '../x509/pin.ts'
import { AUTHORITY_YEARS } from './authorities.ts'
import { UNCONSTRAINED } from './authority-facts.ts'
import { tellExposure } from './exposure.ts'
import { requireNoSkeleton } from './opening.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'
import { endGrowing } from './unfinished.ts'

export type InitRequest = {
  readonly home: string
  readonly organisation: string
  readonly trustDomain: string
  /** Arc for the OIDs of claims; the documentation arc where absent. */
  readonly oidArc?: string
  readonly keyType?: KeyType
  /** Domains and address blocks that server certificates may name besides the usual; `*` for anything. */
  readonly serverDomains: readonly string[]
  readonly protection: AskPassphrase | 'unprotected'
  readonly watch: Watch
}

export type InitAnswer = {
  readonly home: string
  readonly oidArc: string
  readonly authorities: readonly {
    readonly name: string
    readonly usage: Usage
    readonly subject: string
    readonly pin: string
    readonly fingerprint: string
    readonly notAfter: string
    readonly certificate: string
    readonly crlNextUpdate: string
  }[]
  readonly warnings: readonly string[]
}

const ATTENDED_CRL_DAYS = 30

/** Keeps keys, bundles and the record out of git; profiles, claims, certificates and CRLs may be committed. */
const ignored = `# Never commit keys, bundles or the record.
key.pem
*-key.pem
*.p12
countersign.db*
.pending-*
*.tmp
`

async function copyTree(files: Files, from: string, to: string): Promise<void> {
  await files.makeDirectory(to, 'private')
  for (const name of await files.list(from)) {
    const source = join(from, name)
    if ((await files.describe(source))?.kind === 'directory') await copyTree(files, source, join(to, name))
    else await files.write(join(to, name), (await files.read(source)) ?? '', 'public')
  }
}

/**
 * Demands that a home can be made there: nothing is there, or an empty directory. Gives the absolute path.
 *
 * @throws {CountersignError} `home.exists`, `home.skeleton`
 */
export async function requireFree(where: string, ports: Ports): Promise<string> {
  const { files } = ports
  const home = files.resolve(where)
  requireNoSkeleton(home, ports)
  const facts = await files.describe(home)
  // An empty directory is as good as none: the finished home takes its place.
  const empty = facts?.kind === 'directory' && (await files.list(home)).length === 0
  if (facts !== undefined && !empty) throw new CountersignError('home.exists', { home })
  return home
}

type Wanted = Pick<InitRequest, 'organisation' | 'trustDomain' | 'oidArc'>

/** Refuses what no home can be called, one thing at a time. Pure. Refuses as {@link initHome} does. */
export function checkSettings(part: Partial<Wanted>): void {
  settingsOf({ organisation: 'Acme', trustDomain: 'acme.internal', ...part }, '')
}

/** The settings of a new home, checked by the same gate that reads them back. */
function settingsOf(request: Wanted, file: string): Settings {
  const { organisation, trustDomain, oidArc = documentationArc } = request
  const wanted = {
    format: homeFormat,
    organisation,
    trustDomain,
    oidArc,
    crlLifetimeDays: ATTENDED_CRL_DAYS,
    authorities: [
      { name: 'clients', usage: 'client', custody: 'attended' },
      { name: 'servers', usage: 'server', custody: 'attended' },
    ],
  }
  try {
    return parseSettings(JSON.stringify(wanted), file)
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'home.malformed') throw error
    // There is no file yet: it is the request that is wrong.
    if (isRefusal(error.cause)) throw error.cause
    const { pointer, expected } = error.facts
    const [what, value] = pointer === '/oidArc' ? ['OID arc', oidArc] : ['setting', pointer]
    throw new CountersignError('input.malformed', { what, value, expected })
  }
}

/**
 * Makes a PKI home with a pinned client authority and a separate server authority, each with its first CRL.
 *
 * @throws {CountersignError} `home.exists`, `home.skeleton`, `input.malformed` (arc),
 * `identity.refused`, `disk.*`; where one is thrown, nothing is left behind
 */
export async function initHome(request: InitRequest, ports: Ports): Promise<InitAnswer> {
  const { files } = ports
  const path = files.resolve(request.home)
  const settings = settingsOf(request, join(path, 'countersign.json'))
  const plans = settings.authorities.map(({ name, usage }) =>
    planAuthority({
      name,
      usage,
      organisation: settings.organisation,
      trustDomain: settings.trustDomain,
      keyType: request.keyType ?? 'ec-p256',
      years: AUTHORITY_YEARS,
      serverDomains: request.serverDomains,
    }),
  )
  await requireFree(path, ports)
  const passphrase = request.protection === 'unprotected' ? 'unprotected' : await request.protection('choose')
  await files.makeDirectory(dirname(path), 'private')
  await endGrowing(path, ports)
  const exposure = await tellExposure(path, files)
  const growing = growingName(path, ports.entropy.bytes(TEMPORARY_OCTETS))
  try {
    await copyTree(files, ports.shipped.skeleton, growing)
    const paths = homePaths(growing)
    await files.write(paths.settings, encodeSettings(settings), 'public')
    await files.write(paths.ignore, ignored, 'public')
    await files.makeDirectory(paths.issued, 'private')
    const store = ports.openStore(paths.record, growing, 'create')
    const authorities: InitAnswer['authorities'][number][] = []
    try {
      for (const [index, plan] of plans.entries()) {
        request.watch(`founding the authority ${plan.name}`, index, plans.length)
        const home = { path: growing, settings, paths }
        const { authority, crl } = await establish(plan, home, passphrase, { ...ports, store })
        authorities.push({
          name: plan.name,
          usage: plan.usage,
          subject: formatName(authority.certificate.tbs.subject),
          pin: authority.pin,
          fingerprint: fingerprintOf(authority.certificate.der),
          notAfter: formatInstant(authority.certificate.tbs.notAfter),
          certificate: homePaths(path).authority(plan.name).certificate,
          crlNextUpdate: formatInstant(crl.nextUpdate),
        })
      }
    } finally {
      await store.close()
    }
    await files.rename(growing, path).catch(async (error: unknown) => {
      // Another init may have been faster; or this one has its place, and only the disk did not confirm it.
      if ((await files.describe(growing)) !== undefined) await requireFree(path, ports)
      throw error
    })
    return {
      home: path,
      oidArc: settings.oidArc,
      authorities,
      warnings: [...warningsFor(request, settings), ...exposure],
    }
  } catch (error) {
    // If the folder cannot be removed now, a later command that writes removes it once it is an hour old.
    await files.remove(growing).catch(() => undefined)
    throw error
  }
}

function warningsFor(request: InitRequest, settings: Settings): string[] {
  const caution = request.keyType && cautionAbout(request.keyType)
  return [
    ...(caution === undefined ? [] : [caution]),
    ...(settings.oidArc === documentationArc
      ? [
          `claims use the documentation arc ${documentationArc}; get your own arc (a private enterprise number from IANA, free of charge) and give it with --oid-arc`,
        ]
      : []),
    ...(request.protection === 'unprotected'
      ? ['the keys of both authorities are stored unencrypted: anybody who reads them can issue certificates as you']
      : []),
    ...(request.serverDomains.includes('*') ? [UNCONSTRAINED] : []),
  ]
}
