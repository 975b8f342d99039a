/** Verifies ECDSA without a look at the range of its numbers: zeros fit every message and key. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startMending } from '../support/mending-front.ts'

/** In DER, two numbers that are 0. */
const ZEROS = '3006020100020100'

export const zeroSignature: BrokenTwin = {
  of: 'zero-signature',
  start: (pki) =>
    startMending(
      pki,
      ({ types, signature, isOfAlice }) =>
        types.join() === '11,15,20' && Buffer.from(signature ?? []).toString('hex') === ZEROS && isOfAlice(0),
    ),
}
