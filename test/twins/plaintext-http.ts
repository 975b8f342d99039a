/** Answers the same in plain HTTP on the same port. */
import { createServer as createHttpServer } from 'node:http'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { page, startOnBothSides } from '../support/twins.ts'

export const plaintextHttp: BrokenTwin = {
  of: 'plaintext-http',
  start: (pki) => startOnBothSides(pki, (socket) => void createHttpServer(page).emit('connection', socket)),
}
