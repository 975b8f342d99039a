/** Commands killed at any moment, by SIGKILL: what is left is whole, and the next command carries on. */
import { spawn } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { homeStatus, listCertificates } from '../../src/workflow/inspect.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { makeHome } from '../support/home.ts'

const program = resolve(import.meta.dirname, '../../src/main.ts')

it('leaves no half-made credential and no broken record, whenever an issue is killed', async () => {
  const home = await makeHome()
  const issueAndKill = (name: string, afterMs: number): Promise<number | null> =>
    new Promise((settle) => {
      const argv = [program, 'issue', 'client', name, '--uri', `spiffe://acme.internal/${name}`, '--home', home.path]
      const child = spawn(process.execPath, argv, { stdio: 'ignore' })
      const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
      child.once('exit', (status) => {
        clearTimeout(timer)
        settle(status)
      })
    })
  const whole = performance.now()
  expect(await issueAndKill('first', 20_000)).toBe(0)
  const tookMs = performance.now() - whole
  const steps = 12
  for (let n = 0; n < steps; n++) await issueAndKill(`name-${n}`, tookMs * (0.5 + (0.6 * n) / steps))
  await home.issue('client', 'last')

  const issued = readdirSync(join(home.path, 'issued')).filter((name) => !name.startsWith('.'))
  for (const name of issued) {
    const read = (file: string) => readFileSync(join(home.path, 'issued', name, file), 'utf8')
    const spki = createPublicKey(read('key.pem')).export({ type: 'spki', format: 'der' })
    expect(Buffer.compare(spki, parseCertificatePem(read('certificate.pem')).tbs.spki)).toBe(0)
    expect(read('chain.pem')).toBe(read('certificate.pem'))
  }
  const { certificates } = await listCertificates({ home: home.path, limit: 100 }, home.ports)
  const recorded = certificates.filter(({ state }) => state === 'issued').map(({ name }) => name)
  expect(recorded.sort()).toEqual(issued.sort())
  expect((await homeStatus({ home: home.path }, home.ports)).events.chain).toBe('intact')
  await home.remove()
}, 90_000)
