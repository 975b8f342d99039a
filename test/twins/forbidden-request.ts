/** Compares the whole path with its rules, and forgets what lies below it. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, startSound } from '../support/twins.ts'

export const forbiddenRequest: BrokenTwin = {
  of: 'forbidden-request',
  start: (pki) =>
    startSound(pki, {}, (request, response) => {
      request.url = request.url?.replace(/^\/denied\/.*/, '/')
      page(request, response)
    }),
}
