/** Believes every request to come from its own pages. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, startSound } from '../support/twins.ts'

export const foreignOrigin: BrokenTwin = {
  of: 'foreign-origin',
  start: (pki) =>
    startSound(pki, {}, (request, response) => {
      request.headersDistinct['origin'] = [`https://${request.headers.host}`]
      page(request, response)
    }),
}
