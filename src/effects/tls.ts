/** Asks the OpenSSL library of this process which TLS settings it accepts. Opens no connection. */
import { createSecureContext, type SecureContextOptions } from 'node:tls'

/** Why OpenSSL cannot use these settings, in its own words, which name no key. */
export function objectionToTls(settings: SecureContextOptions): string | undefined {
  try {
    createSecureContext(settings)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The key exchange groups among these that can be used here: the hybrid ones with ML-KEM came with OpenSSL 3.5. */
export const supportedGroups = (groups: readonly string[]): readonly string[] =>
  groups.filter((group) => objectionToTls({ ecdhCurve: group }) === undefined)
