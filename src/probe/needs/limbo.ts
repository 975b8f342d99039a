/** Certificate chains of an operator's collection that every verifier must refuse, which the client CA signs anew for clients. */
import type { Credential } from '../../core/port/network.ts'
import type { Need } from '../need.ts'

/** Chains that were made anew: by their names in the collection, and one that is sound. */
export type LimboChains = {
  readonly sound: Credential
  readonly bad: readonly { readonly id: string; readonly credential: Credential }[]
}

/** Has them made; nothing of them is kept. */
export type MintLimbo = () => Promise<LimboChains>

type Asked = {
  /** A collection of chains in the form of x509-limbo, which has to be given with `caKey`. */
  readonly limbo?: string
}

type Source = {
  /** Reads the collection, and opens the key of the CA. */
  readonly mintLimbo: (file: string) => Promise<MintLimbo>
}

export const limbo: Need<'limbo', MintLimbo, Asked, Source> = {
  id: 'limbo',
  option: {
    placeholder: 'FILE',
    about:
      'certificate chains to present, in the form of x509-limbo (limbo.json): the client CA signs those that are to be refused anew, for clients, in memory and for ten minutes; goes with --cert and --ca-key, and not with a home, which signs nothing that it cannot record',
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack needs a collection of chains, and the key of the client CA; give them with --limbo FILE and --ca-key FILE',
  },
  whyFromHome:
    'this attack needs a collection of chains that the client CA signs anew, and a home signs nothing that it cannot record; probe without the home: name the honest client and the CA by --cert, --key and --ca, the collection by --limbo FILE, and the key of the CA by --ca-key FILE',
  unasked: 'left-out',
  leavesOut: { id: 'limbo', title: 'chains of a collection such as x509-limbo' },
  costs: 'passphrase',
  find: async ({ limbo: file }, home) => (file === undefined ? undefined : home.mintLimbo(file)),
}
