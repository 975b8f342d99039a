import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProbeRequest } from '../../../src/probe/attack.ts'
import { attacks } from '../../../src/probe/attacks/index.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { encodeReport } from '../../../src/probe/report/json.ts'
import type { Report } from '../../../src/probe/report/report.ts'
import { isWhole } from '../../support/sweep.ts'
import { hurriedPorts, makePki, probeOf, startSound, type Twin } from '../../support/twins.ts'
import { noCertificate } from '../../twins/no-certificate.ts'

const schema = JSON.parse(readFileSync('pki/schemas/answers/probe.schema.json', 'utf8'))
const ajv = new Ajv2020({ allErrors: true, strictRequired: false })
const validate = ajv.compile(schema)

const pki = makePki()
/** All attacks; some in the quick suite. */
const few = ['no-certificate', 'expired', 'revoked', 'framing', 'foreign-origin', 'downgrade', 'issued-twice']
const chosen = isWhole ? attacks : attacks.filter(({ id }) => few.includes(id))
const probe = (request: ProbeRequest): Promise<Report> => runProbe(request, hurriedPorts, chosen)
const twins: Twin[] = []
const reports: Record<string, Report> = {}

beforeAll(async () => {
  const [sound, broken] = await Promise.all([startSound(pki), noCertificate.start(pki)])
  twins.push(sound, broken)
  const { mint: _, unsafePath: __, revoked: ___, ...bare } = probeOf(pki, sound.port)
  const dead = await hurriedPorts.network.freePort('127.0.0.1')
  Object.assign(reports, {
    sound: await probe(probeOf(pki, sound.port)),
    broken: await probe(probeOf(pki, broken.port)),
    bare: await probe(bare),
    accepted: await probe(probeOf(pki, broken.port, { acceptances: new Map([['no-certificate', 'a public page']]) })),
    dead: await probe(probeOf(pki, dead)),
  })
})
afterAll(() => Promise.all(twins.map((twin) => twin.close())))

describe('encodeReport', () => {
  it.each(['sound', 'broken', 'bare', 'accepted', 'dead'])('fits its schema: %s', (name) => {
    const answer: unknown = JSON.parse(JSON.stringify(encodeReport(reports[name]!)))
    validate(answer)
    expect(validate.errors ?? []).toEqual([])
  })

  it('is refused by its schema with a verdict that lacks its reason, or has another', () => {
    const answer = encodeReport(reports['sound']!)
    const [first, ...rest] = answer.results
    const { how: _, ...silent } = first as { how?: string }
    for (const wrong of [
      silent,
      { ...first, why: 'perhaps' },
      { ...first, verdict: 'passed' },
      { ...first, more: 1 },
    ]) {
      expect(validate({ ...answer, results: [wrong, ...rest] })).toBe(false)
    }
  })

  it('writes times and weaknesses as the world does', () => {
    const answer = encodeReport(reports['sound']!)
    expect(answer.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(Number.isInteger(answer.elapsedMs)).toBe(true)
    expect(answer.results.find(({ id }) => id === 'no-certificate')?.cwe).toEqual(['CWE-295', 'CWE-306'])
  })
})
