import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'
import { createForge } from '../../src/probe/forge.ts'
import { verifySignature } from '../../src/x509/algorithm.ts'
import { findExtension, isSignedBy, parseCertificate } from '../../src/x509/certificate.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { formatName } from '../../src/x509/name.ts'
import { keyIdentifierOf } from '../../src/x509/pin.ts'
import { describePublicKey } from '../../src/x509/public-key.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { countedEntropy } from '../support/entropy.ts'

const role = parseOid('1.3.6.1.4.1.32473.1')
const anchor = makeCertificate()
const victim = makeCertificate({ issuer: anchor, extensions: [encodeClaimExtension(role, 'string', 'admin')] })
const { tbs } = victim.certificate
const ports = { keys: createKeys(systemFiles), entropy: countedEntropy() }
const forge = createForge(victim.der, anchor.der, ports)

/** What identifies the bearer: names, claims and purposes, but not keys and their identifiers. */
const sayings = (der: Uint8Array) => {
  const { subjectDer, notBefore, notAfter, extensions } = parseCertificate(der).tbs
  const ofKeys: readonly string[] = [extensionOids.subjectKeyIdentifier, extensionOids.authorityKeyIdentifier]
  return { subjectDer, notBefore, notAfter, extensions: extensions.filter(({ oid }) => !ofKeys.includes(oid)) }
}

describe('forge', () => {
  it.each(['ec-p256', 'ec-p384'] as const)('signs itself with %s, and says what the victim says', async (type) => {
    const { chain, key } = await forge.selfSigned(type)
    const [own] = chain.map(parseCertificate)
    expect(chain).toHaveLength(1)
    expect(describePublicKey(key.spki)).toMatchObject({ type })
    expect(sayings(chain[0]!)).toEqual(sayings(victim.der))
    expect(own?.tbs.issuerDer).toEqual(tbs.subjectDer)
    expect(isSignedBy(own!, key.spki)).toBe(true)
  })

  it('makes a decoy with the name, key identifier and serial of the CA, but not its key', async () => {
    const { withAuthority } = await forge.decoy()
    const decoy = parseCertificate(withAuthority.chain[1]!)
    const { tbs: real } = anchor.certificate
    expect(decoy.tbs.subjectDer).toEqual(real.subjectDer)
    expect(decoy.tbs.serial).toBe(real.serial)
    expect(decoy.tbs.extensions).toEqual(real.extensions)
    expect(decoy.tbs.spki).not.toEqual(real.spki)
    expect(isSignedBy(decoy, decoy.tbs.spki)).toBe(true)
  })

  it('has the decoy issue the victim once more, so that only the signature tells', async () => {
    const { alone, withAuthority } = await forge.decoy()
    expect(alone.chain).toEqual(withAuthority.chain.slice(0, 1))
    const copy = parseCertificate(alone.chain[0]!)
    expect(sayings(copy.der)).toEqual(sayings(victim.der))
    expect(copy.tbs.serial).toBe(tbs.serial)
    expect(copy.tbs.issuerDer).toEqual(tbs.issuerDer)
    const identifier = (one: typeof tbs) => findExtension(one, extensionOids.authorityKeyIdentifier)
    expect(identifier(copy.tbs)).toEqual(identifier(tbs))
    expect(findExtension(copy.tbs, extensionOids.subjectKeyIdentifier)?.value.slice(2)).toEqual(
      keyIdentifierOf(alone.key.spki),
    )
    expect(isSignedBy(copy, anchor.key.spki)).toBe(false)
    expect(isSignedBy(copy, parseCertificate(withAuthority.chain[1]!).tbs.spki)).toBe(true)
  })

  it('has a client sign as if it were a CA, with that client behind it', async () => {
    const honest = { chain: [victim.der], key: victim.key }
    const { chain, key } = await forge.issuedBy(honest)
    const child = parseCertificate(chain[0]!)
    expect(chain.slice(1)).toEqual([victim.der])
    expect(sayings(child.der)).toEqual(sayings(victim.der))
    expect(child.tbs.issuerDer).toEqual(tbs.subjectDer)
    expect(isSignedBy(child, victim.key.spki)).toBe(true)
    expect(child.tbs.spki).toEqual(key.spki)
  })

  it('makes a sibling whose path ends at a root with the name of the CA', async () => {
    const { chain } = await forge.sibling()
    const [child, sibling, root] = chain.map(parseCertificate)
    expect(sayings(child!.der)).toEqual(sayings(victim.der))
    expect(isSignedBy(child!, sibling!.tbs.spki)).toBe(true)
    expect(isSignedBy(sibling!, root!.tbs.spki)).toBe(true)
    expect(root?.tbs.subjectDer).toEqual(anchor.certificate.tbs.subjectDer)
    expect(sibling?.tbs.subjectDer).not.toEqual(root?.tbs.subjectDer)
    expect(root?.tbs.spki).not.toEqual(anchor.certificate.tbs.spki)
  })

  it('makes strangers: nobody, and somebody of their own making', async () => {
    const [nobody, somebody] = await forge.strangers()
    expect(nobody).not.toHaveProperty('credential')
    expect(somebody?.credential?.chain).toHaveLength(1)
    const { chain } = await forge.stranger('mallory')
    expect(formatName(parseCertificate(chain[0]!).tbs.subject)).toBe('CN=mallory')
  })

  it('shows the certificate of the victim, but cannot sign as the victim does', async () => {
    const { chain, key } = forge.withoutKey([victim.der])!
    expect(chain).toEqual([victim.der])
    expect(key.spki).toEqual(tbs.spki)
    const algorithm = 'ecdsa-sha256'
    const signature = await key.signer.sign([victim.der])
    expect(verifySignature({ spki: tbs.spki, algorithm, signature, signed: victim.der })).toBe(false)
  })

  it('never uses the same key twice', async () => {
    const made = await Promise.all([forge.selfSigned('ec-p256'), forge.selfSigned('ec-p256'), forge.decoy()])
    const [one, two, { alone }] = made
    const spkis = [one, two, alone].map(({ key }) => Buffer.from(key.spki).toString('hex'))
    expect(new Set(spkis).size).toBe(3)
  })

  it('refuses to imitate what is no certificate', () => {
    const junk = Uint8Array.of(1, 2, 3) as typeof victim.der
    expect(() => createForge(junk, anchor.der, ports)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })
})
