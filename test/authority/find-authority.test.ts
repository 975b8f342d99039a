/** Which authority of a home a word means. Signs nothing. */
import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findAuthority, openAuthority } from '../../src/authority/authority.ts'
import { type Home, openHome } from '../../src/authority/home.ts'
import { parseEntryName } from '../../src/core/brand.ts'
import type { Store } from '../../src/core/port/store.ts'
import { fixedClock, noon } from '../support/clock.ts'
import { makeHome, type TestHome } from '../support/home.ts'

const clients = parseEntryName('clients')
const neverAsked = () => Promise.reject(new Error('asked for a passphrase'))

let made: TestHome
let home: Home
let store: Store

beforeEach(async () => {
  made = await makeHome({ clock: fixedClock(noon) })
  home = await openHome(made.path, made.ports.files)
  store = made.ports.openStore(home.paths.record, home.path, 'refuse')
})

afterEach(async () => {
  await store.close()
  await made.remove()
})

describe('findAuthority', () => {
  it('refuses a certificate, a pin file or a key that was replaced', async () => {
    const { files, keys } = made.ports
    const paths = home.paths.authority(clients)
    const find = () => findAuthority(home, clients, store, files)
    const other = home.paths.authority(parseEntryName('servers'))

    const pin = readFileSync(paths.pin, 'utf8')
    writeFileSync(paths.pin, readFileSync(other.pin))
    await expect(find()).rejects.toMatchObject({ code: 'pin.mismatch', facts: { source: paths.pin } })
    writeFileSync(paths.pin, pin)

    const certificate = readFileSync(paths.certificate, 'utf8')
    writeFileSync(paths.certificate, readFileSync(other.certificate))
    await expect(find()).rejects.toMatchObject({ code: 'pin.mismatch' })
    writeFileSync(paths.certificate, certificate)

    await keys.save(keys.generate('ec-p256'), paths.key, 'unprotected')
    await expect(openAuthority(home, await find(), keys, files, neverAsked)).rejects.toMatchObject({
      code: 'pin.mismatch',
    })
  })
})
