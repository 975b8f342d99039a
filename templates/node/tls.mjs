// What the server runs on: anchor, CRL, server certificate, access rules, and TLS made of them. When they are taken into service,
// server.mjs decides.

import { constants, createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import certificates from './certificate.mjs'
import { config, here } from './config.mjs'
import { instant, now } from './log.mjs'
import { readPem } from './pem.mjs'
import { loadCrl, waitingAfter } from './revocation.mjs'
import rules from './rules.mjs'

/** What is in force; undefined until the server has taken its files into service. */
export let inForce

/** Takes material into service. */
export function putInForce(material) {
  inForce = material
}

/** Reads and checks all of tls/, and access.json. All or nothing: with one bad file, none of it is taken. */
export function loadMaterial(previous) {
  const access = attempt('access.json', (path) => rules.check(JSON.parse(readFileSync(here(path), 'utf8')), config.claims))
  const anchor = attempt('tls/client-ca.pem', loadAnchor)
  const crl = attempt('tls/client-crl.pem', (path) => loadCrl(path, anchor, previous?.crl))
  const chain = attempt('tls/server-chain.pem', loadServerChain)
  const keyPem = attempt('tls/server-key.pem', (path) => loadServerKey(path, chain))
  const options = tlsOptions(anchor, crl, chain, keyPem)
  createSecureContext(options)
  const { notBefore: anchorNotBefore, notAfter: anchorNotAfter } = certificates.read(anchor.raw)
  return { anchor, anchorNotBefore, anchorNotAfter, crl, early: waitingAfter(crl, previous?.early), chain, options, access }
}

/** Whatever is wrong with a file, the message names it. */
function attempt(path, load) {
  try {
    return load(path)
  } catch (error) {
    throw Object.assign(new Error(`${path}: ${error.message}`), { early: error.early })
  }
}

function tlsOptions(anchor, crl, chain, keyPem) {
  const { versions, ciphers, groups, signatures } = config.tls
  return {
    cert: chain.pem,
    key: keyPem,
    // Each of these four is needed, at every reload too: without `ca`, every public CA would be trusted.
    requestCert: true,
    rejectUnauthorized: true,
    ca: [anchor.toString()],
    crl: [crl.pem],
    minVersion: `TLSv${versions.at(0)}`,
    maxVersion: `TLSv${versions.at(-1)}`,
    // Without TLS 1.2 there is none of its suites, and OpenSSL wants one.
    ciphers: [...ciphers, ...(versions.includes('1.2') ? [] : ['DEFAULT']), '@SECLEVEL=2'].join(':'),
    honorCipherOrder: true,
    ecdhCurve: groups.filter((one) => isSupported({ ecdhCurve: one })).join(':'),
    sigalgs: signatures?.filter((one) => isSupported({ sigalgs: one })).join(':'),
    // A resumed session would bring back a client that was revoked meanwhile.
    secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
  }
}

/** Whether this Node's OpenSSL knows a key exchange group or signature algorithm: those of ML-KEM and ML-DSA came with OpenSSL 3.5. */
function isSupported(setting) {
  try {
    createSecureContext(setting)
    return true
  } catch {
    return false
  }
}

function loadAnchor(path) {
  const ders = readPem(path, 'CERTIFICATE')
  if (ders.length !== 1) throw new Error(`it holds ${ders.length} certificates, and the one pinned CA belongs there`)
  const anchor = new X509Certificate(ders[0])
  const spki = anchor.publicKey.export({ type: 'spki', format: 'der' })
  const pin = createHash('sha256').update(spki).digest('base64')
  if (pin !== config.recipe.pin) throw new Error(`its pin is ${pin}, not ${config.recipe.pin}`)
  if (!anchor.ca || !anchor.verify(anchor.publicKey)) throw new Error('it is not a self-signed CA certificate')
  requireInDate(certificates.read(anchor.raw))
  return anchor
}

function loadServerChain(path) {
  const chain = readPem(path, 'CERTIFICATE').map((der) => new X509Certificate(der))
  if (chain.length === 0) throw new Error('it holds no certificate')
  const [certificate] = chain
  for (const { name } of config.hosts) {
    const covered = isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)
    if (covered === undefined) throw new Error(`its certificate is not for ${name}`)
  }
  const { notAfter } = requireInDate(certificates.read(certificate.raw))
  return { certificate, notAfter, pem: chain.join('') }
}

function loadServerKey(path, chain) {
  const pem = readFileSync(here(path), 'utf8')
  const fits = chain.certificate.checkPrivateKey(createPrivateKey(pem))
  if (!fits) throw new Error('it is not the key of the server certificate')
  return pem
}

function requireInDate(certificate) {
  const { notBefore, notAfter } = certificate
  if (!certificates.isInTime(certificate, now())) {
    throw new Error(`it is valid from ${instant(notBefore)} until ${instant(notAfter)} only`)
  }
  return certificate
}

export function describe({ crl, chain, access }) {
  return [
    `client CA sha256/${config.recipe.pin}`,
    `CRL ${crl.number} with ${crl.revoked.size} revoked until ${instant(crl.nextUpdate)}`,
    `server certificate until ${instant(chain.notAfter)}`,
    access.mode === 'by-rule' ? `access rules for ${access.paths.length} paths` : 'every client may do everything',
    ...(config.own.length === 0 ? [] : [`local.json sets ${config.own.join(', ')}`]),
  ].join(', ')
}
