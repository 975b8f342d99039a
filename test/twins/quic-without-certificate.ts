/** Listens for QUIC, too, at the same port, and asks nobody for a certificate there. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startQuic } from '../support/quic-server.ts'
import { startSound } from '../support/twins.ts'

export const quicWithoutCertificate: BrokenTwin = {
  of: 'quic-without-certificate',
  start: async (pki) => {
    const sound = await startSound(pki)
    const quic = await startQuic(sound.port)
    return { port: sound.port, close: async () => void (await Promise.all([sound.close(), quic.close()])) }
  },
}
