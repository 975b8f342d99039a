/** Gets the passphrase from a file, from the environment or from the person at the terminal, never from the command line. */
import { isUtf8 } from 'node:buffer'
import type { Files, OpenedFile } from '../core/port/files.ts'
import type { Passphrase } from '../core/port/keys.ts'
import type { Terminal } from '../core/port/terminal.ts'
import { CountersignError } from '../core/refusal.ts'
import { escapeUnseen } from '../core/unseen.ts'
import type { AskPassphrase } from './ports.ts'

/** Shortest passphrase that new keys are protected with. */
export const MINIMUM_CHARACTERS = 8
/** The longest passphrase that OpenSSL reads from a file. */
const MAXIMUM_OCTETS = 1023
/** How often a person may try to choose one. */
const ATTEMPTS = 3

export type PassphraseSources = {
  /** The path from `--passphrase-file`. */
  readonly file?: string
  /** The passphrase from COUNTERSIGN_PASSPHRASE; empty counts as absent. */
  readonly environment?: string
  /** The path from COUNTERSIGN_PASSPHRASE_FILE; empty counts as absent. */
  readonly environmentFile?: string
  readonly terminal: Pick<Terminal, 'canAsk' | 'askSecrets' | 'say'>
  readonly files: Files
}

type Purpose = Parameters<AskPassphrase>[0]

/**
 * Whether a file is accepted although other users can read it: a file that belongs to root and that nobody else can write is a
 * secret that a container mounts. The reader of such a file cannot change its mode. If countersign itself runs as root, the mount
 * must be read-only.
 */
const isMounted = ({ facts, mount }: OpenedFile, user: number): boolean =>
  facts.owner === 0 && (facts.mode & 0o022) === 0 && (user !== 0 || mount === 'read-only')

/** Refuses a file that other users may have read or written. A pipe that the program was given is open to no other user. */
function requireOwn(path: string, what: string, opened: OpenedFile, files: Files): void {
  const { facts, by } = opened
  const user = files.currentUser()
  if ((by === 'given' && facts.kind === 'pipe') || isMounted(opened, user)) return
  const mode = facts.mode.toString(8).padStart(4, '0')
  if ((facts.mode & 0o077) !== 0) {
    if (by === 'path') throw new CountersignError('file.exposed', { path, mode })
    throw new CountersignError('file.malformed', { path, what, problem: `others can read it (mode ${mode})` })
  }
  if (facts.owner !== user) throw new CountersignError('file.not-owned', { path, owner: facts.owner, user })
}

/**
 * Reads a secret's file, whatever links lead to it, or what the process was given as `-`, `/dev/stdin` or `/dev/fd/N`: its owner's
 * alone, judged by what was opened, and one line. The line feed at its end is not part of the secret.
 *
 * @param what the file is, such as `passphrase file`
 * @throws {CountersignError} `file.missing`, `file.malformed`, `file.exposed`, `file.not-owned`
 */
export async function readSecretFile(given: string, files: Files, what: string): Promise<string> {
  const path = given === '-' ? 'stdin' : given
  const opened = await files.open(given)
  if (opened === undefined) throw new CountersignError('file.missing', { path, what })
  const refuse = (problem: string) => new CountersignError('file.malformed', { path, what, problem })
  if (opened.facts.kind !== 'file' && opened.facts.kind !== 'pipe') throw refuse('it is neither a file nor a pipe')
  requireOwn(path, what, opened, files)
  // Every octet that is not UTF-8 would be read as the same replacement character.
  if (!isUtf8(opened.content)) throw refuse('it is not UTF-8 text')
  const secret = new TextDecoder('utf-8', { ignoreBOM: true }).decode(opened.content).replace(/\n$/, '')
  if (secret.trim() === '') throw refuse('it is empty')
  // OpenSSL would take only the first line, and at a prompt a person cannot type two.
  if (secret.includes('\n')) throw refuse(`it has more than one line, and a ${what.replace(' file', '')} has only one`)
  return secret
}

/** The problem of a new passphrase, or undefined. */
function weakness(secret: string): CountersignError | undefined {
  if ([...secret].length < MINIMUM_CHARACTERS) {
    return new CountersignError('passphrase.weak', { minimum: MINIMUM_CHARACTERS })
  }
  if (escapeUnseen(secret) !== secret) {
    const problem = 'holds an invisible character, such as a carriage return, or the byte order mark of a Windows file'
    return new CountersignError('passphrase.unfit', { problem })
  }
  if (Buffer.byteLength(secret) > MAXIMUM_OCTETS) {
    return new CountersignError('passphrase.unfit', { problem: `is longer than ${MAXIMUM_OCTETS} bytes` })
  }
  return undefined
}

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
  if (purpose === 'open') return terminal.askSecrets((ask) => ask('Passphrase of this PKI: '))
  return terminal.askSecrets(async (ask) => {
    for (let attempt = 1; ; attempt += 1) {
      const first = await ask(`New passphrase, at least ${MINIMUM_CHARACTERS} characters: `)
      const refusal = weakness(first) ?? difference(first, await ask('Once more: '))
      if (refusal === undefined) return first
      if (attempt === ATTEMPTS) throw refusal
      terminal.say(refusal.message)
    }
  })
}

/**
 * Makes the asker that a command is given. It reads its source once, however often it is asked; a person whose passphrase does not
 * open a key is asked for another.
 *
 * @throws {CountersignError} from the asker: `passphrase.missing`, `passphrase.weak`, `passphrase.unfit`, `passphrase.differs`,
 * `passphrase.wrong`, `file.*`
 */
export function passphraseFrom(sources: PassphraseSources): AskPassphrase {
  const { environment, terminal } = sources
  const file = sources.file ?? (environment ? undefined : sources.environmentFile || undefined)
  const isTyped = file === undefined && !environment
  const obtain = async (purpose: Purpose): Promise<Passphrase> => {
    const given =
      file === undefined ? environment || undefined : await readSecretFile(file, sources.files, 'passphrase file')
    if (given === undefined) return { octets: new TextEncoder().encode(await askPerson(purpose, terminal)) }
    // OpenSSL would keep the byte order mark and the carriage return of a line of Windows: no key may come to depend on such a file.
    const known = given.replace(/^\ufeff|\r$/g, '')
    return { octets: new TextEncoder().encode(purpose === 'choose' ? requireStrong(given) : known) }
  }
  const obtained = new Map<Purpose, Promise<Passphrase>>()
  return (purpose, refused) => {
    if (refused !== undefined) {
      if (!isTyped) throw refused
      terminal.say(refused.message)
      obtained.delete(purpose)
    }
    const known = obtained.get(purpose) ?? obtain(purpose)
    obtained.set(purpose, known)
    return known
  }
}
