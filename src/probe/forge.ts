/**
 * All forging is here: certificates that look like the honest client's, under keys that the CA has never seen. Keys stay
 * in memory, and nothing made here is signed by a real authority (that is minting, which the authority does).
 */
import { type Der, type SerialNumber, serialNumberFromBytes } from '../core/brand.ts'
import type { Credential, Entropy, Keys, KeyType, PrivateKey } from '../core/port.ts'
import {
  assembleCertificate,
  assembleTbsCertificate,
  type CertificateContents,
  findExtension,
  parseCertificate,
  type TbsCertificate,
} from '../x509/certificate.ts'
import { type Extension, extensionOids } from '../x509/extension.ts'
import { encodeAuthorityKeyIdentifier } from '../x509/extensions/authority-key-identifier.ts'
import { encodeSubjectKeyIdentifier, parseSubjectKeyIdentifier } from '../x509/extensions/subject-key-identifier.ts'
import { keyIdentifierOf } from '../x509/pin.ts'

export type Forge = {
  /** The honest client's names and claims, vouched for by nobody but itself. */
  selfSigned(type: KeyType): Promise<Credential>
  /**
   * The honest client's certificate once more, word for word but for its key, under a CA that has the pinned CA's name,
   * key identifier and serial number, but not its key: once sent alone, once with that CA behind it.
   */
  decoy(): Promise<{ readonly alone: Credential; readonly withAuthority: Credential }>
}

type Forged = Omit<CertificateContents, 'algorithm'>

async function sign(contents: Forged, key: PrivateKey): Promise<Der<'Certificate'>> {
  const { algorithm } = key.signer
  const tbs = assembleTbsCertificate({ ...contents, algorithm })
  return assembleCertificate(tbs, algorithm, await key.signer.sign([tbs]))
}

/** Replaces an extension in its place, where there is one. */
function withExtension(extensions: readonly Extension[], replacement: Extension): readonly Extension[] {
  return extensions.map((extension) => (extension.oid === replacement.oid ? replacement : extension))
}

function drawSerial(entropy: Entropy): SerialNumber {
  const octets = entropy.bytes(16)
  // RFC 5280 §4.1.2.2: positive, so the first bit is clear; not zero, so the second is set.
  return serialNumberFromBytes(octets.map((octet, index) => (index === 0 ? (octet & 0x3f) | 0x40 : octet)))
}

/** The same certificate over another key, with the key identifiers of subject and issuer put right. */
function imitate(original: TbsCertificate, key: PrivateKey, issuerIdentifier: Uint8Array): Forged {
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

function keyIdentifierIn(tbs: TbsCertificate): Uint8Array {
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
  return {
    selfSigned: async (type) => {
      const key = keys.generate(type)
      const contents = imitate(client, key, keyIdentifierOf(key.spki))
      const certificate = await sign({ ...contents, issuer: client.subjectDer, serial: drawSerial(entropy) }, key)
      return { chain: [certificate], key }
    },
    decoy: async () => {
      const decoyKey = keys.generate('ec-p256')
      const key = keys.generate('ec-p256')
      const decoy = await sign(
        { ...imitate(authority, decoyKey, keyIdentifierIn(authority)), extensions: authority.extensions },
        decoyKey,
      )
      const contents = imitate(client, key, keyIdentifierIn(authority))
      const certificate = await sign({ ...contents, issuer: authority.subjectDer }, decoyKey)
      return {
        alone: { chain: [certificate], key },
        withAuthority: { chain: [certificate, decoy], key },
      }
    },
  }
}
