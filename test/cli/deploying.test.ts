/** What `revoke --deploy` tells of servers: the exit status, the table and the warnings. */
import { describe, expect, it } from 'vitest'
import { deployedTable, deployWish, tellDeployed } from '../../src/cli/deploying.ts'
import { styleFor } from '../../src/cli/text.ts'
import type { Deployed, WayOutcome } from '../../src/workflow/finish-line.ts'

const plain = styleFor({ colour: false })

const way = (way: WayOutcome['way'], state: WayOutcome['state'], lagMs?: number): WayOutcome => ({
  way,
  state,
  says: `seen at ${way}`,
  ...(lagMs === undefined ? {} : { lagMs }),
})
const one = (name: string, state: Deployed['state'], more: Partial<Deployed> = {}): Deployed => ({
  name,
  to: `ssh:web1:/tls/${name}.pem`,
  state,
  ways: [],
  ...more,
})
const refused = one('good', 'refused', {
  crl: 4,
  ways: [
    way('new-handshake', 'refused', 1234),
    way('resumed-session', 'refused'),
    way('kept-connection', 'refused', 60),
  ],
})
const open = one('open', 'let-in', {
  crl: 4,
  ways: [way('new-handshake', 'let-in'), way('kept-connection', 'unknown')],
})
const lost = one('lost', 'unknown', { why: 'ssh web1 failed: it ended with status 255' })

describe('a revocation that was brought to servers', () => {
  it.each([
    ['each refuses', [refused], 0],
    ['one still lets the client in', [refused, open], 1],
    ['one still lets the client in, and of another nothing is known', [lost, open, refused], 1],
    ['of one nothing is known', [refused, lost], 4],
    ['none is known', [], 4],
    ['nothing was done yet', [one('later', 'planned')], 0],
  ] as const)('ends well only where all refuse: %s', (_, all, status) => {
    expect(tellDeployed(all).status).toBe(status)
  })

  it('is told of each server that does not refuse, and why', () => {
    expect(tellDeployed([refused, open, lost]).warnings).toEqual([
      'open still lets a revoked client in (new handshake: seen at new-handshake)',
      'it is not known whether lost refuses the revoked client; ssh web1 failed: it ended with status 255',
    ])
    expect(tellDeployed([refused]).warnings).toEqual([])
  })

  it('is drawn with the lag of each way, a row for each server', () => {
    const [head = '', ...rows] = deployedTable([refused, open, lost], plain)
    expect(head.split(/ {2,}/)).toEqual([
      'DEPLOYMENT',
      'STATE',
      'NEW HANDSHAKE',
      'RESUMED SESSION',
      'KEPT CONNECTION',
      'CRL',
      'TO',
    ])
    expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
      ['good', 'refused', '1.2 s', 'none', '0.1 s', '4', 'ssh:web1:/tls/good.pem'],
      ['open', 'STILL LET IN', 'never', '-', '?', '4', 'ssh:web1:/tls/open.pem'],
      ['lost', 'not known', '-', '-', '-', '-', 'ssh:web1:/tls/lost.pem'],
    ])
  })

  it('is wished for by its own option, and by none that only says how', () => {
    expect(deployWish({ deploy: false, iOperateThisServer: false })).toBeUndefined()
    expect(deployWish({ deploy: true, iOperateThisServer: true, deployWithin: 5 })).toEqual({
      operator: 'stated',
      withinSeconds: 5,
    })
    for (const said of [{ deployWithin: 5, iOperateThisServer: false }, { iOperateThisServer: true }]) {
      expect(() => deployWish({ deploy: false, ...said })).toThrow(expect.objectContaining({ code: 'usage.wrong' }))
    }
  })
})
