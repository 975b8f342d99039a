/** Has a cache before its application, which knows of paths alone: who asks after another gets what that one got. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, type Respond, startSound } from '../support/twins.ts'

function caching(): Respond {
  let stored: string | undefined
  return (request, response) => {
    if (request.url !== '/whoami' || request.method !== 'GET') return page(request, response)
    const end = response.end.bind(response)
    response.end = ((text: string) => {
      stored ??= text
      return end(stored)
    }) as typeof response.end
    page(request, response)
  }
}

export const mixedUpIdentity: BrokenTwin = {
  of: 'mixed-up-identity',
  given: ({ dora }) => ({ second: dora, identityPath: { path: '/whoami' } }),
  start: (pki) => startSound(pki, {}, caching()),
  // A client with an odd name is called by the name of the client that came first.
  also: ['misread-name'],
}
