/** Proving from a home that a revocation arrives at a server: what is asked for, what is put where, and what is refused before the first attack. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { afterRevocation, type ReloadStand, resultOf, standServer } from '../support/reload-kit.ts'

let stand: ReloadStand
beforeAll(async () => {
  stand = await standServer('node')
})
afterAll(() => stand.end())

describe('proveServer, with a command by which the server takes up a new CRL', () => {
  it('revokes a client of its own, and sees it refused in each way', async () => {
    const before = readFileSync(stand.crl, 'utf8')
    const report = await stand.probe({ crlTo: stand.crl, reload: `kill -HUP ${stand.pid}` })
    for (const id of afterRevocation) expect(resultOf(report, id), id).toMatchObject({ verdict: 'enforced' })
    expect(report.verdict).toBe('enforced')
    expect(readFileSync(stand.crl, 'utf8')).not.toBe(before)
  })

  it('counts a client that is refused only because nobody is answered any more for nothing', async () => {
    const other = await standServer('node')
    try {
      const report = await other.probe({ crlTo: other.crl, reload: `kill -TERM ${other.pid}` })
      for (const id of ['connection-after-revocation', 'revocation-lag']) {
        expect(resultOf(report, id), id).toMatchObject({ verdict: 'inconclusive' })
      }
      expect(report.verdict).toBe('inconclusive')
    } finally {
      await other.end()
    }
  })

  it('replaces no file but a CRL of the same authority, and looks before the first attack', async () => {
    const strange = `${stand.crl}.strange`
    writeFileSync(strange, 'my notes')
    const wish = { crlTo: strange, reload: 'false' }
    await expect(stand.probe(wish)).rejects.toMatchObject({ code: 'file.malformed' })
    expect(readFileSync(strange, 'utf8')).toBe('my notes')
    expect(existsSync(`${stand.crl}.new`)).toBe(false)
  })

  it('signs nothing where nothing may be signed', async () => {
    await expect(stand.probe({ mint: 'refused', reload: 'true' })).rejects.toMatchObject({ code: 'usage.wrong' })
  })
})
