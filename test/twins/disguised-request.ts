/** Decides by the method that a header names, and answers by the method of the request. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, startSound } from '../support/twins.ts'

export const disguisedRequest: BrokenTwin = {
  of: 'disguised-request',
  start: (pki) =>
    startSound(pki, {}, (request, response) => {
      const named = request.headers['x-http-method-override'] ?? request.method
      if (request.url !== '/denied' || named === 'GET') return page(request, response)
      response.setHeader('Content-Security-Policy', "frame-ancestors 'none'")
      if (request.method === 'GET') response.end('what only the board may read')
      else page(request, response)
    }),
}
