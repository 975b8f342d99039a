/**
 * Asks the application behind a proxy for the page, past the proxy: without a certificate, and with the headers by which the proxy
 * vouches for a client (RFC 9440 §4). A session that the application gives to anybody is also resumed at the proxy.
 */
import { present } from '../../core/present.ts'
import { isAddress } from '../../policy/host.ts'
import type { AttackOf, Ground } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { formatListener, hostOf, type Listener } from '../listener.ts'
import { judgeResumedElsewhere } from '../resumed-elsewhere.ts'
import { visit } from '../side-door.ts'

/** Makes a session at the listener, and resumes it at the server: both may hold the same keys for tickets. */
async function crossOver(listener: Listener, { request, honest, forge }: Ground): Promise<readonly HttpAttempt[]> {
  const { address, host, path = honest.path, secure } = listener
  if (!secure) return []
  const strangers = await forge.strangers()
  return strangers.map(({ label, credential }) => ({
    label: `a session of ${formatListener(listener)}, ${label}`,
    sni: request.serverName,
    resumes: async () => ({
      at: address,
      sni: isAddress(host) ? 'none' : host,
      request: { ...honest, path, host: hostOf(listener, host) },
      ...present({ credential }),
    }),
    judge: judgeResumedElsewhere(formatListener(listener)),
  }))
}

/** What is only reached on the machine itself is no door for the network, but one for every program there. */
const onThisMachine: HttpAttempt['grade'] = {
  severity: 'medium',
  meaning:
    'Every program on the machine of the application reaches it past the proxy, and needs no certificate there, or can write into a header who it is.',
}

const isLoopback = (host: string): boolean => host === '::1' || host.startsWith('127.')

export const directBackend: AttackOf<'backend'> = {
  id: 'direct-backend',
  title: 'application behind the proxy',
  meaning: 'Who reaches the application past the proxy needs no certificate, or can write into a header who it is.',
  sound: 'It cannot be reached past the proxy, or demands of its caller a proof that only the proxy has.',
  group: 'identity',
  severity: 'critical',
  cwe: [288, 290],
  over: 'each-version',
  needs: 'backend',
  remedy:
    'let the application listen on loopback or a Unix socket only, or demand a certificate of the proxy there; share no ticket keys between the two',
  plan: async (ground, listeners) => {
    const attempts = await Promise.all(
      listeners.map(async (listener) => {
        const grade = isLoopback(listener.address.host) ? { grade: onThisMachine } : {}
        const made = [...(await visit(listener, ground)), ...(await crossOver(listener, ground))]
        return made.map((attempt) => ({ ...attempt, ...grade }))
      }),
    )
    return attempts.flat()
  },
}
