/** Where a passphrase comes from: a file, the environment, or the person at the terminal. Never the command line. */
import { isUtf8 } from 'node:buffer'
import type { Files, Passphrase, Terminal } from '../core/port.ts'
import { CountersignError } from '../core/refusal.ts'
import type { AskPassphrase } from '../workflow/ports.ts'

/** Shortest passphrase that new keys are protected with. */
const MINIMUM_CHARACTERS = 8
/** How often a person may try to choose one. */
const ATTEMPTS = 3

export type PassphraseSources = {
  /** From `--passphrase-file`. */
  readonly file?: string
  /** From COUNTERSIGN_PASSPHRASE; empty counts as absent. */
  readonly environment?: string
  /** From COUNTERSIGN_PASSPHRASE_FILE; empty counts as absent. */
  readonly environmentFile?: string
  readonly terminal: Pick<Terminal, 'canAsk' | 'askSecret' | 'say'>
  readonly files: Files
}

type Purpose = Parameters<AskPassphrase>[0]

/**
 * Reads a secret's file: regular, and its owner's alone. One line break at its end is not part of the secret.
 *
 * @throws {CountersignError} `file.missing`, `file.symlink`, `file.malformed`, `file.exposed`
 */
async function readSecretFile(path: string, files: Files): Promise<string> {
  const what = 'passphrase file'
  const facts = await files.describe(path)
  if (facts === undefined) throw new CountersignError('file.missing', { path, what })
  if (facts.kind === 'symlink') throw new CountersignError('file.symlink', { path })
  if (facts.kind !== 'file')
    throw new CountersignError('file.malformed', { path, what, problem: 'it is not a regular file' })
  const mode = facts.mode.toString(8).padStart(4, '0')
  if ((facts.mode & 0o077) !== 0) throw new CountersignError('file.exposed', { path, mode })
  const user = files.currentUser()
  if (facts.owner !== user) throw new CountersignError('file.not-owned', { path, owner: facts.owner, user })
  const octets = (await files.read(path)) ?? new Uint8Array()
  // What is not UTF-8 would be read as one and the same character, whatever it is.
  if (!isUtf8(octets)) throw new CountersignError('file.malformed', { path, what, problem: 'it is not UTF-8 text' })
  const secret = new TextDecoder().decode(octets).replace(/\r?\n$/, '')
  if (secret === '') throw new CountersignError('file.malformed', { path, what, problem: 'it is empty' })
  return secret
}

/** What is wrong with a new passphrase; undefined where nothing is. */
const weakness = (secret: string): CountersignError | undefined =>
  [...secret].length < MINIMUM_CHARACTERS
    ? new CountersignError('passphrase.weak', { minimum: MINIMUM_CHARACTERS })
    : undefined

const difference = (first: string, second: string): CountersignError | undefined =>
  first === second ? undefined : new CountersignError('passphrase.differs', {})

function requireStrong(secret: string): string {
  const refusal = weakness(secret)
  if (refusal !== undefined) throw refusal
  return secret
}

async function askPerson(purpose: Purpose, terminal: PassphraseSources['terminal']): Promise<string> {
  if (!terminal.canAsk) {
    throw new CountersignError('passphrase.missing', { what: purpose === 'open' ? 'opening a key' : 'making keys' })
  }
  if (purpose === 'open') return terminal.askSecret('Passphrase of this PKI: ')
  for (let attempt = 1; ; attempt += 1) {
    const first = await terminal.askSecret(`New passphrase, at least ${MINIMUM_CHARACTERS} characters: `)
    const refusal = weakness(first) ?? difference(first, await terminal.askSecret('Once more: '))
    if (refusal === undefined) return first
    if (attempt === ATTEMPTS) throw refusal
    terminal.say(refusal.message)
  }
}

/**
 * Makes the asker that a command is given. It reads its source once, however often it is asked.
 *
 * @throws {CountersignError} from the asker: `passphrase.missing`, `passphrase.weak`, `passphrase.differs`, `file.*`
 */
export function passphraseFrom(sources: PassphraseSources): AskPassphrase {
  const obtain = async (purpose: Purpose): Promise<Passphrase> => {
    const { environment, terminal } = sources
    const file = sources.file ?? (environment ? undefined : sources.environmentFile || undefined)
    const given = file === undefined ? environment || undefined : await readSecretFile(file, sources.files)
    if (given === undefined) return { octets: new TextEncoder().encode(await askPerson(purpose, terminal)) }
    return { octets: new TextEncoder().encode(purpose === 'choose' ? requireStrong(given) : given) }
  }
  const obtained = new Map<Purpose, Promise<Passphrase>>()
  return (purpose) => {
    const known = obtained.get(purpose) ?? obtain(purpose)
    obtained.set(purpose, known)
    return known
  }
}
