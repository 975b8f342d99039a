/** Requests (PKCS#10) in the library: PEM or DER, typed answers, and no key. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { initHome, openHome, type PkiHome } from '../../src/index.ts'
import { makeRequest, requestPem } from '../support/request-kit.ts'

const parent = mkdtempSync(join(tmpdir(), 'countersign-request-'))
let home: PkiHome
beforeAll(async () => {
  const path = join(parent, 'pki')
  await initHome(path, { organisation: 'Acme', trustDomain: 'acme.internal', passphrase: 'insecure-none' })
  home = openHome(path)
})
afterAll(async () => {
  await home.close()
  rmSync(parent, { recursive: true })
})

it.each([
  ['PEM', requestPem],
  ['DER', (der: Uint8Array) => der],
])('issues for a request in %s', async (form, write) => {
  const names = [{ kind: 'dns' as const, value: `device-${form.toLowerCase()}.acme.internal` }]
  const request = write(makeRequest({ names, subject: [{ type: 'commonName', value: 'd7' }] }))
  const issued = await home.issue('client', `device-${form.toLowerCase()}`, {
    request,
    claims: { role: 'admin' },
    emails: ['d7@acme.example'],
  })
  expect(issued.request).toMatchObject({
    subject: 'CN=d7',
    taken: [`DNS:device-${form.toLowerCase()}.acme.internal`],
    added: [expect.stringContaining('URI:spiffe'), 'email:d7@acme.example', 'role = admin'],
    unmet: [{ asked: 'the subject CN=d7' }],
  })
  expect(Object.keys(issued.files)).toEqual(['directory', 'certificate', 'chain'])
  expect(readdirSync(issued.files.directory)).toEqual(['certificate.pem', 'chain.pem'])
})

it('refuses what is no request, and names it', async () => {
  await expect(home.issue('client', 'device', { request: 'hello' })).rejects.toMatchObject({
    code: 'request.malformed',
    facts: { source: 'the request' },
  })
})
