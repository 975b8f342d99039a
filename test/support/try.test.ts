import { it } from 'vitest'
import { makeLivePki, exportFor } from './exported-server.ts'
import { shippedTargets } from './target-kit.ts'
import { writeFileSync, rmSync } from 'node:fs'
it('x', async () => {
  const target = (await shippedTargets()).find(({ name }) => name === 'caddy')!
  const pki = makeLivePki()
  rmSync('/tmp/caddytry/t', { recursive: true, force: true })
  const e = await exportFor(target, pki, { inputs: { upstream: 'http://127.0.0.1:9917', passHeaders: 'X-Real-IP' } }, '/tmp/caddytry/t')
  const a = pki.client('alice', 'admin')
  writeFileSync('/tmp/caddytry/t/a.pem', a.pem + a.key.secret.export({ type: 'pkcs8', format: 'pem' }))
  writeFileSync('/tmp/caddytry/t/ca.pem', pki.servers.pem)
  writeFileSync('/tmp/caddytry/t/port', String(e.port))
})
