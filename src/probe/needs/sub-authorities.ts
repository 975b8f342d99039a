/**
 * Permission to have the pinned authority sign certificates of further authorities below it. Such a certificate is a CA's until it ends or is
 * revoked, so nobody makes one unasked.
 */
import type { Credential } from '../../core/port/network.ts'
import { extensionOids } from '../../x509/extension.ts'
import { encodeBasicConstraints } from '../../x509/extensions/basic-constraints.ts'
import { encodeKeyUsage } from '../../x509/extensions/key-usage.ts'
import type { Need } from '../need.ts'
import type { Spoilt } from './mint.ts'

/** Has the pinned authority certify an authority, whose key stays in memory. */
export type MintAuthority = () => Promise<Credential>

/** By which a path is built. */
const identifiers: readonly string[] = [extensionOids.subjectKeyIdentifier, extensionOids.authorityKeyIdentifier]

/** How the certificate of such an authority differs from a client's: it is an authority's, and names nobody. */
export const asAuthority = (name: string): Spoilt => ({
  regard: 'good',
  subject: [{ type: 'commonName', value: `${name} sub-authority` }],
  extensions: (sound) => [
    encodeBasicConstraints({ ca: true }),
    encodeKeyUsage(['keyCertSign']),
    ...sound.filter(({ oid }) => identifiers.includes(oid)),
  ],
})

type Asked = {
  /** `allowed` has the authority certify another authority for a few minutes, for the one attack that needs it. */
  readonly subAuthorities?: 'allowed'
}

type Source = {
  /** Opens the authority's key, with its passphrase; undefined where there is none to be had. */
  readonly mintAuthority: () => Promise<MintAuthority | undefined>
}

export const subAuthorities: Need<'subAuthorities', MintAuthority, Asked, Source> = {
  id: 'subAuthorities',
  option: {
    flag: 'subAuthorities',
    means: 'allowed',
    about:
      'also have the client CA certify a CA below it, in memory and for ten minutes, to see whether the server keeps to the path length of the client CA; not with --no-mint',
  },
  lacking: {
    verdict: 'not-tried',
    why: 'this attack needs a CA that the client CA certifies, which would be a danger if it got out; allow it with --sub-authorities, from the home of the CA and with its passphrase, or with its key (--ca-key)',
  },
  unasked: 'left-out',
  leavesOut: { id: 'sub-authorities', title: 'a CA below the pinned one' },
  costs: 'passphrase',
  find: async ({ subAuthorities: asked }, home) => (asked === 'allowed' ? home.mintAuthority() : undefined),
}
