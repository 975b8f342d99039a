/** Opens the key of a CA that is of no home, wherever it is kept: in a file, or in a token that signs for it. */

import type { Der } from '../core/brand.ts'
import type { SigningKey } from '../core/port/keys.ts'
import { CountersignError } from '../core/refusal.ts'
import { isSameKey } from '../x509/public-key.ts'
import { openKey } from './handed-in-credential.ts'
import type { AskPassphrase, AskTokenPin, Ports } from './ports.ts'
import { isTokenUri, parseTokenUri } from './token-uri.ts'

/**
 * Opens it, and requires that it is the key of the CA's certificate.
 *
 * @param given the path of a key file, or the URI of a key in a token (RFC 7512)
 * @throws {CountersignError} `file.*`, `passphrase.*`, `input.malformed`, `token.*`, `program.missing`
 */
export async function openAuthorityKey(
  given: string,
  authority: { readonly path: string; readonly spki: Der<'SubjectPublicKeyInfo'> },
  ask: { readonly passphrase: AskPassphrase; readonly tokenPin: AskTokenPin },
  ports: Ports,
): Promise<SigningKey> {
  if (isTokenUri(given)) {
    const { which, pinFile } = parseTokenUri(given)
    return ports.keys.openInToken(which, () => ask.tokenPin(which.uri, pinFile), authority.spki)
  }
  const key = await openKey(given, ask.passphrase, ports)
  if (isSameKey(key.spki, authority.spki)) return key
  const problem = `it is not the key of the certificate in ${authority.path}`
  throw new CountersignError('file.malformed', { path: given, what: 'private key', problem })
}
