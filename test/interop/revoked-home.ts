/** A home in which a client was revoked for each reason that there is. Who is asked about them is for the tests to say. */
import type { KeyType } from '../../src/core/key.ts'
import { revocationReasons } from '../../src/core/record.ts'
import { makeHome, type TestHome } from '../support/home.ts'

/** The names of those clients, in the order of their revocation; another one, good, is not revoked. */
export const revokedNames = revocationReasons.map((reason) => reason.toLowerCase())

/** Gives the serial numbers of the revoked, in the order of their names. */
export async function makeRevokedHome(keyType: KeyType): Promise<{ home: TestHome; serials: readonly string[] }> {
  const home = await makeHome({ keyType })
  const serials: string[] = []
  for (const reason of revocationReasons) {
    const { certificate } = await home.issue('client', reason.toLowerCase())
    serials.push(certificate.serial ?? '')
    await home.revoke(reason.toLowerCase(), reason)
  }
  await home.issue('client', 'good')
  return { home, serials }
}
