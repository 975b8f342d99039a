import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { makeHome } from '../support/home.ts'
import { pointForms, withPoint } from '../support/point-forms.ts'

it.each(pointForms)(
  'an authority signs with the key of its certificate although its point is %s, and with no other (RFC 5480 §2.2, SEC 1 §2.3.3)',
  async (form) => {
    const home = await makeHome()
    const { key } = home.authority('client')
    await writeFile(key, withPoint(await readFile(key, 'utf8'), form))
    await home.issue('client', 'alice')
    await writeFile(key, withPoint(await readFile(home.authority('server').key, 'utf8'), form))
    await expect(home.issue('client', 'bob')).rejects.toMatchObject({ code: 'pin.mismatch' })
    await home.remove()
  },
)

it.each(['ed25519', 'rsa-3072'] as const)(
  'an authority with a key of %s certifies keys of another kind, time and again',
  async (keyType) => {
    const home = await makeHome({ keyType })
    await home.issue('client', 'alice')
    await home.issue('server', 'api.acme.internal')
    await home.issue('client', 'bob')
    await home.remove()
  },
)
