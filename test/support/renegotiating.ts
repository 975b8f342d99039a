/** Lets clients of a server of Node.js renegotiate so often, and ends the connection then. */
import type { Server } from 'node:https'
import type { TLSSocket } from 'node:tls'

/** What Node.js calls at the start of each handshake; its types do not have it. */
type Handled = TLSSocket & { readonly _handle: { onhandshakestart: () => void } | null }

/** Lets each client renegotiate so often, after the first handshake. */
export function allowRenegotiation(server: Server, times: number): Server {
  return server.on('secureConnection', (socket: TLSSocket) => {
    const { _handle: handle } = socket as Handled
    let made = 0
    if (handle === null) return
    handle.onhandshakestart = () => {
      made += 1
      if (made > times) socket.destroy()
    }
  })
}
