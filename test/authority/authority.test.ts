import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { withCompressedPoint } from '../support/compressed-key.ts'
import { makeHome } from '../support/home.ts'

it('an authority signs with the key of its certificate in whichever form its point is written, and with no other (RFC 5480 §2.2)', async () => {
  const home = await makeHome()
  const { key } = home.authority('client')
  await writeFile(key, withCompressedPoint(await readFile(key, 'utf8')))
  await home.issue('client', 'alice')
  await writeFile(key, withCompressedPoint(await readFile(home.authority('server').key, 'utf8')))
  await expect(home.issue('client', 'bob')).rejects.toMatchObject({ code: 'pin.mismatch' })
  await home.remove()
})

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
