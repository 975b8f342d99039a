/**
 * Finds the password of a bundle: reads it from a file, or draws one and hands it out once, into a file or onto the terminal.
 * It never goes to stdout, and never comes from the command line.
 */
import { dirname } from 'node:path'
import type { Entropy } from '../core/port/entropy.ts'
import type { Files } from '../core/port/files.ts'
import type { Terminal } from '../core/port/terminal.ts'
import { CountersignError } from '../core/refusal.ts'
import { escapeUnseen } from '../core/unseen.ts'
import { MINIMUM_CHARACTERS, readSecretFile } from './passphrase.ts'

/** A password that was found, and where a person finds it. */
export type BundlePassword = {
  readonly octets: Uint8Array
  readonly facts: PasswordFacts
  /** Hands a new password out: called before a bundle is written, so that there is no bundle whose password nobody has. */
  hand(): Promise<void>
}

/** `given`: by the program that called. `well-known`: it protects nothing that is secret, and is the one that Java's tools use. */
export type PasswordFacts =
  | { readonly from: 'terminal' | 'given' | 'well-known' }
  | { readonly from: 'file' | 'new-file'; readonly file: string }

export type PasswordSources = {
  /** The path of `--p12-password-file`. */
  readonly file?: string
  readonly terminal: Pick<Terminal, 'canAsk' | 'show'>
  readonly files: Files
  readonly entropy: Entropy
}

/** Gives the password when it is needed; refuses before anything is made. */
export type FindPassword = () => Promise<BundlePassword>

/** The longest password that is written: as long as Windows reads one from its own dialog. */
const MAXIMUM_CHARACTERS = 127

/** Letters and digits that nobody takes for each other when typing them from a screen: 5 bits each. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const GROUPS = 6
const GROUP = 4

/** Draws 24 characters in groups of four: 120 bits. */
function drawPassword(entropy: Entropy): string {
  const letters = [...entropy.bytes(GROUPS * GROUP)].map((octet) => ALPHABET[octet % ALPHABET.length])
  return Array.from({ length: GROUPS }, (_, group) => letters.slice(group * GROUP, (group + 1) * GROUP).join('')).join(
    '-',
  )
}

/**
 * Refuses a password that not every program reads in the same way, or that is quickly guessed.
 *
 * @throws {CountersignError} `password.unfit`
 */
export function requireFitPassword(password: string): Uint8Array {
  const refuse = (problem: string): never => {
    throw new CountersignError('password.unfit', { problem })
  }
  if (escapeUnseen(password) !== password) {
    refuse('holds an invisible character, such as a carriage return, or the byte order mark of a Windows file')
  }
  // PKCS#12 derives from UTF-16, PBES2 from octets that nothing defines: programs agree on ASCII alone.
  if (!/^[ -~]*$/.test(password)) refuse('has characters outside ASCII, which programs encode in different ways')
  if (password.length < MINIMUM_CHARACTERS) refuse(`has fewer than ${MINIMUM_CHARACTERS} characters`)
  if (password.length > MAXIMUM_CHARACTERS) refuse(`has more than ${MAXIMUM_CHARACTERS} characters`)
  return new TextEncoder().encode(password)
}

const nothing = async (): Promise<void> => undefined

/** Uses a password that a program gives. @throws {CountersignError} `password.unfit` */
export const givenPassword =
  (ask: () => string | Promise<string>): FindPassword =>
  async () => ({ octets: requireFitPassword(await ask()), facts: { from: 'given' }, hand: nothing })

/** The password that Java and its tools expect of a trust store. A person who can write the file can replace it anyway. */
export const wellKnownPassword: FindPassword = async () => ({
  octets: new TextEncoder().encode('changeit'),
  facts: { from: 'well-known' },
  hand: nothing,
})

/**
 * Finds a password: of the file, where there is one; else a new one, which goes into that file (mode 0600), or onto the terminal
 * where no file is named.
 *
 * @throws {CountersignError} `password.unshown` where there is neither a file nor a terminal, `password.unfit`, `file.*`
 */
export async function findPassword({ file, terminal, files, entropy }: PasswordSources): Promise<BundlePassword> {
  if (file === undefined) {
    if (!terminal.canAsk) throw new CountersignError('password.unshown', {})
    const password = drawPassword(entropy)
    return {
      octets: new TextEncoder().encode(password),
      facts: { from: 'terminal' },
      hand: async () => terminal.show(`Password of the bundle, shown only now: ${password}`),
    }
  }
  // What the process was given is read, whatever it is; looking whether it is there would be another look.
  const isGiven = /^(-|\/dev\/stdin|\/dev\/fd\/\d+)$/.test(file)
  const path = isGiven ? file : files.resolve(file)
  if (isGiven || (await files.describe(path)) !== undefined) {
    const octets = requireFitPassword(await readSecretFile(file, files, 'password file'))
    return { octets, facts: { from: 'file', file: path }, hand: nothing }
  }
  await requireFolder(path, files)
  const password = drawPassword(entropy)
  return {
    octets: new TextEncoder().encode(password),
    facts: { from: 'new-file', file: path },
    hand: () => files.write(path, `${password}\n`, 'private'),
  }
}

/** Requires the folder that a file is to be written into. @throws {CountersignError} `file.missing` */
export async function requireFolder(path: string, files: Files): Promise<void> {
  const folder = dirname(path)
  if ((await files.describe(await files.follow(folder)))?.kind === 'directory') return
  throw new CountersignError('file.missing', { path: folder, what: 'folder' })
}
