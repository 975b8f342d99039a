/**
 * Issues certificates for attacks by the normal steps, under profiles that are only for attacks. Such a certificate is valid
 * for minutes, and its key stays in memory.
 */
import type { OpenAuthority } from '../authority/authority.ts'
import { requireProfile } from '../authority/home.ts'
import { issue, sign } from '../authority/issue.ts'
import { Prepared } from '../authority/prepare.ts'
import { publishCrl } from '../authority/publish.ts'
import { PROBE_NAME } from '../authority/reserved.ts'
import { revoke } from '../authority/revoke.ts'
import { addSeconds, type SerialNumber } from '../core/brand.ts'
import type { CertificateRecord } from '../core/record.ts'
import { namesOf, readClaims } from '../policy/claim.ts'
import { planCertificate } from '../policy/plan.ts'
import { drawSerial } from '../policy/serial.ts'
import type { Mint, Spoilt } from '../probe/needs/mint.ts'
import type { TbsCertificate } from '../x509/certificate.ts'
import type { Opened } from './opened.ts'
import type { Ports } from './ports.ts'

/** A probe is over long before; if it died, the next signing command revokes what it left. */
const REVOKE_AFTER_SECONDS = 600

export type Minting = {
  readonly mint: Mint
  /** Revokes what would still become valid, and publishes that. */
  end(): Promise<void>
}

/**
 * Makes the mint for one probe. Its certificates have the names and claims of the honest client, and are wrong in one respect.
 *
 * Effects: the authority's signer; the record. No key is written anywhere.
 */
export async function openMint(
  opened: Opened,
  authority: OpenAuthority,
  honest: TbsCertificate,
  ports: Ports,
): Promise<Minting> {
  const { home, store } = opened
  const lexicon = await opened.lexicon()
  const minted: CertificateRecord['serial'][] = []
  /** A second certificate with a serial number that is revoked already is recorded, and refused, with the first. */
  const requireRevoked = async (serial: SerialNumber): Promise<void> => {
    const record = await store.certificates.findBySerial(serial, authority.name)
    if (record?.state !== 'revoked')
      throw new TypeError('only the serial number of a revoked certificate is used again')
  }
  return {
    mint: async (name, spoilt: Spoilt = {}) => {
      const profile = requireProfile(await opened.profiles(), name)
      const uris = lexicon.claims.flatMap((claim) => claim.uri ?? [])
      const plan = planCertificate({
        name: PROBE_NAME,
        profile,
        settings: home.settings,
        authority: authority.name,
        // URIs that carry a claim come back with the claim.
        names: namesOf(honest).filter((name) => name.kind !== 'uri' || !uris.some((uri) => name.value.startsWith(uri))),
        claims: readClaims(honest, lexicon.claims),
        definitions: lexicon.claims,
        purpose: 'attack',
      })
      const key = ports.keys.generate(plan.keyType)
      const at = ports.clock.now()
      const { serial } = spoilt
      const prepared = Prepared.spoilt(plan, authority, key.spki, at, serial ?? drawSerial(ports.entropy), spoilt)
      if (serial !== undefined) {
        await requireRevoked(serial)
        return { chain: [await sign(prepared, authority)], key }
      }
      const revokeAfter = addSeconds(at, REVOKE_AFTER_SECONDS)
      const [certificate] = await issue([{ prepared, naming: 'again', revokeAfter }], authority, store)
      minted.push(prepared.tbs.serial)
      return { chain: [certificate!], key }
    },
    end: async () => {
      const now = ports.clock.now()
      const records = await Promise.all(minted.map((serial) => store.certificates.findBySerial(serial, authority.name)))
      const toCome = records.filter((record) => record?.state === 'issued' && record.notBefore > now)
      if (toCome.length === 0) return
      await revoke(toCome as CertificateRecord[], 'cessationOfOperation', store)
      await publishCrl(home, authority, { ...ports, store })
    },
  }
}
