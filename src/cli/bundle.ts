/** The options of the commands that write PKCS#12 files, and how their answers tell of such a file. Writes none. */
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import type { BundleFacts } from '../workflow/bundle.ts'
import type { PasswordFacts } from '../workflow/bundle-password.ts'
import type { Context } from './command.ts'
import { flagOf } from './globals.ts'
import { flag, text } from './parameter.ts'
import type { Field, Style } from './text.ts'

export const bundleOptions = {
  p12Compat: flag(
    'encrypt the bundle with 3DES and SHA-1, which are weak, for programs that cannot read AES, such as Keychain Access on macOS',
  ),
  p12PasswordFile: text(
    'FILE',
    'a file (mode 0600) with the password of the bundle; if it does not exist, a random password is written into it; without this option, a random password is shown on the terminal, once',
  ),
  friendlyName: text('TEXT', 'the name by which programs show what is in the bundle (default: its name)'),
}

type Given = { readonly p12Compat: boolean; readonly p12PasswordFile?: string; readonly friendlyName?: string }

/** How the bundle that was asked for is to be written. @throws {CountersignError} `usage.wrong` */
export async function manner(
  { p12Compat, p12PasswordFile, friendlyName }: Given,
  { terminal, ports: { files, entropy } }: Pick<Context, 'terminal' | 'ports'>,
) {
  if (friendlyName === '') {
    throw new CountersignError('usage.wrong', {
      problem: '--friendly-name is empty',
      next: 'give another name, or leave it out',
    })
  }
  const { findPassword } = await import('../workflow/bundle-password.ts')
  const sources = { terminal, files, entropy, ...present({ file: p12PasswordFile }) }
  return {
    protection: p12Compat ? ('compat' as const) : ('modern' as const),
    password: () => findPassword(sources),
    ...present({ friendlyName }),
  }
}

const protections = {
  modern: 'AES-256, PBKDF2 with HMAC-SHA-256, MAC with SHA-256',
  compat: '3DES with SHA-1, MAC with SHA-1 (weak)',
} as const satisfies Record<BundleFacts['protection'], string>

function placeOf(password: PasswordFacts, style: Style): string {
  if (password.from === 'file' && password.file === '-') return 'the one from stdin'
  if (password.from === 'file') return `the one in ${style.place(password.file)}`
  if (password.from === 'new-file') return `a new one, in ${style.place(password.file)} (secret)`
  if (password.from === 'well-known') return 'changeit, which Java’s tools expect; nothing in this file is secret'
  return 'shown on the terminal, once'
}

/** The lines on a PKCS#12 file in an answer. */
export const bundleFields = ({ protection, friendlyName, password }: BundleFacts, style: Style): readonly Field[] => [
  ['shown as', friendlyName],
  ['cipher', protections[protection]],
  ['password', placeOf(password, style)],
]

/**
 * Refuses options of a bundle that nobody asked for, and a bundle of a key that is elsewhere.
 *
 * @throws {CountersignError} `usage.wrong`
 */
export function requireBundle({ p12, csr, ...given }: Readonly<Record<string, unknown>>): void {
  const surplus = Object.keys(bundleOptions).find((key) => given[key] !== undefined && given[key] !== false)
  if (p12 !== true && surplus !== undefined) {
    throw new CountersignError('usage.wrong', {
      problem: `${flagOf(surplus)} is for a bundle, and none was asked for`,
      next: 'add --p12, or leave that out',
    })
  }
  if (p12 !== true || csr === undefined) return
  throw new CountersignError('usage.wrong', {
    problem: '--p12 writes a bundle with the private key, but the key of --csr is with the person who made the request',
    next: 'leave --p12 out; that person can make a bundle of the key and the certificate',
  })
}
