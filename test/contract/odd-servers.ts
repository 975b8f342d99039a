/** What tests of odd servers share: one server at a time, probed and closed again. What is odd about it is for each test to say. */
import { createServer, type Socket } from 'node:net'
import { afterEach } from 'vitest'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { createSound, listen, makePki, page, probeOf, probePorts, type Twin } from '../support/twins.ts'

export { type Exchange, isAuthorized, send } from '../support/twins.ts'

export const pki = makePki()

/** The server that is open, for the test that has opened it. */
export const open: { twin?: Twin | undefined } = {}

/** Closes it after each test. */
export const closeAfterEach = (): void =>
  afterEach(async () => {
    await open.twin?.close()
    open.twin = undefined
  })

export async function probe(starting: Promise<Twin>, wish: Partial<ProbeRequest> = {}): Promise<Report> {
  open.twin = await starting
  return runProbe(probeOf(pki, open.twin.port, wish), probePorts)
}

export const idsOf = (report: Report, verdict: string): string[] =>
  report.results.filter((result) => result.verdict === verdict).map(({ id }) => id)

/** Attacks that every server of somebody else's making meets. */
export const certificateAttacks = ['decoy-authority', 'no-certificate', 'self-signed']

/** A sound server that serves one connection after the other, and leaves TRACE without an answer. */
export function startOneByOne(): Promise<Twin> {
  const server = createSound(pki, { keepAlive: false }, (request, response) => {
    if (request.method !== 'TRACE') page(request, response.setHeader('Connection', 'close'))
  })
  const waiting: Socket[] = []
  let served: Socket | undefined
  const next = (): void => {
    served = waiting.shift()
    served?.once('close', next)
    if (served !== undefined) server.emit('connection', served)
  }
  return listen(
    createServer({ pauseOnConnect: true }, (socket) => {
      waiting.push(socket)
      if (served === undefined) next()
    }),
  )
}
