// Revocation: the CRL of the client CA, which CRL may follow it, and whom one from the future names. When it is read again, and what
// becomes of connections, server.mjs decides.

import { verify } from 'node:crypto'
import certificates from './certificate.mjs'
import crls from './crl.mjs'
import { instant, now } from './log.mjs'
import { pemOf, readPem } from './pem.mjs'

const SIGNATURE_ALGORITHMS = {
  '1.2.840.10045.4.3.2': { digest: 'sha256', key: 'ec' },
  '1.2.840.10045.4.3.3': { digest: 'sha384', key: 'ec' },
  '1.2.840.10045.4.3.4': { digest: 'sha512', key: 'ec' },
  '1.2.840.113549.1.1.11': { digest: 'sha256', key: 'rsa' },
  '1.2.840.113549.1.1.12': { digest: 'sha384', key: 'rsa' },
  '1.2.840.113549.1.1.13': { digest: 'sha512', key: 'rsa' },
  '1.3.101.112': { digest: null, key: 'ed25519' },
  '2.16.840.1.101.3.4.3.17': { digest: null, key: 'ml-dsa-44' },
  '2.16.840.1.101.3.4.3.18': { digest: null, key: 'ml-dsa-65' },
  '2.16.840.1.101.3.4.3.19': { digest: null, key: 'ml-dsa-87' },
}

/** Reads the CRL, and requires that it may follow the one that is in force. */
export function loadCrl(path, anchor, previous) {
  const ders = readPem(path, 'X509 CRL')
  if (ders.length !== 1) throw new Error(`it holds ${ders.length} CRLs, and one belongs there`)
  const crl = readCrl(ders[0], anchor)
  if (previous && crl.number < previous.number) {
    throw new Error(`CRL ${previous.number} is in force, newer than ${crl.number}`)
  }
  if (previous && crl.number === previous.number && !crl.der.equals(previous.der)) {
    throw new Error(`another CRL ${crl.number} is in force, and no two have one number (RFC 5280 §5.2.3)`)
  }
  if (crl.nextUpdate < now()) throw new Error(`it expired at ${instant(crl.nextUpdate)}`)
  if (crl.thisUpdate > now()) {
    const problem = `it is from the future, ${instant(crl.thisUpdate)}: it is taken then, and whom it names is refused now`
    throw Object.assign(new Error(problem), { early: crl })
  }
  return { ...crl, pem: pemOf('X509 CRL', ders[0]) }
}

/** Of this CA, signed by it, complete, and dated (RFC 5280 §5.1). */
function readCrl(der, anchor) {
  const crl = crls.read(der)
  const { digest, key } = SIGNATURE_ALGORITHMS[crl.algorithm] ?? {}
  const good =
    key === anchor.publicKey.asymmetricKeyType &&
    crl.signature[0] === 0 &&
    verify(digest, crl.signed, anchor.publicKey, crl.signature.subarray(1))
  if (!good) throw new Error('it is not signed by the pinned CA')
  if (!crl.issuer.equals(certificates.read(anchor.raw).subject)) {
    throw new Error('its issuer is not the name of the pinned CA, octet for octet')
  }
  crls.requireComplete(crl.extensions)
  const revoked = new Set()
  crls.forEachRevoked(crl, (serial) => revoked.add(serial))
  const { thisUpdate, nextUpdate, number } = crl
  return { der, thisUpdate, nextUpdate, revoked, number: BigInt(`0x${number}`) }
}

/** Whether a CRL, or one that waits for its time, names a certificate. */
export function isRevoked(serial, { crl, early }) {
  return crl.revoked.has(serial) || early.some((one) => one.revoked.has(serial))
}

/** Whom a CRL from the future names stays refused until a newer one is in force, or that one in its time. */
export function waitingAfter(crl, early = []) {
  return early.filter((one) => one.number >= crl.number && !one.der.equals(crl.der))
}

/** An expired CRL locks everybody out: this says so from the half of its life on. */
export function expiryOf({ thisUpdate, nextUpdate }) {
  return now() > (thisUpdate + nextUpdate) / 2
    ? `warning: the CRL expires at ${instant(nextUpdate)}, and nobody gets in after that`
    : undefined
}
