/**
 * Presents a new certificate of the pinned CA that has the serial number of a revoked one: a CRL names certificates by issuer and serial
 * number, and by nothing else (RFC 5280 §5.1.2.6).
 */
import { parseCertificate } from '../../x509/certificate.ts'
import type { AttackOf } from '../attack.ts'
import type { Untried } from '../need.ts'

const withoutSerial: Untried = {
  verdict: 'not-tried',
  why: 'this attack needs the serial number of a revoked certificate, and none is at hand; with one, revoked is tried as well',
}

export const revokedSerial: AttackOf<'mint'> = {
  id: 'revoked-serial',
  title: 'new certificate with the serial number of a revoked one',
  meaning:
    'The server does not read the CRL as its CA means it: it knows revoked certificates by something else than issuer and serial number, so a revoked client may get in.',
  sound: 'It refuses the certificate as revoked, whatever name and key it has.',
  group: 'validity',
  severity: 'medium',
  cwe: [295, 299],
  over: 'each-version',
  speaks: 'any',
  needs: 'mint',
  remedy: 'let the server read the CRL itself, and compare issuer and serial number with its entries',
  plan: async ({ request }, mint) => {
    const [certificate] = request.revoked?.credential.chain ?? []
    if (certificate === undefined) return withoutSerial
    const { serial } = parseCertificate(certificate).tbs
    return [{ label: 'with a new key', credential: await mint('attack-revoked', { serial }) }]
  },
}
