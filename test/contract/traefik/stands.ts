/** The exported Traefik and the door beside it: where Traefik is, and what the contract has to know of the two. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { systemClock } from '../../../src/effects/clock.ts'
import { systemNetwork } from '../../../src/effects/network.ts'
import { editFile } from '../../support/exported-server.ts'
import { findProgram } from '../../support/judges.ts'
import { readingRunner } from '../../support/runner.ts'
import { knownClients, lifeBefore } from '../sample-backend.ts'
import type { Limits, Stands } from '../stand.ts'

/** How it spells the limits that it has; the handshake and the head of a request have the time that all of the request has. */
function limit(directory: string, { connectionSeconds = 600 }: Limits): void {
  editFile(directory, 'traefik.yml', { '"keepAliveMaxTime": "600s"': `"keepAliveMaxTime": "${connectionSeconds}s"` })
}

/** The certificate that a server shows; undefined where it shows none. A client without one gets as far in TLS 1.3, and no further. */
const shownAt = (port: number, serverName: string): Promise<X509Certificate | undefined> =>
  new Promise((resolve) => {
    const asking = {
      host: '127.0.0.1',
      port,
      servername: serverName,
      minVersion: 'TLSv1.3',
      rejectUnauthorized: false,
    } as const
    const socket = connect(asking, () => {
      resolve(socket.getPeerX509Certificate())
      socket.destroy()
    })
    socket.on('error', () => resolve(undefined))
    socket.on('close', () => resolve(undefined))
  })

/**
 * Its last word comes before its routers are put in force, at the start and at a reload: until then it shows a certificate of its own
 * making, none, or the one before.
 */
async function serves(directory: string, port: number, serverName: string): Promise<void> {
  const own = new X509Certificate(readFileSync(join(directory, 'tls/server-chain.pem')))
  const started = systemClock.elapsedMs()
  for (let shown = await shownAt(port, serverName); ; shown = await shownAt(port, serverName)) {
    if (shown?.fingerprint256 === own.fingerprint256) return
    if (systemClock.elapsedMs() - started > 60_000)
      throw new Error(`Traefik does not put the configuration in force; it shows ${shown?.subject}`)
    await systemClock.sleep(10)
  }
}

export const stands: Stands = () => {
  const title = 'the exported Traefik'
  const program = findProgram('traefik')
  if (program === undefined) return [{ title, missing: 'no Traefik: npm run judges installs it' }]
  const runner = readingRunner()
  return [
    {
      title,
      program: () => program,
      runner,
      manners: {
        ...{ revoked: 403, crlEnded: 503, unreadable: 'refused', otherName: 'refused', withoutHost: 421 },
        ...{ absoluteTarget: 200, passes: 'X-User-ID', hangsUp: false, escapes: 'normalised', notStarted: '' },
        asterisk: 'by itself',
      },
      fixedClock: 'programs in Go ask the kernel for the time, and not the library that would be moved',
      limit,
      serves,
      wrap: knownClients,
      life: async () => {
        const door = await systemNetwork.freePort('127.0.0.1')
        return lifeBefore(runner, { program, door: `127.0.0.1:${door}` })()
      },
    },
  ]
}
