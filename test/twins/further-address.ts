/** Has a second node, on which nobody is asked for a certificate. */
import type { ServerOptions } from 'node:https'
import { type BrokenTwin, startBeside } from '../support/broken-twin.ts'
import { startSound, type TwinPki } from '../support/twins.ts'

const withNode = (options: ServerOptions) => (pki: TwinPki) =>
  startBeside(pki, startSound(pki, options), (port) => ({
    also: [{ address: { host: '127.0.0.1', port }, by: 'operator' }],
  }))

export const furtherAddress: BrokenTwin = {
  of: 'further-address',
  start: withNode({ requestCert: false }),
  sound: withNode({}),
}
