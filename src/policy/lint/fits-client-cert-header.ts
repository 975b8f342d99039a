/** A proxy passes a client's certificate on in a header. Many backends take 8 KiB, and refuse every request with more. */
import { defineRule } from '../lint-rule.ts'

/** Octets of the header that leave 1 KiB of those 8 to everything else that a request has. */
const ROOM = 7168

/** SEQUENCE, algorithm, BIT STRING and their lengths, where the signature is no shorter than 256 octets. */
const FRAME = 27

export const fitsClientCertHeader = defineRule({
  id: 'fits-client-cert-header',
  subject: 'certificate',
  given: ['issuer', 'profile'],
  severity: 'notice',
  citation: 'RFC 9440 §3.2',
  cwe: [],
  check(tbs, { issuer, profile }) {
    if (profile.extendedKeyUsage !== 'clientAuth') return { doesNotApply: 'it is not for a client' }
    // An authority that signed itself has signed with the key that it will sign with.
    const octets = tbs.der.length + issuer.signature.length + FRAME
    const header = 2 + 4 * Math.ceil(octets / 3)
    if (header <= ROOM) return []
    return [
      `as the header Client-Cert it has about ${header} octets: behind a proxy, a backend that takes 8 KiB, such as Tomcat, Jetty or gunicorn, refuses its requests until it is set to take more`,
    ]
  },
})
