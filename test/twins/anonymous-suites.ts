/** Has suites without certificates, and takes a verification that never happened for one that did not fail. */
import type { TLSSocket } from 'node:tls'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, refuseWith, startSound } from '../support/twins.ts'

export const anonymousSuites: BrokenTwin = {
  of: 'anonymous-suites',
  also: ['weak-suites'],
  start: (pki) =>
    startSound(
      pki,
      { rejectUnauthorized: false, ciphers: 'ECDHE+AESGCM:AECDH-AES256-SHA:@SECLEVEL=0', sigalgs: SIGNATURES },
      (request, response) => {
        const socket = request.socket as TLSSocket
        const wasVerified = socket.authorized || socket.getCipher().name.startsWith('AECDH')
        return wasVerified ? page(request, response) : refuseWith(response, 400)
      },
    ),
}

const SIGNATURES = 'ECDSA+SHA256:RSA-PSS+SHA256:RSA+SHA256'
