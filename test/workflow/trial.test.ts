/** A thief keeps each key of a name that it got hold of; a home whose owner has kept them too can be proven against that. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseEntryName } from '../../src/core/brand.ts'
import { findRevokedNamesakes } from '../../src/workflow/credential.ts'
import { keepBesides } from '../../src/workflow/trial.ts'
import { parseCertificate } from '../../src/x509/certificate.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { withHome } from '../support/workflows.ts'

let home: TestHome
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.remove())

const found = () =>
  withHome(home.path, home.ports, async (opened) => {
    const namesakes = await findRevokedNamesakes(opened, parseEntryName('clients'), home.ports)
    const serials = namesakes?.credentials.map(({ chain }) => parseCertificate(chain[0]!).tbs.serial)
    return namesakes && { name: namesakes.name, serials }
  })

const issueTwice = async (kept: 'kept' | 'lost') => {
  const first = await home.issue('client', 'mallory')
  if (kept === 'kept') await keepBesides({ home: home.path }, 'mallory', home.ports)
  const second = await home.issue('client', 'mallory', { naming: 'again' })
  return [first, second].map(({ certificate }) => certificate.serial)
}

it('finds both credentials of a revoked name, the earlier one in a folder beside, the first issued first', async () => {
  const serials = await issueTwice('kept')
  await home.issue('client', 'bob')
  await home.revoke('bob')
  expect(await found(), 'not revoked').toBeUndefined()
  await home.revoke('mallory')
  expect(await found()).toEqual({ name: 'mallory', serials })
  await rm(join(home.path, 'issued', 'mallory', 'key.pem'))
  expect(await found(), 'without one of the keys').toBeUndefined()
})

it('finds none where the key of the earlier one is gone', async () => {
  await issueTwice('lost')
  await home.revoke('mallory')
  expect(await found()).toBeUndefined()
})
