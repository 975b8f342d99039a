/**
 * Makes forged certificates: they look like the honest client's certificate, but have keys that the CA has never seen. The keys
 * stay in memory, and no real authority signs a forged certificate.
 */

import type { Der } from '../core/brand.ts'
import type { KeyType } from '../core/key.ts'
import type { Entropy } from '../core/port/entropy.ts'
import type { Keys, SigningKey } from '../core/port/keys.ts'
import type { Credential } from '../core/port/network.ts'
import { drawSerial } from '../policy/serial.ts'
import {
  assembleCertificate,
  assembleTbsCertificate,
  type CertificateContents,
  findExtension,
  parseCertificate,
  type TbsCertificate,
} from '../x509/certificate.ts'
import { type Extension, extensionOids } from '../x509/extension.ts'
import { encodeAuthorityInformationAccess } from '../x509/extensions/authority-information-access.ts'
import { encodeAuthorityKeyIdentifier } from '../x509/extensions/authority-key-identifier.ts'
import { encodeBasicConstraints } from '../x509/extensions/basic-constraints.ts'
import { encodeCrlDistributionPoints } from '../x509/extensions/crl-distribution-points.ts'
import { encodeSubjectAlternativeName } from '../x509/extensions/subject-alternative-name.ts'
import { encodeSubjectKeyIdentifier, parseSubjectKeyIdentifier } from '../x509/extensions/subject-key-identifier.ts'
import { encodeName } from '../x509/name.ts'
import { keyIdentifierOf } from '../x509/pin.ts'

export type Forge = {
  /** A self-signed certificate with the honest client's names and claims. */
  selfSigned(type: KeyType): Promise<Credential>
  /**
   * The honest client's certificate once more, word for word but for its key, under a CA that has the pinned CA's name,
   * key identifier and serial number, but not its key: once sent alone, once with that CA behind it.
   */
  decoy(): Promise<{ readonly alone: Credential; readonly withAuthority: Credential }>
  /** A certificate with the honest client's names and claims, signed by a client, which is not a CA. */
  issuedBy(client: Credential): Promise<Credential>
  /** The same of a CA, whose certificate is sent behind it. */
  issuedUnder(authority: Credential): Promise<Credential>
  /** The same certificate, signed by a CA that the decoy CA has signed; all three certificates are sent. */
  sibling(): Promise<Credential>
  /**
   * The honest client's certificate for another key, with these URLs for whatever a verifier might fetch: signed by nobody
   * known, once under the pinned CA's name and once under that of a CA which is to be found at the URL.
   */
  referring(url: string): Promise<{ readonly toPinned: Credential; readonly toUnknown: Credential }>
  /** A self-signed certificate with this name. */
  stranger(name: string): Promise<Credential>
  /** Two clients that may not get in, the same two each time: one without a certificate, and one with a self-signed certificate. */
  strangers(): Promise<readonly { readonly label: string; readonly credential?: Credential }[]>
  /** The credential of a thief who stole the honest certificate but not its key; undefined if its algorithm cannot show this. */
  withoutKey(chain: Credential['chain']): Credential | undefined
}

/** A name that no honest client has: where it shows, something forged was believed. */
export const FORGED_NAME = 'countersign-probe-forged'

type Forged = Omit<CertificateContents, 'algorithm'>

/** Signs what is forged. */
export async function sign(contents: Forged, key: SigningKey): Promise<Der<'Certificate'>> {
  const { algorithm } = key.signer
  const tbs = assembleTbsCertificate({ ...contents, algorithm })
  return assembleCertificate(tbs, algorithm, await key.signer.sign([tbs]))
}

/** Replaces an extension in its place, where there is one. */
export function withExtension(extensions: readonly Extension[], replacement: Extension): readonly Extension[] {
  return extensions.map((extension) => (extension.oid === replacement.oid ? replacement : extension))
}

/** The contents of the same certificate for another key, with the key identifiers of subject and issuer adapted. */
export function imitate(original: TbsCertificate, key: Pick<SigningKey, 'spki'>, issuerIdentifier: Uint8Array): Forged {
  const own = withExtension(original.extensions, encodeSubjectKeyIdentifier(keyIdentifierOf(key.spki)))
  return {
    serial: original.serial,
    issuer: original.issuerDer,
    subject: original.subjectDer,
    notBefore: original.notBefore,
    notAfter: original.notAfter,
    spki: key.spki,
    extensions: withExtension(own, encodeAuthorityKeyIdentifier(issuerIdentifier)),
  }
}

/** The key identifier of a certificate: that which it says, else that of its key. */
export function keyIdentifierIn(tbs: TbsCertificate): Uint8Array {
  const extension = findExtension(tbs, extensionOids.subjectKeyIdentifier)
  return extension === undefined ? keyIdentifierOf(tbs.spki) : parseSubjectKeyIdentifier(extension)
}

/**
 * Opens a forge.
 *
 * @param victim the honest client's certificate, whose names and claims are copied
 * @param anchor the pinned client CA, whose name and key identifier are copied
 * @throws {CountersignError} `input.malformed` where one of them is no certificate
 */
export function createForge(
  victim: Der<'Certificate'>,
  anchor: Der<'Certificate'>,
  { keys, entropy }: { readonly keys: Keys; readonly entropy: Entropy },
): Forge {
  const { tbs: client } = parseCertificate(victim)
  const { tbs: authority } = parseCertificate(anchor)
  const makeDecoy = async (extensions: readonly Extension[]) => {
    const key = keys.generate('ec-p256')
    const contents = { ...imitate(authority, key, keyIdentifierIn(authority)), extensions }
    return { key, certificate: await sign(contents, key) }
  }
  let impostor: Promise<Credential> | undefined
  const selfSigned = async (type: KeyType): Promise<Credential> => {
    const key = keys.generate(type)
    const contents = imitate(client, key, keyIdentifierOf(key.spki))
    const certificate = await sign({ ...contents, issuer: client.subjectDer, serial: drawSerial(entropy) }, key)
    return { chain: [certificate], key }
  }
  /** The honest client's names under this issuer, which need be no CA. */
  const issueBelow = async (issuer: Credential, its: TbsCertificate): Promise<Credential> => {
    const key = keys.generate('ec-p256')
    const contents = imitate(client, key, keyIdentifierIn(its))
    const serial = drawSerial(entropy)
    const certificate = await sign({ ...contents, issuer: its.subjectDer, serial }, issuer.key)
    return { chain: [certificate, ...issuer.chain], key }
  }
  return {
    selfSigned,
    strangers: async () => {
      impostor ??= selfSigned('ec-p256')
      return [{ label: 'no certificate' }, { label: 'self-signed certificate', credential: await impostor }]
    },
    decoy: async () => {
      const key = keys.generate('ec-p256')
      const { key: decoyKey, certificate: decoy } = await makeDecoy(authority.extensions)
      const contents = imitate(client, key, keyIdentifierIn(authority))
      const certificate = await sign({ ...contents, issuer: authority.subjectDer }, decoyKey)
      return {
        alone: { chain: [certificate], key },
        withAuthority: { chain: [certificate, decoy], key },
      }
    },
    issuedBy: (honest) => issueBelow(honest, client),
    issuedUnder: (ca) => issueBelow(ca, parseCertificate(ca.chain[0] as Der<'Certificate'>).tbs),
    sibling: async () => {
      const endless = withExtension(authority.extensions, encodeBasicConstraints({ ca: true }))
      const root = await makeDecoy(endless)
      const siblingKey = keys.generate('ec-p256')
      const subject = encodeName([{ type: 'commonName', value: `${FORGED_NAME} sibling` }])
      const own = imitate(authority, siblingKey, keyIdentifierIn(authority))
      const identifier = encodeSubjectKeyIdentifier(keyIdentifierOf(siblingKey.spki))
      const sibling = await sign(
        {
          ...own,
          issuer: authority.subjectDer,
          subject,
          serial: drawSerial(entropy),
          extensions: withExtension(endless, identifier),
        },
        root.key,
      )
      const key = keys.generate('ec-p256')
      const contents = imitate(client, key, keyIdentifierOf(siblingKey.spki))
      const certificate = await sign({ ...contents, issuer: subject, serial: drawSerial(entropy) }, siblingKey)
      return { chain: [certificate, sibling, root.certificate], key }
    },
    referring: async (url) => {
      const unknown = encodeName([{ type: 'commonName', value: `${FORGED_NAME} issuer` }])
      const forgeBelow = async (issuer: Der<'Name'>, identifier: Uint8Array): Promise<Credential> => {
        const [key, issuerKey] = [keys.generate('ec-p256'), keys.generate('ec-p256')]
        const { extensions, ...own } = imitate(client, key, identifier)
        const pointers = [
          encodeAuthorityInformationAccess({ caIssuers: [url], ocsp: [url] }),
          encodeCrlDistributionPoints([url]),
        ]
        const others = extensions.filter((one) => !pointers.some(({ oid }) => oid === one.oid))
        const contents = { ...own, issuer, serial: drawSerial(entropy), extensions: [...others, ...pointers] }
        return { chain: [await sign(contents, issuerKey)], key }
      }
      return {
        toPinned: await forgeBelow(authority.subjectDer, keyIdentifierIn(authority)),
        toUnknown: await forgeBelow(unknown, keyIdentifierOf(keys.generate('ec-p256').spki)),
      }
    },
    stranger: async (name) => {
      const key = keys.generate('ec-p256')
      const subject = encodeName([{ type: 'commonName', value: name }])
      const names = encodeSubjectAlternativeName([{ kind: 'dns', value: `${name}.invalid` }])
      const own = imitate(client, key, keyIdentifierOf(key.spki))
      const extensions = withExtension(own.extensions, names)
      const certificate = await sign({ ...own, issuer: subject, subject, serial: drawSerial(entropy), extensions }, key)
      return { chain: [certificate], key }
    },
    withoutKey: (chain) => {
      const key = keys.pretend(client.spki)
      return key && { chain, key }
    },
  }
}
