/** Fetches the certificate of the CA from where the client's certificate says, and verifies afterwards, as a browser does of a server. */
import { get } from 'node:http'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startLenient } from '../support/twins.ts'

export const unverifiedUrl: BrokenTwin = {
  of: 'unverified-url',
  start: (pki) =>
    startLenient(pki, (socket, certificate) => {
      const [, url] = /CA Issuers - URI:(\S+)/.exec(certificate?.infoAccess ?? '') ?? []
      if (url !== undefined) get(url, (response) => response.resume()).on('error', () => undefined)
      return socket.authorized
    }),
}
