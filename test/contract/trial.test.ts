/** A target that is tried, with its real server: what it claims to show is what happened, and each line is run as it is told. */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { runCli } from '../../src/cli/run.ts'
import { type TryAnswer, type TryEvent, tryTarget } from '../../src/cli/trial.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { keepTerminal } from '../cli/terminal.ts'
import { realPorts } from '../support/home.ts'
import { listCertificates } from '../support/workflows.ts'

it('lets alice in, refuses everybody else, and refuses bob once he is revoked', async () => {
  const ports = realPorts()
  const terminal = keepTerminal()
  const status = await runCli(['try', 'node', '--json'], {
    version: '1.2.3',
    terminal,
    directory: '/',
    interruption: new AbortController().signal,
    ports: async () => ports,
    // Those of a user are not meant for a home that is made to try something.
    home: '/nonexistent/home',
    passphrase: 'another passphrase altogether',
  })
  const answer = JSON.parse(terminal.written()) as TryAnswer
  try {
    expect(status).toBe(0)
    for (const report of [answer.before, answer.after]) {
      const open = report.results.filter(({ verdict }) => verdict !== 'enforced')
      // The probe has a client of its own revoked as well, by the signal that the server of the trial goes by.
      expect(open.map(({ id, verdict }) => [id, verdict])).toEqual([])
      for (const id of ['connection-after-revocation', 'revocation-lag'])
        expect(report.results.map((one) => one.id)).toContain(id)
      expect(report.results.length).toBeGreaterThanOrEqual(28)
      expect(report.verdict).toBe('enforced')
      expect(report.results.map(({ id }) => id)).toContain('issued-twice')
    }
    expect(answer.revocation).toMatchObject({ name: 'bob', before: 'HTTP 200' })
    expect(answer.revocation.after).toMatch(/^no answer|^HTTP 4/)
    expect(answer.revocation.refusedAfterMs).toBeGreaterThanOrEqual(answer.revocation.publishedAfterMs)

    const secret = readFileSync(answer.passphraseFile, 'utf8').trim()
    expect(statSync(answer.passphraseFile).mode & 0o777).toBe(0o600)
    expect(terminal.written() + terminal.said.join()).not.toContain(secret)

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
}, 180_000)

it('runs the very words that it has told, and goes on with nothing where one is refused', async () => {
  const ports = realPorts()
  const told: TryEvent[] = []
  const ran: (readonly string[])[] = []
  const places = new Set<string>()
  const run = async (line: readonly string[], { home }: { readonly home: string }) => {
    places.add(home)
    ran.push(line)
    if (ran.length > 3) throw new CountersignError('store.busy', { path: home })
    return { status: 0, json: { authorities: [] }, text: () => [] } as const
  }
  await expect(
    tryTarget(
      { target: 'node', guideline: 'modern' },
      (event) => told.push(event),
      { run, watch: () => undefined },
      ports,
    ),
  ).rejects.toMatchObject({ code: 'store.busy' })
  expect(ran).toHaveLength(4)
  expect(told.map((event) => (event.kind === 'step' ? event.command : event))).toEqual(ran)
  for (const home of places) rmSync(dirname(home), { recursive: true })
})
