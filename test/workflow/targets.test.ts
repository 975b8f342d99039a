import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { claimNames } from '../../src/export/manifest.ts'
import { listClaims, listTargets } from '../../src/workflow/targets.ts'
import { realPorts } from '../support/home.ts'

const ports = realPorts()

it('lists every target with what it cannot do', async () => {
  const { targets } = await listTargets(ports)
  const folders = readdirSync('templates').filter((name) => existsSync(join('templates', name, 'target.json')))
  expect(targets.map(({ name }) => name)).toEqual(folders.sort())
  for (const { cannot } of targets) expect(cannot.length).toBeGreaterThan(0)
})

it('says of every claim what it says', async () => {
  const claims = await listClaims(ports)
  expect(claims.map(({ name }) => name)).toEqual(claimNames)
  const schema = readFileSync('pki/schemas/target.schema.json', 'utf8')
  for (const { title, says } of claims) for (const text of [title, says]) expect(schema).toContain(text)
})
