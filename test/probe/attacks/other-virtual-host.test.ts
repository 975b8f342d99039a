import { describe, expect, it } from 'vitest'
import { otherVirtualHost } from '../../../src/probe/attacks/other-virtual-host.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

const pki = makePki()

contractOf(otherVirtualHost)

describe('a page by way of another virtual server', async () => {
  const vhost = [{ name: 'other.localhost', path: '/' }]
  const attempts = await attemptsOf(otherVirtualHost, pki, { vhost })
  const theirs = pageOf(200, 'welcome to the other house')
  const judged = (more: object) => judgedBy(attempts[0], more)

  it('is ours, or theirs, or nobody knows whose', () => {
    expect(judged({ answer: treasure }).verdict).toBe('bypassed')
    expect(judged({ answer: treasure, beside: [theirs, undefined] }).verdict).toBe('bypassed')
    // A page that both have is ours all the same.
    expect(judged({ answer: treasure, beside: [treasure] }).verdict).toBe('bypassed')
    expect(judged({ answer: theirs, beside: [undefined, theirs] })).toEqual({
      verdict: 'enforced',
      how: 'the page of other.localhost',
    })
    expect(judged({ answer: theirs, beside: [pageOf(200, 'something'), undefined] }).verdict).toBe('inconclusive')
    expect(judged({ answer: theirs }).verdict).toBe('inconclusive')
    expect(judged({ answer: pageOf(421), beside: [pageOf(421)] })).toEqual({ verdict: 'enforced', how: 'HTTP 421' })
    expect(judged({ answer: pageOf(500), beside: [pageOf(500)] }).verdict).toBe('inconclusive')
    expect(judged({ end: 'timeout' }).verdict).toBe('inconclusive')
  })

  it('is asked for by a client of another CA as well, where one is given', async () => {
    const with_ = await attemptsOf(otherVirtualHost, pki, { vhost, sibling: pki.stranger })
    expect(with_.filter(({ credential }) => credential === pki.stranger)).toHaveLength(13)
    expect(attempts.filter(({ credential }) => credential === pki.stranger)).toHaveLength(0)
    expect(attempts).toHaveLength(26)
  })

  it('says its Host as it is said at that port', async () => {
    const hostAt = async (port: number) => {
      const planned = await attemptsOf(otherVirtualHost, pki, { vhost, address: { host: '127.0.0.1', port } })
      return planned.find(({ label }) => label.includes('Host with another port'))?.http?.request.host
    }
    expect(await hostAt(8443)).toBe('localhost')
    expect(await hostAt(443)).toBe('localhost:443')
  })
})
