/** Lets in anybody who sends the honest client's certificate, wherever in the chain; in TLS 1.2 it can be seen in clear. */
import { type BrokenTwin, startFront } from '../support/broken-twin.ts'
import { startLenient, type Twin, type TwinPki } from '../support/twins.ts'

async function startSniffing(pki: TwinPki, wanted: Uint8Array): Promise<Twin> {
  const sent = new Map<number, Buffer>()
  const inner = await startLenient(
    pki,
    (socket) => socket.authorized || (sent.get(socket.remotePort ?? 0)?.includes(Buffer.from(wanted)) ?? false),
  )
  const onLink = (port: number, chunk: Buffer): void =>
    void sent.set(port, Buffer.concat([sent.get(port) ?? Buffer.alloc(0), chunk]))
  return startFront(() => inner.port, [inner], { onLink })
}

export const chainConfusion: BrokenTwin = {
  of: 'chain-confusion',
  start: (pki) => startSniffing(pki, pki.alice.chain[0] ?? new Uint8Array()),
  also: ['leaf-as-authority'],
}
