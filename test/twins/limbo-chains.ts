/** Follows the certificates that were sent along up to the pinned CA, and does not ask whether they may sign certificates. */
import { X509Certificate } from 'node:crypto'
import { addSeconds } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { findExtension, parseCertificate } from '../../src/x509/certificate.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { encodeBasicConstraints, parseBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { type BrokenTwin, trustingPresented } from '../support/broken-twin.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { usableKey } from '../support/twins.ts'

/** Node.js itself says so only of those that may sign. */
function saysCa({ raw }: X509Certificate): boolean {
  const constraints = findExtension(parseCertificate(raw).tbs, extensionOids.basicConstraints)
  return constraints !== undefined && parseBasicConstraints(constraints).ca
}

export const limboChains: BrokenTwin = {
  of: 'limbo-chains',
  given: ({ clients, mint }) => ({
    limbo: async () => {
      const now = systemClock.now()
      const lately = { notBefore: addSeconds(now, -3600), notAfter: addSeconds(now, 3600) }
      const named = (value: string) => [{ type: 'commonName' as const, value }]
      const extensions = [encodeBasicConstraints({ ca: true }), encodeKeyUsage(['digitalSignature'])]
      const above = makeCertificate({
        ...{ ...lately, key: usableKey(), issuer: clients },
        ...{ subject: named('no signer'), extensions },
      })
      const below = makeCertificate({ ...lately, key: usableKey(), issuer: above, subject: named('alice') })
      const credential = { chain: [below.der, above.der], key: below.key }
      return { sound: await mint('attack-revoked'), bad: [{ id: 'own::issuer-without-keycertsign', credential }] }
    },
  }),
  start: (pki) => {
    const pinned = new X509Certificate(pki.clients.der)
    return trustingPresented(([_, ...above]) => above.every(saysCa) && above.at(-1)?.verify(pinned.publicKey) === true)(
      pki,
    )
  },
}
