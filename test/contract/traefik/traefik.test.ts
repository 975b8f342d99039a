/** What only the exported Traefik does: whatever it cannot build lets nobody in, and it keeps limits but one. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { editFile, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { believesProxyAlone } from '../backend.ts'
import { answers, expectClosed } from '../browser.ts'
import { limits } from '../limits.ts'
import { type Ground, makeGround, unreached } from '../proof.ts'
import { startBackend } from '../sample-backend.ts'
import { type Stand, standsOf } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = (await standsOf('traefik')) as [Stand]
const { title, missing } = stand
const DOOR = 'dynamic/door.yml'
/** What Traefik itself says of a reload. */
const words = stand.target.commands.reload as { readonly done: string; readonly failed: string }

/** What is done to a file of it, and what then becomes of the honest client. */
const broken: readonly (readonly [what: string, path: string, edits: Readonly<Record<string, string>>])[] = [
  ['a middleware that asks the door and cannot be built', DOOR, { '"(?i)': '"(?i)(' }],
  ['a middleware that asks nobody', DOOR, { '"client-certificate", "door"]': '"client-certificate", "gate"]' }],
  ['a middleware that does not show the certificate', DOOR, { '"pem": true': '"pem": false' }],
  ['a rule for those who are admitted that cannot be read', DOOR, { 'HeaderRegexp(`Client-Cert`': 'HeaderRegexp(' }],
  ['another secret in the answer', 'dynamic/secret.yml', { 'Header(`Door-Answer`, `': 'Header(`Door-Answer`, `0' }],
  ['no secret of the door', 'dynamic/door-secret.yml', { '"shows-the-secret"': '"other-secret"' }],
  ['no secret of the backend', 'dynamic/secret.yml', { '"backend-secret"': '"other-secret"' }],
  ['a file of the CA that is not there', DOOR, { 'tls/client-ca.pem': 'tls/no-ca.pem' }],
  ['a file of the CA that holds none', DOOR, { 'tls/client-ca.pem': 'door.json' }],
  ['no such group', DOOR, { '"CurveP256"': '"CurveP257"' }],
  ['no such cipher suite', DOOR, { TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256: 'TLS_NULL' }],
  ['a certificate of its own that is not there', DOOR, { 'tls/server-chain.pem': 'tls/no-chain.pem' }],
]

if (missing !== undefined) it(title, (context) => leaveOut(context, missing))
else {
  describe(title, () => {
    let ground: Ground
    beforeAll(async () => {
      ground = await makeGround(stand)
    })
    afterAll(async () => {
      await ground?.server.stop()
      stand.clear()
    })

    it.each(broken)('hands nobody to anything laxer when it takes up %s', async (_what, path, edits) => {
      const { server, statusOf, alice } = ground
      const whole = readFileSync(join(server.directory, path), 'utf8')
      editFile(server.directory, path, edits)
      const edited = readFileSync(join(server.directory, path), 'utf8')
      const until = (good: boolean) =>
        expect.poll(async () => (await statusOf({})) === 200, { timeout: 60_000, interval: 10 }).toBe(good)
      try {
        const since = server.output().length
        await server.reload(path, edited)
        await server.printed(words.done, since)
        await until(false)
        await unreached(server, async () => {
          for (const as of [alice, 'nobody'] as const) {
            for (const headers of [
              [],
              ['Host', 'evil.example'],
              ['Client-Cert', ':AAAA:', 'X-Client-Identity', '{}'],
            ]) {
              const status = await statusOf({ as, headers })
              expect(status === 'refused' || status >= 400, `${status}`).toBe(true)
            }
          }
        })
      } finally {
        await server.reload(path, whole)
        await until(true)
      }
    })

    it('keeps what it has where a file cannot be read, and where there is nothing new says so all the same', async () => {
      const { server, statusOf } = ground
      const whole = readFileSync(join(server.directory, DOOR), 'utf8')
      expect(await server.reload(DOOR, whole.slice(0, -9))).toContain(words.failed)
      expect(await statusOf({})).toBe(200)
      for (const _ of [1, 2]) {
        const said = await server.reload(DOOR, whole)
        expect(said).toContain(words.done)
        expect(said).not.toContain(words.failed)
      }
    })

    it('answers nothing that may be framed, whoever speaks: the backend, the door, or it by itself', async () => {
      for (const [what, status, knock] of answers(ground)) {
        const answer = await ground.answerTo(knock)
        expect(answer.status, what).toBe(status)
        expectClosed(what, answer, 'alone')
      }
      const lonely = await ground.start({ inputs: { upstream: 'http://127.0.0.1:1' } })
      const answer = await ground.answerTo({}, lonely)
      expect(answer.status).toBe(502)
      expectClosed('no backend', answer, 'alone')
      await lonely.stop()
    })

    it('shows the door the certificate of the handshake, whatever a client says of another', async () => {
      const { alice, bob, statusOf } = ground
      const shown = Buffer.from(alice.der).toString('base64')
      for (const name of [
        'X-Forwarded-Tls-Client-Cert',
        'X_Forwarded_Tls_Client_Cert',
        'x.forwarded.tls.client.cert',
      ]) {
        expect(await statusOf({ as: bob, path: '/admin', headers: [name, shown] }), name).toBe(403)
        const nominated = ['Connection', name, name, shown]
        expect(await statusOf({ as: bob, path: '/admin', headers: nominated }), name).toBe(403)
      }
      expect(await statusOf({ path: '/admin' })).toBe(200)
      for (const name of ['X-Forwarded-Method', 'X-Forwarded-Uri', 'X-Forwarded-Host', 'Door-Secret'])
        expect(await statusOf({ as: bob, path: '/admin', headers: [name, '/'] }), name).toBe(403)
    })

    it('passes no upgrade on', async () => {
      const { server, statusOf } = ground
      expect(await statusOf({ headers: ['Connection', 'Upgrade', 'Upgrade', 'websocket'] })).toBe(200)
      expect(server.seen?.at(-1)?.raw.map((word) => word.toLowerCase())).not.toContain('upgrade')
    })

    it('tells its backend neither the secret of the door nor the certificate in its own header, and no log of either', async () => {
      const { server, statusOf } = ground
      const secret = readFileSync(join(server.directory, 'backend/secret'), 'utf8').trim()
      const of = (file: string) => readFileSync(join(server.directory, file), 'utf8')
      // What listens in the place of its door learns no secret but that of the door.
      const doors = of('door-secret').trim()
      expect(of('dynamic/secret.yml').split(secret)).toHaveLength(2)
      expect(of('dynamic/door-secret.yml').split(doors)).toHaveLength(2)
      expect(`${of('dynamic/secret.yml')}${of('dynamic/door.yml')}`).not.toContain(doors)
      expect(of('dynamic/door-secret.yml')).not.toContain(secret)
      expect(await statusOf({ headers: ['Door-Secret', secret] })).toBe(200)
      const names = server.seen?.at(-1)?.raw.map((word) => word.toLowerCase()) ?? []
      expect(names).toContain('client-cert-secret')
      expect(names).not.toContain('door-secret')
      expect(names).not.toContain('door-answer')
      expect(names).not.toContain('x-forwarded-tls-client-cert')
      const answered = readFileSync(join(server.directory, 'answer-secret'), 'utf8').trim()
      expect(answered).toMatch(/^[0-9a-f]{64}$/)
      for (const one of [secret, answered]) expect(server.output()).not.toContain(one)
      expect(server.output()).not.toContain('PRIVATE KEY')
    })

    // What it lacks of the claim is to make room where strangers hold all places.
    describe('keeps the limits of its export', () => {
      const kept = limits.filter((one) => !one.title.includes('strangers'))
      it.each(kept.map((proof) => [proof.title, proof] as const))('%s', (_title, { prove }) => prove(ground))
    })

    it('has its backend believe nobody but it', async () => {
      const port = await systemNetwork.freePort('127.0.0.1')
      const exported = await stand.export(ground.pki, { inputs: { upstream: `http://127.0.0.1:${port}` } })
      const ignored = readFileSync(join(exported.directory, '.gitignore'), 'utf8')
      for (const path of ['backend/secret', 'dynamic/secret.yml']) {
        expect(statSync(join(exported.directory, path)).mode & 0o777, path).toBe(0o600)
        expect(ignored).toContain(`/${path}\n`)
      }
      const sample = await startBackend(exported.directory)
      const secret = readFileSync(join(exported.directory, 'backend/secret'), 'utf8').trim()
      await believesProxyAlone(port, ground.alice, secret)
      await sample.stop()
      exported.remove()
    })
  })
}
