/** The run of the lab that `docs/probe.md` shows: it is of today's servers and tools. What a run means is tested in `lab.test.ts`. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { renderLabOf } from '../../scripts/docs/lab.ts'
import { isAsItShouldBe, type LabResults } from './results.ts'
import { labServers } from './servers.ts'
import { tools } from './tools/index.ts'

const kept = JSON.parse(readFileSync(new URL('results.json', import.meta.url), 'utf8')) as LabResults

it('is of all servers of the lab as they are today, and of every tool', () => {
  expect(kept.servers.map(({ name, kind, about }) => ({ name, kind, about }))).toEqual(
    labServers.map(({ name, kind, about }) => ({ name, kind, about })),
  )
  expect(kept.tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name))
  const text = renderLabOf(kept)
  for (const { about } of labServers) expect(text).toContain(`| ${about} |`)
  expect(text).not.toMatch(/undefined|\[object|NaN/)
})

it('has the fault of each twin found by our probe, and no finding of it at a sound server', () => {
  for (const server of kept.servers) expect(isAsItShouldBe(server), server.name).toBe(true)
})
