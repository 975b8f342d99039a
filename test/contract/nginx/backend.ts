/** The sample backend and what it reads clients with: told who is calling by the proxy, and by nobody else. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Running } from '../../../src/core/port/processes.ts'
import { systemNetwork } from '../../../src/effects/network.ts'
import { fingerprintOf } from '../../support/exported-server.ts'
import { believesProxyAlone } from '../backend.ts'
import { startBackend } from '../sample-backend.ts'
import type { Standing } from '../stand.ts'
import type { Grounds } from './nginx.test.ts'

export function testBackend(grounds: Grounds): void {
  let sample: Running
  let behind: Standing
  let port: number
  beforeAll(async () => {
    const { stand, pki } = grounds()
    port = await systemNetwork.freePort('127.0.0.1')
    const exported = await stand.export(pki, { inputs: { upstream: `http://127.0.0.1:${port}` } })
    sample = await startBackend(exported.directory)
    behind = await stand.launch(exported, pki)
  })
  afterAll(async () => {
    await behind?.stop()
    await sample?.stop()
  })

  it('is told who is calling, and what they claim', async () => {
    const { alice, answerTo } = grounds()
    expect(JSON.parse((await answerTo({}, behind)).body)).toEqual({
      uris: ['spiffe://acme.internal/alice'],
      dns: [],
      emails: [],
      serial: alice.certificate.tbs.serial,
      claims: { role: 'admin' },
      fingerprint: fingerprintOf(alice),
    })
  })

  it('believes nobody but the proxy', async () => {
    const text = readFileSync(join(behind.directory, 'backend/secret.conf'), 'utf8')
    const secret = /Secret ([0-9a-f]{64});/.exec(text)?.[1] ?? ''
    await believesProxyAlone(port, grounds().alice, secret)
  })

  it('shares a secret that is nobody else’s, and that later exports leave alone', async () => {
    expect(statSync(join(behind.directory, 'backend/secret.conf')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(behind.directory, '.gitignore'), 'utf8')).toContain('/backend/secret.conf\n')
  })
}
