/** Says of every page that anybody may store it. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, startSound } from '../support/twins.ts'

export const sharedCache: BrokenTwin = {
  of: 'shared-cache',
  start: (pki) =>
    startSound(pki, {}, (request, response) => {
      response.setHeader('Cache-Control', 'public, max-age=300')
      page(request, response)
    }),
}
