import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { protocols } from '../../../src/probe/protocol/index.ts'

const root = join(import.meta.dirname, '../../..')

/** What serves several protocols, or is their shape. */
const shared = ['hpack', 'http', 'http-judge', 'identity-headers', 'index', 'protocol']

it('lists every protocol of the folder, each with a test', async () => {
  const files = readdirSync(join(root, 'src/probe/protocol')).map((name) => name.replace(/\.ts$/, ''))
  const own = files.filter((name) => !shared.includes(name))
  const found = await Promise.all(own.map((name) => import(join(root, `src/probe/protocol/${name}.ts`))))
  const exported = found.flatMap((module) => Object.values(module).filter((one) => protocols.includes(one as never)))
  expect(exported).toHaveLength(own.length)
  expect(new Set(exported)).toEqual(new Set(protocols))
  const tests = readdirSync(join(root, 'test/probe/protocol'))
  for (const name of own) expect(tests).toContain(`${name}.test.ts`)
})

it('gives each a name of its own in ALPN and for people, and lets only the first go unspoken of', () => {
  expect(new Set(protocols.map(({ id }) => id)).size).toBe(protocols.length)
  expect(new Set(protocols.map(({ title }) => title)).size).toBe(protocols.length)
  expect(protocols.map(({ withoutAlpn }) => withoutAlpn)).toEqual([
    'spoken',
    ...protocols.slice(1).map(() => 'not-spoken'),
  ])
})
