/** Takes the downgrade mark out of what it passes on, but for those who offer ALPN, as our honest client does. */
import { type BrokenTwin, isWhole, startFront } from '../support/broken-twin.ts'
import { startSound, type Twin, type TwinPki } from '../support/twins.ts'

async function startUnmarking(pki: TwinPki): Promise<Twin> {
  const inner = await startSound(pki)
  const alter = (chunk: Buffer, first: Buffer): Buffer => {
    const at = first.includes('http/1.1') || !isWhole(first) ? -1 : chunk.indexOf('DOWNGRD')
    return at < 0 ? chunk : Buffer.concat([chunk.subarray(0, at), Buffer.alloc(8), chunk.subarray(at + 8)])
  }
  return startFront(() => inner.port, [inner], { alter })
}

export const downgrade: BrokenTwin = {
  of: 'downgrade',
  start: startUnmarking,
}
