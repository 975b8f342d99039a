/** Trusts a root that comes along with the certificate. */
import { type BrokenTwin, trustingPresented } from '../support/broken-twin.ts'

export const decoyWithChain: BrokenTwin = {
  of: 'decoy-with-chain',
  start: trustingPresented(
    ([, second, ...more]) => second !== undefined && more.length === 0 && second.subject === second.issuer,
  ),
  // OpenSSL sends along the issuer of the server's certificate, which our client trusts.
  also: ['server-certificate'],
}
