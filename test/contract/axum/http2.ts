/** A session of HTTP/2 with an exported server, for tests. */
import { type ClientHttp2Session, connect } from 'node:http2'
import type { Made } from '../../support/certificate-kit.ts'
import type { LivePki } from '../../support/exported-server.ts'

/** Whatever the URL says, the connection goes to this machine. */
const here = (
  _host: string,
  _options: object,
  found: (error: null, addresses: { address: string; family: number }[]) => void,
): void => found(null, [{ address: '127.0.0.1', family: 4 }])

export const openHttp2 = (port: number, pki: LivePki, as: Made, host = 'localhost'): ClientHttp2Session =>
  connect(`https://${host}:${port}`, {
    ca: pki.servers.pem,
    cert: as.pem,
    key: as.key.secret.export({ type: 'pkcs8', format: 'pem' }),
    lookup: here,
  }).on('error', () => undefined)
