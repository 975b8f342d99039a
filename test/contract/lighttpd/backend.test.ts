/** The sample backend of the exported lighttpd: it believes that proxy, by a secret that is nobody else's. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { makeLivePki } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { believesProxyAlone } from '../backend.ts'
import { startBackend } from '../sample-backend.ts'
import { standsOf } from '../stand.ts'

const [stand] = await standsOf('lighttpd')

it('a backend behind lighttpd believes nobody but it', async (context) => {
  if (stand === undefined || stand.missing !== undefined) return leaveOut(context, stand?.missing ?? 'no lighttpd')
  const pki = makeLivePki()
  const port = await systemNetwork.freePort('127.0.0.1')
  const exported = await stand.export(pki, { inputs: { upstream: `http://127.0.0.1:${port}` } })
  const file = join(exported.directory, 'backend/secret.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(exported.directory, '.gitignore'), 'utf8')).toContain('/backend/secret.json\n')
  const sample = await startBackend(exported.directory)
  const [secret = ''] = /[0-9a-f]{64}/.exec(readFileSync(file, 'utf8')) ?? []
  await believesProxyAlone(port, pki.client('alice'), secret)
  await sample.stop()
  exported.remove()
  stand.clear()
})
