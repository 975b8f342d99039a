/** Renewing in the library: by name, by designation, and what ends soon. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { initHome, openHome, type PkiHome } from '../../src/index.ts'

const parent = mkdtempSync(join(tmpdir(), 'countersign-renew-'))
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

it('renews by name and by serial number, for the same key or a new one, and says what became of the last one', async () => {
  const { certificate } = await home.issue('client', 'alice', { claims: { role: 'admin' } })
  const { renewed } = await home.renew('alice')
  expect(renewed).toMatchObject([{ fate: 'keep', certificate: { pin: certificate.pin, claims: { role: 'admin' } } }])
  const { serial } = renewed[0]!.certificate
  const next = await home.renew([{ serial: serial! }], { key: 'new', claims: { role: 'viewer' } })
  expect(next).toMatchObject({
    renewed: [{ fate: 'revoke', certificate: { claims: { role: 'viewer' } } }],
    refused: [],
  })
  expect(next.renewed[0]?.certificate.pin).not.toBe(certificate.pin)
  expect((await home.renew({ expiring: '30d' })).renewed).toEqual([])
  await expect(home.renew({ expiring: 'soon' })).rejects.toMatchObject({ code: 'input.malformed' })
  await expect(home.renew('bob')).rejects.toMatchObject({ code: 'name.unknown' })
})

it('tells at a revocation which successor has the stolen key, and whether servers look it up', async () => {
  const { certificate } = await home.issue('client', 'job', { profile: 'client-short' })
  const { renewed } = await home.renew('job')
  const { sameKey, noRevAvail } = await home.revoke({ serial: `0x${certificate.serial}` }, 'keyCompromise')
  expect(sameKey).toMatchObject([{ serial: renewed[0]?.certificate.serial }])
  expect(noRevAvail?.serials).toEqual([certificate.serial])
})
