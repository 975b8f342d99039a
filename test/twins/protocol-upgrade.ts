/** Changes over to HTTP/2 for everybody, and answers there whatever was asked. */

import { encodeFields } from '../../src/probe/protocol/hpack.ts'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startChangingOver } from '../support/upgrade-twins.ts'

/** A frame of the first stream (RFC 9113 §4.1). */
function frame(type: number, flags: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head.writeUInt8(type, 3)
  head.writeUInt8(flags, 4)
  head.writeUInt32BE(type === 4 ? 0 : 1, 5)
  return Buffer.concat([head, payload])
}

export const protocolUpgrade: BrokenTwin = {
  of: 'protocol-upgrade',
  start: (pki) =>
    startChangingOver(pki, 'h2c', (socket) => {
      const fields = [
        { name: ':status', value: '200' },
        { name: 'content-type', value: 'text/plain' },
      ]
      socket.write(
        Buffer.concat([
          frame(4, 0, Buffer.alloc(0)),
          frame(1, 4, encodeFields(fields)),
          frame(0, 1, Buffer.from('the treasure of Acme')),
        ]),
      )
    }),
}
