/** Finds the caller's name in the text of its distinguished name: what follows the last CN=, up to a NUL. */
import type { TLSSocket } from 'node:tls'
import { parseCertificate } from '../../src/x509/certificate.ts'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, type Respond, startSound } from '../support/twins.ts'

const misreading: Respond = (request, response) => {
  if (request.url !== '/whoami') return page(request, response)
  const { raw } = (request.socket as TLSSocket).getPeerX509Certificate() ?? {}
  const text =
    raw === undefined
      ? ''
      : parseCertificate(raw)
          .tbs.subject.map(({ value }) => `CN=${value}`)
          .join()
  const name = text.split('CN=').at(-1)?.split('\0')[0]
  response.writeHead(200, { 'Content-Security-Policy': "frame-ancestors 'none'" }).end(`you are ${name}`)
}

export const misreadName: BrokenTwin = {
  of: 'misread-name',
  given: ({ dora }) => ({ identityPath: { path: '/whoami', other: dora } }),
  start: (pki) => startSound(pki, {}, misreading),
}
