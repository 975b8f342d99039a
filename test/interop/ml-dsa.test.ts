/** ML-DSA keys before a stranger who knows them: OpenSSL 3.5 judges certificates, CRLs, keys and requests (RFC 9881). */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { keyTypes, settledKeyTypes } from '../../src/core/key.ts'
import type { Usage } from '../../src/core/record.ts'
import { makeHome, passphrase, type TestHome } from '../support/home.ts'
import { summon } from '../support/judges.ts'
import { profilesFor } from './kinds.ts'

const purposes = { client: 'sslclient', server: 'sslserver' } as const

describe.for(keyTypes.filter((type) => !settledKeyTypes.includes(type)))(
  'OpenSSL 3.5 and keys of type %s',
  (keyType) => {
    let home: TestHome
    const files = new Map<string, { readonly certificate: string; readonly key: string }>()
    beforeAll(async () => {
      home = await makeHome({ keyType, profiles: profilesFor(keyType) })
      for (const [usage, name] of [
        ['client', 'alice'],
        ['client', 'mallory'],
        ['server', 'api.acme.internal'],
      ] as const) {
        files.set(name, (await home.issue(usage, name, { keyType })).files)
      }
      await home.revoke('mallory')
    })
    afterAll(() => home.remove())

    const of = (name: string) => files.get(name) ?? expect.unreachable()
    async function verify(context: TestContext, name: string, usage: Usage, by: Usage = usage): Promise<boolean> {
      const { certificate: anchor, crl } = home.authority(by)
      const { status } = await summon(context, 'openssl35')(
        ...['verify', '-x509_strict', '-no-CApath', '-no-CAstore', '-CAfile', anchor, '-crl_check', '-CRLfile', crl],
        ...['-purpose', purposes[usage], of(name).certificate],
      )
      return status === 0
    }

    it('accepts who is good for its purpose, and nobody for another, under another authority, or revoked', async (context) => {
      expect(await verify(context, 'alice', 'client')).toBe(true)
      expect(await verify(context, 'api.acme.internal', 'server')).toBe(true)
      expect(await verify(context, 'api.acme.internal', 'client', 'server')).toBe(false)
      expect(await verify(context, 'alice', 'client', 'server')).toBe(false)
      expect(await verify(context, 'mallory', 'client')).toBe(false)
    })

    it('reads key, key usage and signature as they were meant (RFC 9881 §2 to §5)', async (context) => {
      const openssl = summon(context, 'openssl35')
      const { stdout } = await openssl('x509', '-in', of('alice').certificate, '-noout', '-text')
      const title = keyType.toUpperCase()
      expect(stdout.match(/Signature Algorithm: .*/g)).toEqual(
        [title, title].map((one) => `Signature Algorithm: ${one}`),
      )
      expect(stdout).toContain(`Public Key Algorithm: ${title}\n`)
      expect(stdout).toMatch(/X509v3 Key Usage: critical\n\s+Digital Signature\n/)
    })

    it('finds the key to be that of the certificate', async (context) => {
      const openssl = summon(context, 'openssl35')
      const [own, certified, other] = await Promise.all([
        openssl('pkey', '-in', of('alice').key, '-pubout'),
        openssl('x509', '-in', of('alice').certificate, '-noout', '-pubkey'),
        openssl('pkey', '-in', of('mallory').key, '-pubout'),
      ])
      expect(own.status).toBe(0)
      expect(own.stdout).toBe(certified.stdout)
      expect(own.stdout).not.toBe(other.stdout)
    })

    it("opens the authority's key with its passphrase alone", async (context) => {
      const openssl = summon(context, 'openssl35')
      const locked = await makeHome({ keyType, protection: 'passphrase' })
      const { key } = locked.authority('client')
      const open = async (word: string) =>
        (await openssl('pkey', '-in', key, '-noout', '-passin', `pass:${word}`)).status
      expect(await open(passphrase)).toBe(0)
      expect(await open('wrong horse')).not.toBe(0)
      await locked.remove()
    })

    it('makes a request that is issued for, and one whose signature is of another key that is not', async (context) => {
      const openssl = summon(context, 'openssl35')
      const [key, request] = [join(home.path, 'device.pem'), join(home.path, 'device.csr')]
      await openssl('genpkey', '-algorithm', keyType.toUpperCase(), '-out', key)
      const made = await openssl(
        ...['req', '-new', '-key', key, '-subj', '/CN=device', '-out', request, '-outform', 'DER'],
      )
      expect(made.status).toBe(0)
      const content = await readFile(request)
      const issue = (name: string, asked: Buffer) =>
        home.issue('client', name, { subjectAltNames: [], request: { content: asked, source: 'device.csr' } })
      const { files: issued } = await issue('device', content)
      const { stdout: own } = await openssl('pkey', '-in', key, '-pubout')
      expect((await openssl('x509', '-in', issued.certificate, '-noout', '-pubkey')).stdout).toBe(own)
      const forged = Buffer.from(content)
      forged[forged.length - 100] = forged.at(-100)! ^ 1
      await expect(issue('forged', forged)).rejects.toMatchObject({ code: expect.stringMatching(/^request\./) })
    })
  },
)
