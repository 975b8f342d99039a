/** Which key exchange groups the OpenSSL of this process knows. Which are wanted is not said here. */
import { createSecureContext } from 'node:tls'

/** The groups among these that can be used here: the hybrid ones with ML-KEM came with OpenSSL 3.5. */
export const supportedGroups = (groups: readonly string[]): readonly string[] =>
  groups.filter((group) => {
    try {
      createSecureContext({ ecdhCurve: group })
      return true
    } catch {
      return false
    }
  })
