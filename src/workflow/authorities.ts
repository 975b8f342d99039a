/**
 * Adds an authority to a home, completes what an interrupted addition has left, and tells of the authorities that a home has.
 * `authority/` makes the authority itself.
 */
import {
  type Authority,
  authorityFor,
  findAuthority,
  type OpenAuthority,
  openAuthority,
  requireListed,
} from '../authority/authority.ts'
import { establish } from '../authority/establish.ts'
import { type Home, parseFile } from '../authority/home.ts'
import { publishCrl } from '../authority/publish.ts'
import { parseNewAuthority } from '../authority/reserved.ts'
import { formatInstant } from '../core/brand.ts'
import { cautionAbout, type KeyType } from '../core/key.ts'
import { present } from '../core/present.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { type AuthorityPlan, permittedNames, planAuthority } from '../policy/authority-plan.ts'
import { type AuthoritySettings, encodeSettings, parseSettings } from '../policy/settings.ts'
import { isSignedBy, parseCertificatePem } from '../x509/certificate.ts'
import { encodeName } from '../x509/name.ts'
import { pinOf } from '../x509/pin.ts'
import { type AuthorityFacts, authorityFacts, UNCONSTRAINED } from './authority-facts.ts'
import { remarksOnCrls, remarksOnUnusable } from './crl.ts'
import { allCrlFacts, type CrlFacts, type UnusableCrl } from './facts.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import { exportsOf } from './outdated.ts'
import type { AskPassphrase, Ports, Watch } from './ports.ts'

/** How long an authority lives. */
export const AUTHORITY_YEARS = 10

/** One authority, with its files and its CRL. */
export type AuthorityListing = AuthorityFacts & {
  readonly certificate: string
  /** Absent where it is missing or cannot be used. */
  readonly crl?: CrlFacts
  /** Directories of exports on this machine that admit its clients, or whose server shows a certificate of it. */
  readonly exports: readonly string[]
}

/** Tells of every authority of a home, in the order of the settings: the first of a usage is its default. */
export async function homeAuthorities(opened: Opened, { files, clock }: Pick<Ports, 'files' | 'clock'>) {
  const { home, store } = opened
  const found: { authority: Authority; facts: AuthorityFacts }[] = []
  for (const { name } of home.settings.authorities) {
    const authority = await findAuthority(home, name, store, files)
    found.push({ authority, facts: await authorityFacts(opened, authority, clock.now()) })
  }
  return found
}

export type AuthoritiesAnswer = {
  readonly authorities: readonly AuthorityListing[]
  readonly unusableCrls: readonly UnusableCrl[]
  readonly warnings: readonly string[]
}

/**
 * Lists the authorities of a home; of a name or usage, where one is given.
 *
 * @throws {CountersignError} `authority.unknown`, `authority.unrecorded`, `pin.mismatch`, `home.*`
 */
export function listAuthorities(
  request: { readonly name?: string; readonly usage?: Usage },
  held: HeldHome,
  ports: Ports,
): Promise<AuthoritiesAnswer> {
  return held.read(async (opened) => {
    const { home, store } = opened
    if (request.name !== undefined) requireListed(home, request.name)
    const chosen = (await homeAuthorities(opened, ports)).filter(
      ({ authority: { name, usage } }) => name === (request.name ?? name) && usage === (request.usage ?? usage),
    )
    const all = chosen.map(({ authority }) => authority)
    const { crls, unusableCrls } = await allCrlFacts(home, all, { ...ports, store }, ports.clock.now())
    const authorities: AuthorityListing[] = []
    for (const { authority, facts } of chosen) {
      const { name } = authority
      authorities.push({
        ...facts,
        certificate: home.paths.authority(name).certificate,
        ...present({ crl: crls.find((crl) => crl.authority === name) }),
        exports: await exportsOf(opened, authority, ports),
      })
    }
    return { authorities, unusableCrls, warnings: [...remarksOnUnusable(unusableCrls), ...remarksOnCrls(crls)] }
  })
}

export type AddRequest = {
  readonly name: string
  readonly usage: Usage
  readonly keyType?: KeyType
  /** Domains and address blocks that server certificates may name besides the usual; `*` for anything. */
  readonly serverDomains: readonly string[]
  readonly protection: AskPassphrase | 'unprotected'
  /** Opens the key of an addition that was interrupted. */
  readonly passphrase: AskPassphrase
  readonly mode: 'add' | 'dry-run'
  readonly watch: Watch
}

export type AddAnswer = {
  readonly mode: 'add' | 'dry-run'
  readonly name: string
  readonly usage: Usage
  /** `before`: an earlier command had made its key, and was interrupted; or a restored backup did not know it. */
  readonly begun: 'now' | 'before'
  /** Absent in a dry run of a new one: nobody has made a key yet. */
  readonly authority?: Omit<AuthorityListing, 'exports' | 'crl'> & { readonly crlNextUpdate: string }
  readonly warnings: readonly string[]
}

/** What lies in the folder of an authority that the record does not have: a certificate with its key, or nothing of use. */
async function findRemnant(plan: AuthorityPlan, home: Home, { files }: Ports): Promise<Authority | undefined> {
  const { name, usage } = plan
  const path = home.paths.authority(name).certificate
  const pem = await files.readText(path)
  if (pem === undefined) return undefined
  const what = 'CA certificate'
  const certificate = parseFile(path, what, () => parseCertificatePem(pem))
  const { tbs } = certificate
  const refuse = (problem: string) => new CountersignError('file.malformed', { path, what, problem })
  const isOwn = isSignedBy(certificate, tbs.spki) && Buffer.compare(tbs.subjectDer, encodeName(plan.subject)) === 0
  if (!isOwn) throw refuse(`it is not the certificate of an authority ${name} of this home`)
  const isConstrained = permittedNames(certificate) !== undefined
  if (isConstrained === (usage === 'client')) {
    throw refuse(`it is there already, and is not for ${usage}s with the names that are asked for`)
  }
  return { name, usage, certificate, pin: pinOf(tbs.spki) }
}

/** The authority that an earlier command has begun, or that a restored part of the home does not know; undefined where there is none. */
async function findBegun(plan: AuthorityPlan, { home, store }: Opened, ports: Ports): Promise<Authority | undefined> {
  const { name, usage } = plan
  const listed = home.settings.authorities.find((one) => one.name === name)
  const recorded = (await store.authorities.list()).find((one) => one.name === name)
  const there = recorded ?? listed
  if (there !== undefined && ((recorded && listed) || there.usage !== usage)) {
    throw new CountersignError('authority.exists', { authority: name, usage: there.usage })
  }
  return recorded === undefined ? findRemnant(plan, home, ports) : findAuthority(home, name, store, ports.files)
}

/** Opens the key of an authority that was begun, and records it where it is not. */
async function takeUp(
  begun: Authority,
  { home, store }: Opened,
  ports: Ports,
  passphrase: AskPassphrase,
): Promise<OpenAuthority> {
  const open = await openAuthority(home, begun, ports.keys, ports.files, (refused) => passphrase('open', refused))
  const { name, usage, certificate, pin } = open
  if ((await store.authorities.list()).every((one) => one.name !== name)) {
    const place = async () => {
      const { pin: path } = home.paths.authority(name)
      if ((await ports.files.readText(path)) === undefined) await ports.files.write(path, `${pin}\n`, 'public')
    }
    await store.authorities.add({ name, usage, certificate: certificate.der, pin }, place)
  }
  // Against the pin on the disk, too.
  return { ...(await findAuthority(home, name, store, ports.files)), signer: open.signer }
}

/** Changes the list of authorities in the settings, as it is on the disk by now. */
async function amendList(
  { home, store }: Opened,
  { files }: Ports,
  change: (list: readonly AuthoritySettings[]) => readonly AuthoritySettings[],
): Promise<void> {
  const path = home.paths.settings
  await store.alone(async () => {
    const text = await files.readText(path)
    if (text === undefined) throw new CountersignError('file.missing', { path, what: 'file' })
    const settings = parseSettings(text, path)
    const authorities = change(settings.authorities)
    if (authorities !== settings.authorities)
      await files.write(path, encodeSettings({ ...settings, authorities }), 'public')
  })
}

/**
 * Founds one more authority in a home: its key, certificate, pin and first CRL in `authorities/<name>/`. The settings list it last of
 * all, so until then no other command uses it, and the same command again completes what a killed one began. Completes in the same
 * way what a backup of the record or of the settings does not know.
 *
 * @throws {CountersignError} `name.reserved`, `identity.refused`, `authority.exists`, `usage.wrong`, `passphrase.*`, `pin.mismatch`,
 * `file.malformed`, `crl.*`, `home.*`, `disk.*`
 */
export function addAuthority(request: AddRequest, held: HeldHome, ports: Ports): Promise<AddAnswer> {
  const { usage, mode, serverDomains, keyType = 'ec-p256' } = request
  const name = parseNewAuthority(request.name)
  if (usage === 'client' && serverDomains.length > 0) {
    throw new CountersignError('usage.wrong', {
      problem: 'an authority for clients has no domains: only server certificates are limited to some',
      next: 'leave out --server-domain, or give --usage server',
    })
  }
  return (mode === 'add' ? held.write : held.read)(async (opened) => {
    const { home } = opened
    const { organisation, trustDomain } = home.settings
    const plan = planAuthority({
      name,
      usage,
      organisation,
      trustDomain,
      keyType,
      years: AUTHORITY_YEARS,
      serverDomains,
    })
    const begun = await findBegun(plan, opened, ports)
    const common = { mode, name, usage, begun: begun === undefined ? 'now' : 'before' } as const
    const caution = cautionAbout(keyType)
    const warnings = [
      ...(caution === undefined ? [] : [caution]),
      ...(request.protection === 'unprotected'
        ? [`the key of ${name} is stored unencrypted: anybody who reads it can issue certificates as you`]
        : []),
      ...(serverDomains.includes('*') ? [UNCONSTRAINED] : []),
    ]
    if (mode === 'dry-run') return { ...common, warnings }
    const made = await (begun === undefined
      ? found(plan, request, opened, ports)
      : complete(begun, request, opened, ports))
    await amendList(opened, ports, (list) =>
      list.some((one) => one.name === name) ? list : [...list, { name, usage, custody: 'attended' }],
    )
    const { authority, nextUpdate } = made
    return {
      ...common,
      authority: {
        ...(await authorityFacts(opened, authority, ports.clock.now())),
        certificate: home.paths.authority(name).certificate,
        crlNextUpdate: formatInstant(nextUpdate),
      },
      warnings,
    }
  })
}

async function found(plan: AuthorityPlan, request: AddRequest, { home, store }: Opened, ports: Ports) {
  const protection = request.protection === 'unprotected' ? 'unprotected' : await request.protection('choose')
  request.watch(`founding the authority ${plan.name}`)
  const { authority, crl } = await establish(plan, home, protection, { ...ports, store })
  return { authority, nextUpdate: crl.nextUpdate }
}

async function complete(begun: Authority, request: AddRequest, opened: Opened, ports: Ports) {
  const authority = await takeUp(begun, opened, ports, request.passphrase)
  request.watch(`signing the CRL of ${authority.name}`)
  const { record } = await publishCrl(opened.home, authority, { ...ports, store: opened.store })
  return { authority, nextUpdate: record.nextUpdate }
}

export type DefaultAnswer = { readonly name: string; readonly usage: Usage; readonly before: string }

/**
 * Makes an authority the default of its usage: commands that name none sign with it, or export for its clients.
 *
 * @throws {CountersignError} `authority.unknown`, `home.*`, `disk.*`
 */
export function setDefaultAuthority(
  request: { readonly name: string },
  held: HeldHome,
  ports: Ports,
): Promise<DefaultAnswer> {
  return held.write(async (opened) => {
    const { home } = opened
    const name = requireListed(home, request.name)
    const { usage } = home.settings.authorities.find((one) => one.name === name)!
    const before = authorityFor(home, usage)
    if (before !== name) {
      await amendList(opened, ports, (list) => [
        ...list.filter((one) => one.name === name),
        ...list.filter((one) => one.name !== name),
      ])
    }
    return { name, usage, before }
  })
}
