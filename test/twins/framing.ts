/** Lets every page into a frame. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, type Respond, startSound } from '../support/twins.ts'

const without =
  (...names: string[]): Respond =>
  (request, response) => {
    const set = response.setHeader.bind(response)
    response.setHeader = (name, value) => (names.includes(name) ? response : set(name, value))
    page(request, response)
  }

export const framing: BrokenTwin = {
  of: 'framing',
  start: (pki) => startSound(pki, {}, without('Content-Security-Policy')),
}
