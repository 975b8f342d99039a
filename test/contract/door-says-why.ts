/** That a proxy passes on what its door says: why it refuses, with the status of the reason, and who is calling. What the door refuses is proven at the door. */
import { expect } from 'vitest'
import { parseAccess } from '../../src/policy/access.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { Knock } from '../support/exported-server.ts'
import { request } from '../support/target-kit.ts'
import { forClients, type Ground, unreached } from './proof.ts'

const rules = [
  { paths: ['/'], methods: ['GET', 'POST'], require: 'any-client' },
  { paths: ['/admin'], methods: ['GET'], require: { role: ['admin'] } },
]

/** The access rules of a ground at which it is shown. */
export const ruled = () => ({ access: parseAccess(JSON.stringify({ rules }), 'rules.json', request().claims) })

type Refused = readonly [knock: Knock, status: number, why: string]

/** Demands that reason and status come through, and that the connection ends; of some proxies there is more that is refused. */
export async function doorSaysWhy(
  { server, bob, own, answerTo }: Ground,
  more: readonly Refused[] = [],
): Promise<void> {
  const cases: readonly Refused[] = [
    [{ as: bob, path: '/admin' }, 403, 'this client may not do that'],
    [{ path: '/a//b' }, 400, 'the path can be read in two ways'],
    [{ method: 'POST' }, 403, `send the header "Origin: ${own}", or have this server exported with`],
    [{ method: 'POST', headers: ['Origin', 'https://evil.example'] }, 403, 'taken from this origin only'],
    ...more,
  ]
  await unreached(server, async () => {
    for (const [knock, status, why] of cases) {
      const answer = await answerTo(knock)
      expect([answer.status, answer.headers['connection']], why).toEqual([status, 'close'])
      expect(JSON.parse(answer.body).error).toContain(why)
    }
  })
}

/** Demands that a client of many names comes through: the question and the answer are larger than most. */
export async function tellsOfLargeCertificate({ odd, answerTo }: Ground): Promise<void> {
  const names = Array.from({ length: 100 }, (_, index) => `spiffe://acme.internal/${'a'.repeat(16)}/${index}`)
  const uris = encodeSubjectAlternativeName(names.map((value) => ({ kind: 'uri', value })))
  const { status, body } = await answerTo({ as: odd(forClients, uris) })
  expect([status, JSON.parse(body).uris]).toEqual([200, names])
}
