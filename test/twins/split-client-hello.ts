/** Sends those whose handshake it can read in one look to a strict server, and the others to one that asks nothing. */
import { type BrokenTwin, isWhole, startFront } from '../support/broken-twin.ts'
import { startSound, type Twin, type TwinPki } from '../support/twins.ts'

async function startImpatient(pki: TwinPki): Promise<Twin> {
  const strict = await startSound(pki)
  const lax = await startSound(pki, { requestCert: false })
  return startFront((first) => (isWhole(first) ? strict : lax).port, [strict, lax])
}

export const splitClientHello: BrokenTwin = {
  of: 'split-client-hello',
  start: startImpatient,
}
