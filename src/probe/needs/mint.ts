/**
 * Certificates that the pinned authority signs for attacks, for example an expired certificate. The holder of the authority's
 * key signs such certificates, not this file.
 */
import type { SerialNumber } from '../../core/brand.ts'
import type { Credential } from '../../core/port/network.ts'
import type { Extension } from '../../x509/extension.ts'
import type { Name } from '../../x509/name.ts'
import type { Need } from '../need.ts'

/** Closed profiles under which the authority signs for an attack; under `attack-revoked`, what is sound until it is spoilt. */
export type AttackProfile =
  | 'attack-wrong-eku'
  | 'attack-server-auth'
  | 'attack-expired'
  | 'attack-not-yet-valid'
  | 'attack-revoked'

/** How a certificate differs from the one that its profile makes. */
export type Spoilt = {
  readonly subject?: Name
  /** Gives all extensions, by those that its profile makes. */
  readonly extensions?: (sound: readonly Extension[]) => readonly Extension[]
  /** The serial number of a certificate that this authority has revoked, in the place of one that is drawn. */
  readonly serial?: SerialNumber
  /** A sound server may let it in, so it is revoked when the probe ends. */
  readonly regard?: 'good'
}

/**
 * Has the pinned authority sign a credential that is wrong in one respect only: the same names and claims as the honest
 * client, so that nothing else can be the reason for a refusal. One that is to be revoked is good until then.
 */
export type Mint = (profile: AttackProfile, spoilt?: Spoilt) => Promise<Credential>

type Asked = {
  /** `refused` has the authority sign no attack certificates; the outcome says what was not tried. */
  readonly mint?: 'allowed' | 'refused'
}

type Source = {
  /** Opens the authority's key, with its passphrase; undefined where there is none to be had. */
  readonly mint: () => Promise<Mint | undefined>
}

export const mint: Need<'mint', Mint, Asked, Source> = {
  id: 'mint',
  option: {
    flag: 'noMint',
    means: 'refused',
    about:
      'sign no certificates for attacks: then no passphrase is needed, and the report lists the attacks that were not tried',
  },
  lacking: {
    verdict: 'not-tried',
    why: "this attack needs a certificate that the client CA signs for it, and the probe could not have one signed; probe from the CA's home with its passphrase and without --no-mint, or give the CA's key with --ca-key",
  },
  costs: 'passphrase',
  find: async ({ mint }, home) => (mint === 'refused' ? undefined : home.mint()),
}
