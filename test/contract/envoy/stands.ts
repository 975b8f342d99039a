/** The exported Envoy: where it is, how tests bend it, and what the contract has to know of it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../../src/effects/clock.ts'
import { findProgram } from '../../support/judges.ts'
import { knownClients, lifeBefore } from '../sample-backend.ts'
import type { Limits, Particular, Stands } from '../stand.ts'

const CONFIGURATION = 'envoy.json'

/** How it spells the limits that it has. */
const settings = {
  handshakeSeconds: ['listener_filters_timeout', 'transport_socket_connect_timeout'],
  headersSeconds: ['request_headers_timeout'],
  connectionSeconds: ['max_connection_duration'],
} as const

function limit(directory: string, limits: Limits): void {
  const file = join(directory, CONFIGURATION)
  let text = readFileSync(file, 'utf8')
  for (const [name, spelt] of Object.entries(settings)) {
    const seconds = limits[name as keyof typeof settings]
    if (seconds === undefined) continue
    for (const one of spelt) {
      const pattern = new RegExp(`"${one}": "\\d+s"`)
      if (!pattern.test(text)) throw new Error(`${CONFIGURATION} sets no ${one}`)
      text = text.replace(pattern, `"${one}": "${seconds}s"`)
    }
  }
  writeFileSync(file, text)
}

/**
 * Waits until what it said of a reload is in force: it says so just before. A signal that it answers in one line is looked at by the
 * same thread, after that.
 */
const takenOver: NonNullable<Particular['takenOver']> = async (server) => {
  // The line has its time, and so is another each time. How much was printed says nothing: of what is long the beginning is dropped.
  const lastWord = (): string | undefined =>
    server
      .output()
      .split('\n')
      .findLast((line) => line.includes('caught SIGUSR1'))
  const before = lastWord()
  if ('signal' in server) server.signal('SIGUSR1')
  else process.kill(server.pid(), 'SIGUSR1')
  for (let word = before; word === undefined || word === before; word = lastWord()) await systemClock.sleep(10)
}

export const stands: Stands = () => [standOf('the exported envoy', { connected: 200, otherName: 'refused' })]

/** It, or what is made of it. */
export function standOf(title: string, manners: Particular['manners']): Particular {
  const program = findProgram('envoy')
  if (program === undefined) return { title, missing: 'no Envoy: npm run judges installs it' }
  return {
    title,
    program: () => program,
    manners: manners ?? {},
    wrap: knownClients,
    limit,
    takenOver,
    fixedClock:
      'libfaketime allocates memory before it is ready, and Envoy, whose allocator asks it, does not start then',
    life: lifeBefore(undefined, { program }),
  }
}
