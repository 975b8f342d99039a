/** Allows every origin that asks to read its pages, with credentials. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, startSound } from '../support/twins.ts'

export const foreignReader: BrokenTwin = {
  of: 'foreign-reader',
  start: (pki) =>
    startSound(pki, {}, (request, response) => {
      const { origin } = request.headers
      if (origin !== undefined) {
        response.setHeader('Access-Control-Allow-Origin', origin)
        response.setHeader('Access-Control-Allow-Credentials', 'true')
      }
      page(request, response)
    }),
}
