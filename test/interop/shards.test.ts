/** Shards of a CRL, as strangers see them: what they name, and for whom they speak. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { type Shard, shardFor, shardName, shardsOf } from '../../src/policy/shard.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { summon } from '../support/judges.ts'
import { consult, verifiers } from './question.ts'

const division = 2
const names = ['good', 'revoked'] as const

describe('a shard of a CRL', () => {
  let home: TestHome
  let bare: TestHome
  /** A good client and a revoked one of each shard. */
  const clients = new Map<string, { readonly certificate: string; readonly serial: string }>()

  const fileOf = (shard: Shard, form: 'crl' | 'pem' = 'pem') =>
    join(home.path, 'authorities/clients/shards', `${shardName(shard)}.${form}`)

  beforeAll(async () => {
    home = await makeHome({ crlUrl: 'http://crl.acme.internal/{authority}.crl', crlShards: division })
    for (let n = 0; clients.size < names.length * division; n += 1) {
      const { files } = await home.issue('client', `client-${n}`)
      const { serial } = parseCertificatePem(await home.read(files.certificate)).tbs
      const { number } = shardFor(serial, division)
      const free = names.find((name) => !clients.has(`${name} ${number}`))
      if (free === undefined) continue
      clients.set(`${free} ${number}`, { certificate: files.certificate, serial })
      if (free === 'revoked') await home.revoke(`client-${n}`)
    }
    for (const shard of shardsOf(division))
      await writeFile(fileOf(shard), encodeCrlPem(await readFile(fileOf(shard, 'crl'))))
    bare = await makeHome()
  })
  afterAll(() => Promise.all([home.remove(), bare.remove()]))

  const other = ({ number, of }: Shard): Shard => ({ number: 3 - number, of })
  const ask = (context: TestContext, who: string, crl: string) =>
    verifiers['OpenSSL']!(context, {
      anchor: home.authority('client').certificate,
      certificate: clients.get(who)!.certificate,
      usage: 'client',
      crl,
    })

  describe.for(shardsOf(division))('$number of $of', (shard) => {
    it('judges in OpenSSL the certificates that point to it, and no others (RFC 5280 §6.3.3 (b))', async (context) => {
      expect(await ask(context, `good ${shard.number}`, fileOf(shard))).toMatchObject({ accepted: true })
      const revoked = await ask(context, `revoked ${shard.number}`, fileOf(shard))
      expect(revoked).toMatchObject({ accepted: false, said: expect.stringContaining('certificate revoked') })
      for (const name of names) {
        const wrong = await ask(context, `${name} ${shard.number}`, fileOf(other(shard)))
        expect(wrong).toMatchObject({ accepted: false, said: expect.stringContaining('error 44') })
      }
    })

    it('is found by OpenSSL among all of them, and is not needed where the complete CRL is at hand', async (context) => {
      const all = join(home.path, 'all.pem')
      await writeFile(all, (await Promise.all(shardsOf(division).map((one) => home.read(fileOf(one))))).join(''))
      for (const crl of [all, home.authority('client').crl]) {
        expect(await ask(context, `good ${shard.number}`, crl)).toMatchObject({ accepted: true })
        const revoked = await ask(context, `revoked ${shard.number}`, crl)
        expect(revoked).toMatchObject({ accepted: false, said: expect.stringContaining('certificate revoked') })
      }
    })

    it('reads in Go with its own serial numbers, and the number of the complete CRL', async (context) => {
      const { certificate: anchor, crl } = home.authority('client')
      const whole = await consult(context, 'crl', '-anchor', anchor, '-crl', crl)
      const { accepted, facts } = await consult(context, 'crl', '-anchor', anchor, '-crl', fileOf(shard))
      const { serial } = clients.get(`revoked ${shard.number}`)!
      expect({ accepted, facts }).toMatchObject({ accepted: true, facts: { entries: [{ serial }] } })
      expect(facts?.['number']).toBe(whole.facts?.['number'])
      const foreign = bare.authority('client').certificate
      const refused = await consult(context, 'crl', '-anchor', foreign, '-crl', fileOf(shard))
      expect(refused).toMatchObject({ accepted: false })
    })

    it('refuses in GnuTLS who is revoked on it, and lets in who is not', async (context) => {
      const certtool = summon(context, 'certtool')
      for (const [name, status] of [
        ['good', 0],
        ['revoked', 1],
      ] as const) {
        const { certificate } = clients.get(`${name} ${shard.number}`)!
        const { certificate: anchor } = home.authority('client')
        const asked = [
          '--verify',
          '--load-ca-certificate',
          anchor,
          '--load-crl',
          fileOf(shard),
          '--infile',
          certificate,
        ]
        expect(await certtool(...asked), name).toMatchObject({ status })
      }
    })
  })
})
