/**
 * Issues certificates for attacks by the normal steps, under profiles that are only for attacks. Such a certificate is valid
 * for minutes, and its key stays in memory.
 */
import type { OpenAuthority } from '../authority/authority.ts'
import { requireProfile } from '../authority/home.ts'
import { type Issuance, issue, sign } from '../authority/issue.ts'
import { Prepared, type Spoiling } from '../authority/prepare.ts'
import { publishCrl } from '../authority/publish.ts'
import { PROBE_NAME } from '../authority/reserved.ts'
import { revoke } from '../authority/revoke.ts'
import { addSeconds, type Der, type SerialNumber } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'
import type { Credential } from '../core/port/network.ts'
import { present } from '../core/present.ts'
import { namesOf, readClaims } from '../policy/claim.ts'
import { planCertificate } from '../policy/plan.ts'
import { drawSerial } from '../policy/serial.ts'
import type { AttackProfile, Mint, Spoilt } from '../probe/needs/mint.ts'
import { asAuthority, type MintAuthority } from '../probe/needs/sub-authorities.ts'
import type { TbsCertificate } from '../x509/certificate.ts'
import type { Opened } from './opened.ts'
import type { Ports } from './ports.ts'

/** A probe is over long before; if it died, the next signing command revokes what it left. */
const REVOKE_AFTER_SECONDS = 600

export type Minting = {
  readonly mint: Mint
  /** Certifies an authority below this one: a CA to all who do not keep to path lengths, until it ends or is revoked. */
  readonly mintAuthority: MintAuthority
  /** Revokes what would still become valid, and what a sound server may let in, for the CRL that its caller is about to sign. */
  retire(): Promise<'revoked' | 'nothing'>
  /** The same, and publishes a CRL, unless there was nothing to revoke. */
  end(): Promise<void>
}

/** Issues certificates in groups: each is two writes to the record, however many certificates it has. */
type Grouping = {
  /** Has it issued with what is asked for at the same time, or while the group before is being issued. */
  issueOne(one: Issuance): Promise<Der<'Certificate'>>
  /** Waits until nothing is being issued. */
  settled(): Promise<void>
}

function inGroups(issueAll: (group: readonly Issuance[]) => ReturnType<typeof issue>, clock: Clock): Grouping {
  let open: { readonly members: Issuance[]; readonly made: ReturnType<typeof issue> } | undefined
  let last: Promise<void> = Promise.resolve()
  const begin = (): NonNullable<typeof open> => {
    const members: Issuance[] = []
    const made = last
      // What is asked for at the same time is in the group by then.
      .then(() => clock.sleep(0))
      .then(() => {
        open = undefined
        return issueAll(members)
      })
    // Those that asked are refused by it, and no group after it.
    last = made.then(
      () => undefined,
      () => undefined,
    )
    return { members, made }
  }
  return {
    issueOne: async (one) => {
      open ??= begin()
      const { members, made } = open
      const index = members.push(one) - 1
      return (await made)[index]!
    },
    settled: () => last,
  }
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
  const { issueOne, settled } = inGroups((group) => issue(group, authority, store), ports.clock)
  const minted: { readonly serial: SerialNumber; readonly regard?: Spoilt['regard'] }[] = []
  /** A second certificate with a serial number that is revoked already is recorded, and refused, with the first. */
  const requireRevoked = async (serial: SerialNumber): Promise<void> => {
    const record = await store.certificates.findBySerial(serial, authority.name)
    if (record?.state !== 'revoked')
      throw new TypeError('only the serial number of a revoked certificate is used again')
  }
  const mint = async (
    name: AttackProfile,
    { serial, regard, ...spoiling }: Spoilt & Pick<Spoiling, 'makes'> = {},
  ): Promise<Credential> => {
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
    const prepared = Prepared.spoilt(plan, authority, key.spki, at, serial ?? drawSerial(ports.entropy), spoiling)
    if (serial !== undefined) {
      await requireRevoked(serial)
      return { chain: [await sign(prepared, authority)], key }
    }
    const revokeAfter = addSeconds(at, REVOKE_AFTER_SECONDS)
    // Noted before: where a probe ends meanwhile, it is to be revoked all the same.
    minted.push({ serial: prepared.tbs.serial, ...present({ regard }) })
    return { chain: [await issueOne({ prepared, naming: 'again', revokeAfter })], key }
  }
  const retire = async (): Promise<'revoked' | 'nothing'> => {
    await settled()
    const now = ports.clock.now()
    const records = await Promise.all(
      minted.map(async ({ serial, regard }) => {
        const record = await store.certificates.findBySerial(serial, authority.name)
        const isToBe = record?.state === 'issued' && (regard === 'good' || record.notBefore > now)
        return isToBe ? record : []
      }),
    )
    const dangerous = records.flat()
    if (dangerous.length === 0) return 'nothing'
    await revoke(dangerous, 'cessationOfOperation', store)
    return 'revoked'
  }
  return {
    mint,
    mintAuthority: () => mint('attack-revoked', { makes: 'authority', ...asAuthority(PROBE_NAME) }),
    retire,
    end: async () => {
      if ((await retire()) === 'revoked') await publishCrl(home, authority, { ...ports, store })
    },
  }
}
