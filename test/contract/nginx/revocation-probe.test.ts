/** A real nginx, told of a revocation in the middle of a probe: as exported, and with session tickets. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it, type TestContext } from 'vitest'
import { leaveOut } from '../../support/judges.ts'
import { NGINX } from '../../support/nginx.ts'
import { afterRevocation, lagsOf, type ReloadStand, resultOf, standServer } from '../../support/reload-kit.ts'

let stand: ReloadStand | undefined
afterEach(async () => {
  await stand?.end()
  stand = undefined
})

type Given = Parameters<typeof standServer>

async function start(context: TestContext, edits?: Given[1], added?: Given[2]): Promise<ReloadStand> {
  if (!existsSync(NGINX)) leaveOut(context, 'no nginx')
  stand = await standServer('nginx', edits, added)
  return stand
}

/** With a session cache that a reload does not forget, and the sessions of TLS 1.3 promised, too. */
const remembering = {
  'nginx.conf': {
    'ssl_session_cache off;': 'ssl_session_cache shared:remembered:1m;',
    'ssl_conf_command NumTickets 0;': '',
  },
}

/** With tickets under a key from a file, which a reload reads again. */
const ticketing = {
  'nginx.conf': {
    'ssl_session_tickets off;': 'ssl_session_ticket_key tls/ticket.key;',
    'ssl_session_cache off;': '',
    'ssl_conf_command NumTickets 0;': '',
  },
}

describe('an exported nginx that is told of a revocation in mid-probe', () => {
  it('refuses the client by a new handshake, a resumed session and on the connection that it had', async (context) => {
    const { crl, pid, probe } = await start(context)
    const report = await probe({ crlTo: crl, reload: `kill -HUP ${pid}` })
    for (const id of afterRevocation) expect(resultOf(report, id), id).toMatchObject({ verdict: 'enforced' })
    // Over both protocols and both versions of TLS; there is no session to resume.
    for (const id of ['connection-after-revocation', 'revocation-lag']) {
      const lags = lagsOf(resultOf(report, id))
      expect(lags).toHaveLength(4)
      expect(lags.every((lag) => lag >= 0 && lag < 60_000)).toBe(true)
    }
    expect(resultOf(report, 'resumption-after-revocation')).toMatchObject({
      how: 'the server offers no session to resume',
    })
    expect(resultOf(report, 'revoked')).toMatchObject({ verdict: 'not-tried' })
    expect(report.verdict).toBe('enforced')
  })

  it.for([
    ['a session cache', remembering],
    ['session tickets', ticketing],
  ] as const)('is caught with %s: the revoked client resumes its session', async ([, edits], context) => {
    // The name of a key, and the key.
    const { crl, pid, probe } = await start(context, edits, { 'tls/ticket.key': randomBytes(48) })
    const report = await probe({ crlTo: crl, reload: `kill -HUP ${pid}` })
    expect(report.results.filter(({ verdict }) => verdict === 'bypassed').map(({ id }) => id)).toEqual([
      'resumption-after-revocation',
    ])
    const { attempts } = resultOf(report, 'resumption-after-revocation')
    expect(new Set(attempts.flatMap(({ transport, verdict }) => (verdict === 'bypassed' ? [transport] : [])))).toEqual(
      new Set(['1.3', '1.2']),
    )
    for (const id of ['connection-after-revocation', 'revocation-lag']) {
      expect(resultOf(report, id)).toMatchObject({ verdict: 'enforced' })
    }
  })

  it('is caught where the command tells it nothing, and lets the client in anew', async (context) => {
    const { crl, probe } = await start(context)
    const report = await probe({ crlTo: crl, reload: 'true' })
    expect(resultOf(report, 'revocation-lag')).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringMatching(/still let in \d+\.\d s after the new CRL was in place/),
    })
    expect(resultOf(report, 'connection-after-revocation')).toMatchObject({ explainedBy: 'revocation-lag' })
  })

  it('is not called sound by a command that fails, whatever it does before', async (context) => {
    const { crl, pid, probe } = await start(context)
    const secret = randomBytes(4).toString('hex')
    const report = await probe({ crlTo: crl, reload: `kill -HUP ${pid}; echo no ${secret} >&2; exit 3` })
    for (const id of ['connection-after-revocation', 'revocation-lag']) {
      expect(resultOf(report, id)).toMatchObject({
        verdict: 'inconclusive',
        why: expect.stringContaining(`ended with status 3 (no ${secret})`),
      })
    }
    expect(report.verdict).toBe('inconclusive')
  })
})
