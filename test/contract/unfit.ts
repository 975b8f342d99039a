/** What every exported server must refuse to tell its application: names that no CA may certify, and claims that no `issue` would write. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ExportRequest } from '../../src/export/view.ts'
import { type LivePki, makeLivePki, type Started } from '../support/exported-server.ts'
import { claims, clientCases } from '../support/unfit-clients.ts'

/** Runs the contract at a server that `start` gives, whose page at `/` is for every client. */
export function fitClientsContract(start: (pki: LivePki, wish: Partial<ExportRequest>) => Promise<Started>): void {
  const pki = makeLivePki()
  let server: Started
  beforeAll(async () => {
    server = await start(pki, { claims })
  })
  afterAll(() => server?.stop())

  it('tells its application of no name that no CA may certify, and of no claim that no CA of ours writes (RFC 5280 §4.2.1.6)', async () => {
    const wrong: string[] = []
    for (const { what, extensions, fit } of clientCases) {
      const answer = await server.knock({ as: pki.client('odd', undefined, { extensions }) })
      const welcome = answer !== 'refused' && answer.status === 200
      if (welcome !== fit) wrong.push(`${what}: ${answer === 'refused' ? answer : `${answer.status} ${answer.body}`}`)
    }
    expect(wrong).toEqual([])
  })
}
