/** Lists the servers that a home knows, names further ones, changes what is known of one, and forgets one. Contacts none of them. */
import { authorityFor, findAuthority } from '../authority/authority.ts'
import { type EntryName, parseEntryName } from '../core/brand.ts'
import { present } from '../core/present.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { readExportRecord } from '../export/directory.ts'
import { EXPORT_RECORD } from '../export/manifest.ts'
import type { Operator } from './consent.ts'
import { type Deployment, factsOf, formatPlace, listKnown, type Place, parseSsh, requireKnown } from './deployments.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import { type TakingUp, takingUp } from './place-crl.ts'
import type { Ports } from './ports.ts'
import { parseEndpoint, readServerCa } from './prove.ts'

/** What somebody says of a server; what is absent stays as it is. */
export type DeploymentWish = {
  readonly name: string
  /** A path on this machine, `ssh:HOST:PATH`, or `command:COMMAND`. */
  readonly to?: string
  readonly url?: string
  readonly host?: string
  readonly reload?: string
  readonly serverCa?: string
  /** The authority whose clients it admits. */
  readonly authority?: string
  readonly operator: Operator
}

export type DeploymentFacts = {
  readonly name: string
  readonly by: Place['by']
  readonly to: string
  /** The authority whose clients it admits; absent where the home has none of this pin. */
  readonly authority?: string
  readonly pin: string
  readonly url?: string
  readonly host?: string
  readonly serverCa?: string
  /** The command by which it takes up a CRL; absent where it notices by itself, and where nobody has said how. */
  readonly reload?: string
  readonly takesUp: 'by-command' | 'by-itself' | 'unknown'
  /** `absent`: its folder is not on this machine. */
  readonly state: 'known' | 'absent'
  readonly last?: Deployment['last']
}

export type DeploymentsAnswer = {
  readonly act: 'list' | 'add' | 'change' | 'forget'
  readonly deployments: readonly DeploymentFacts[]
}

async function tell(one: Deployment, { store }: Opened, ports: Ports): Promise<DeploymentFacts> {
  const { name, place, pin, url, host, serverCa, last } = one
  const authority = (await store.authorities.list()).find((each) => each.pin === pin)?.name
  const isThere =
    place.by !== 'export' || (await ports.files.describe(`${place.directory}/${EXPORT_RECORD}`)) !== undefined
  const way = isThere ? await takingUpOf(one, ports) : ({ by: 'unknown' } as const)
  const reload = way.by === 'command' ? way.shown : undefined
  return {
    name,
    by: place.by,
    to: formatPlace(place),
    pin,
    takesUp: way.by === 'command' ? 'by-command' : way.by === 'itself' ? 'by-itself' : 'unknown',
    state: isThere ? 'known' : 'absent',
    ...present({ authority, url, host, serverCa, reload, last }),
  }
}

/** Of an export that cannot be read, nothing is known; why, `revoke --deploy` says. */
async function takingUpOf(one: Deployment, ports: Ports): Promise<TakingUp> {
  try {
    return await takingUp(one, ports)
  } catch (error) {
    if (isRefusal(error)) return { by: 'unknown' }
    throw error
  }
}

/** Lists them, or one. */
export function listDeployments(
  { name }: { readonly name?: string },
  held: HeldHome,
  ports: Ports,
): Promise<DeploymentsAnswer> {
  return held.read(async (opened) => {
    const known = await listKnown(opened.store)
    const chosen = name === undefined ? known : [requireKnown(name, known)]
    return { act: 'list', deployments: await Promise.all(chosen.map((one) => tell(one, opened, ports))) }
  })
}

const malformed = (value: string, expected: string) =>
  new CountersignError('input.malformed', { what: 'place of a CRL', value, expected })

const NO_COMMAND = 'a command line for the shell after command:'

/** Reads where a CRL is to go; a folder on this machine must be that of an export. */
async function parsePlace(text: string, { files }: Ports): Promise<Place> {
  if (text.startsWith('ssh:')) return parseSsh(text)
  if (text.startsWith('command:')) {
    const command = text.slice('command:'.length)
    if (command.trim() === '') throw malformed(text, NO_COMMAND)
    return { by: 'command', command }
  }
  if (text === '') throw malformed(text, 'a path, ssh:HOST:PATH, or command:COMMAND')
  const path = files.resolve(text)
  const facts = await files.describe(path)
  if (facts?.kind === 'symlink') throw new CountersignError('file.symlink', { path: text })
  if (facts?.kind !== 'directory') return { by: 'file', path }
  if ((await readExportRecord(files, path)) !== undefined) return { by: 'export', directory: path }
  throw malformed(text, 'the file from which the server reads its CRL, or the folder of an export')
}

/** The authority that was named, or that of the export; the home's default otherwise. */
async function pinFor(
  wish: DeploymentWish,
  place: Place,
  before: Deployment | undefined,
  { home, store }: Opened,
  { files }: Ports,
): Promise<string> {
  if (wish.authority === undefined && before !== undefined) return before.pin
  const record = place.by === 'export' ? await readExportRecord(files, place.directory) : undefined
  if (wish.authority === undefined && record !== undefined) return record.recipe.pin
  const { name, pin } = await findAuthority(home, authorityFor(home, 'client', wish.authority), store, files)
  if (record === undefined || record.recipe.pin === pin || place.by !== 'export') return pin
  const facts = { directory: place.directory, authority: name, found: record.recipe.pin, pin }
  throw new CountersignError('export.other-authority', facts)
}

function requireText(what: string, text: string | undefined): void {
  if (text === undefined || text.trim() !== '') return
  throw new CountersignError('input.malformed', { what, value: text, expected: 'a command line for the shell' })
}

/** Settles what was said, and refuses what could not be asked later. */
async function settle(
  wish: DeploymentWish,
  name: EntryName,
  before: Deployment | undefined,
  opened: Opened,
  ports: Ports,
): Promise<Deployment> {
  const place = wish.to === undefined ? before?.place : await parsePlace(wish.to, ports)
  if (place === undefined)
    throw new CountersignError('usage.missing', { what: 'the place of its CRL', flag: '--to WHERE' })
  const url = wish.url ?? before?.url
  if (url === undefined) throw new CountersignError('usage.missing', { what: 'where it is asked', flag: '--url URL' })
  const host = wish.host ?? before?.host
  parseEndpoint({ url, ...present({ host }) })
  requireText('reload command', wish.reload)
  const { serverCa: asked } = wish
  if (asked !== undefined) await readServerCa(asked, ports.files)
  const serverCa = asked === undefined || asked === 'public' ? asked : ports.files.resolve(asked)
  return {
    name,
    place,
    pin: await pinFor(wish, place, before, opened, ports),
    url,
    operator: wish.operator === 'stated' ? 'stated' : (before?.operator ?? 'not-stated'),
    known: 'said',
    ...present({
      host,
      reload: wish.reload ?? before?.reload,
      serverCa: serverCa ?? before?.serverCa,
      directory: place.by === 'export' ? place.directory : before?.directory,
      last: before?.last,
    }),
  }
}

/**
 * Names a server that was not exported from here, or changes what is known of one. The commands are recorded as they stand.
 *
 * @throws {CountersignError} `deployment.taken`, `deployment.unknown`, `usage.missing`, `input.malformed`, `identity.refused`,
 * `authority.unknown`, `export.other-authority`, `file.missing`, `file.malformed`, `file.symlink`
 */
export function sayDeployment(
  act: 'add' | 'change',
  wish: DeploymentWish,
  held: HeldHome,
  ports: Ports,
): Promise<DeploymentsAnswer> {
  return held.write(async (opened) => {
    const known = await listKnown(opened.store)
    const name = parseEntryName(wish.name)
    const found = known.find((one) => one.name === name)
    if (act === 'add' && found !== undefined) {
      throw new CountersignError('deployment.taken', { name, to: formatPlace(found.place) })
    }
    const before = act === 'add' ? undefined : requireKnown(name, known)
    const one = await settle(wish, name, before, opened, ports)
    await opened.store.events.add({ kind: 'deployment.added', facts: factsOf(one) })
    return { act, deployments: [await tell(one, opened, ports)] }
  })
}

/**
 * Forgets a server: no later revocation is brought to it. What lies there stays.
 *
 * @throws {CountersignError} `deployment.unknown`
 */
export function forgetDeployment(name: string, held: HeldHome, ports: Ports): Promise<DeploymentsAnswer> {
  return held.write(async (opened) => {
    const one = requireKnown(name, await listKnown(opened.store))
    const told = await tell(one, opened, ports)
    await opened.store.events.add({ kind: 'deployment.forgotten', facts: { deployment: one.name } })
    return { act: 'forget', deployments: [told] }
  })
}
