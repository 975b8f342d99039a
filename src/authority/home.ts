/** The PKI home: the paths of its files, and checks that the home is complete and private. Does not read most of these files. */
import { join, sep } from 'node:path'
import type { EntryName, SerialNumber } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import { quote } from '../core/quote.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { type ClaimDefinition, parseClaimDefinition, requireDistinctClaims } from '../policy/claim.ts'
import { type Profile, parseProfile } from '../policy/profile.ts'
import { parseSettings, type Settings } from '../policy/settings.ts'
import { type Shard, shardName } from '../policy/shard.ts'

/** Behind the name of a pending folder: what stood in its place before. */
export const REPLACED = '-replaced'

/** Every path in a home. Pure. */
export function homePaths(home: string) {
  const authority = (name: EntryName) => {
    const directory = join(home, 'authorities', name)
    return {
      directory,
      certificate: join(directory, 'certificate.pem'),
      key: join(directory, 'key.pem'),
      pin: join(directory, 'pin.txt'),
      crl: join(directory, 'crl.pem'),
      /** Of its CRL, as they are fetched: in DER. */
      shards: join(directory, 'shards'),
      shard: (shard: Shard) => join(directory, 'shards', `${shardName(shard)}.crl`),
    }
  }
  // A batch asks for these of each row some six times; `join` reads all that it is given, to normalise it.
  const credential = (directory: string) => ({
    directory,
    certificate: `${directory}${sep}certificate.pem`,
    chain: `${directory}${sep}chain.pem`,
    key: `${directory}${sep}key.pem`,
  })
  const issued = join(home, 'issued')
  const within = (name: string): string => `${issued}${sep}${name}`
  return {
    settings: join(home, 'countersign.json'),
    record: join(home, 'countersign.db'),
    ignore: join(home, '.gitignore'),
    profiles: join(home, 'profiles'),
    claims: join(home, 'claims'),
    oids: join(home, 'oids.json'),
    schemas: join(home, 'schemas'),
    authorities: join(home, 'authorities'),
    issued,
    authority,
    credential: (name: EntryName) => credential(within(name)),
    /** Marks of renewed certificates, after whose renewal a command is yet to be run. */
    owed: join(home, 'owed'),
    /** Where a credential lies that may not take the place of another of its name. */
    besides: (name: EntryName, serial: SerialNumber) => credential(within(`${name}.${serial}`)),
    /** Where a credential grows until its certificate is recorded. No entry name begins with a dot. */
    pending: (serial: SerialNumber) => credential(within(`.pending-${serial}`)),
    /** Where the keys of a group of certificates lie until each is in its folder, and where these folders grow. */
    batch: (first: SerialNumber) => {
      const directory = within(`.batch-${first}`)
      return {
        directory,
        keys: join(directory, 'keys.pem'),
        credential: (name: EntryName) => credential(`${directory}${sep}${name}`),
      }
    },
    /** The credential that a new one replaces, until it is removed. */
    replaced: (serial: SerialNumber) => credential(within(`.pending-${serial}${REPLACED}`)),
  }
}

/** The bundle of a credential, in its folder. */
export const BUNDLE = 'bundle.p12'

export type HomePaths = ReturnType<typeof homePaths>

export type Home = { readonly path: string; readonly settings: Settings; readonly paths: HomePaths }

/**
 * Parses what a file holds. Turns a parse error into a refusal that names the file.
 *
 * @throws {CountersignError} `file.malformed`
 */
export function parseFile<T>(path: string, what: string, parse: () => T): T {
  try {
    return parse()
  } catch (cause) {
    if (!isRefusal(cause) || cause.code !== 'input.malformed') throw cause
    throw new CountersignError('file.malformed', { path, what, problem: problemOf(cause) }, { cause })
  }
}

/** Where a text or its bytes are not what they should be, as part of a sentence. Pure. */
export function problemOf({ facts: { what, value, expected } }: CountersignError<'input.malformed'>): string {
  const place = /^at (byte|line) \d+$/.test(value) ? value : `it holds ${quote(value)}`
  // Its octets are counted from where the extension begins.
  const inside = what.startsWith('extension ') ? `in its ${what} ` : ''
  return `${inside}${place}, where ${expected} was expected`
}

async function readText(files: Files, path: string): Promise<string> {
  const text = await files.readText(path)
  if (text === undefined) throw new CountersignError('file.missing', { path, what: 'file' })
  return text
}

/**
 * Opens a home: it is there, ours alone, whole, and of a format that we know.
 *
 * @throws {CountersignError} `home.missing`, `home.not-owned`, `home.exposed`, `home.incomplete`, `home.malformed`,
 * `home.newer`, `file.malformed`
 */
export async function openHome(path: string, files: Files): Promise<Home> {
  const home = files.resolve(path)
  const facts = await files.describe(home)
  if (facts === undefined) throw new CountersignError('home.missing', { home })
  if (facts.kind === 'symlink') throw new CountersignError('file.symlink', { path: home })
  if (facts.kind !== 'directory') throw new CountersignError('home.missing', { home })
  const user = files.currentUser()
  if (facts.owner !== user) throw new CountersignError('home.not-owned', { home, owner: facts.owner, user })
  const paths = homePaths(home)
  if ((await files.describe(paths.settings)) === undefined) {
    if ((await files.describe(paths.profiles)) === undefined) throw new CountersignError('home.missing', { home })
    throw new CountersignError('home.incomplete', { home, missing: 'countersign.json' })
  }
  if ((facts.mode & 0o077) !== 0) {
    throw new CountersignError('home.exposed', { home, mode: facts.mode.toString(8).padStart(4, '0') })
  }
  const settings = parseSettings(await readText(files, paths.settings), paths.settings)
  for (const missing of [
    'countersign.db',
    ...settings.authorities.map((a) => join('authorities', a.name, 'certificate.pem')),
  ]) {
    if ((await files.describe(join(home, missing))) === undefined) {
      throw new CountersignError('home.incomplete', { home, missing })
    }
  }
  return { path: home, settings, paths }
}

async function loadFolder<T>(files: Files, folder: string, parse: (text: string, file: string) => T): Promise<T[]> {
  const names = (await files.list(folder)).filter((name) => name.endsWith('.json'))
  return Promise.all(names.map(async (name) => parse(await readText(files, join(folder, name)), join(folder, name))))
}

/** Loads every profile of a home. */
export function loadProfiles(home: Home, files: Files): Promise<readonly Profile[]> {
  return loadFolder(files, home.paths.profiles, parseProfile)
}

/** Loads every claim definition of a home; each lies under its OID arc. */
export async function loadClaims(home: Home, files: Files): Promise<readonly ClaimDefinition[]> {
  const definitions = await loadFolder(files, home.paths.claims, (text, file) =>
    parseClaimDefinition(text, file, { arc: home.settings.oidArc }),
  )
  requireDistinctClaims(definitions)
  return definitions
}

/**
 * Picks a profile by name.
 *
 * @throws {CountersignError} `profile.unknown`
 */
export function requireProfile(profiles: readonly Profile[], name: string): Profile {
  const found = profiles.find((profile) => profile.name === name)
  if (found === undefined) {
    const known = profiles.filter((profile) => profile.attack !== true).map((profile) => profile.name)
    throw new CountersignError('profile.unknown', { profile: name, known })
  }
  return found
}
