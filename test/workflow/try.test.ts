/** A target that is tried, with its real server: what it claims to show is what happened. */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type TryEvent, tryTarget } from '../../src/workflow/try.ts'
import { realPorts } from '../support/home.ts'
import { listCertificates } from '../support/workflows.ts'

it('lets alice in, refuses everybody else, and refuses bob once he is revoked', async () => {
  const ports = realPorts()
  const events: TryEvent[] = []
  const answer = await tryTarget({ target: 'node', tell: (event) => events.push(event), watch: () => undefined }, ports)
  try {
    for (const report of [answer.before, answer.after]) {
      expect(report.results.filter(({ verdict }) => verdict !== 'enforced')).toEqual([])
      expect(report.results.length).toBeGreaterThanOrEqual(28)
      expect(report.verdict).toBe('enforced')
    }
    expect(answer.revocation).toMatchObject({ name: 'bob', before: 'HTTP 200' })
    expect(answer.revocation.after).toMatch(/^no answer|^HTTP 4/)
    expect(answer.revocation.refusedAfterMs).toBeGreaterThanOrEqual(answer.revocation.publishedAfterMs)
    expect(events.filter(({ kind }) => kind === 'report')).toHaveLength(2)

    const secret = readFileSync(answer.passphraseFile, 'utf8').trim()
    expect(statSync(answer.passphraseFile).mode & 0o777).toBe(0o600)
    expect(JSON.stringify([answer, events])).not.toContain(secret)

    const { certificates } = await listCertificates({ home: answer.home, minted: 'included', limit: 100 }, ports)
    const minted = certificates.filter(({ name }) => name === 'countersign-probe')
    expect(minted.length).toBeGreaterThan(0)
    // Nothing that was minted is good beyond ten minutes, or still to come.
    const soon = Date.now() + 601_000
    expect(minted.filter(({ state, notAfter }) => state === 'issued' && Date.parse(notAfter) > soon)).toEqual([])
  } finally {
    rmSync(answer.directory, { recursive: true })
  }
  expect(existsSync(answer.directory)).toBe(false)
}, 60_000)
