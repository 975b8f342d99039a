/** Repeats the requests that come by TRACE, with the header that the proxy before it has added. */
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, startSound } from '../support/twins.ts'

export const traceEcho: BrokenTwin = {
  of: 'trace-echo',
  start: (pki) =>
    startSound(pki, {}, (request, response) => {
      if (request.method !== 'TRACE') return page(request, response)
      const { rawHeaders } = request
      const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []))
      response.writeHead(200, { 'Content-Type': 'message/http' })
      response.end(['TRACE / HTTP/1.1', 'X-SSL-Client-Verify: SUCCESS', ...lines].join('\r\n'))
    }),
}
