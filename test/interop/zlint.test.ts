/** zlint over everything that we sign. What it says about the public Web PKI alone is excepted, each lint with its reason. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { settledKeyTypes } from '../../src/core/key.ts'
import { type RevocationReason, revocationReasons, type Usage } from '../../src/core/record.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { makeHome, realPorts, type TestHome, unusualOrganisation } from '../support/home.ts'
import { summon } from '../support/judges.ts'
import { kinds, rareProfiles } from './kinds.ts'
import exceptions from './zlint-exceptions.json' with { type: 'json' }

/** Rule books of browsers and of public authorities. What remains are the RFCs, and what the community holds wrong anywhere. */
const foreign = ['Apple', 'CABF_BR', 'CABF_EV', 'CABF_SMIME_BR', 'ETSI_ESI', 'Mozilla']

const excepted: Readonly<Record<string, { readonly result: string; readonly reason: string }>> = exceptions
const used = new Set<string>()

/** Gives what zlint objects to in a PEM file, as `lint: result`, exceptions apart. */
async function objections(context: TestContext, file: string): Promise<string[]> {
  const zlint = summon(context, 'zlint')
  const { status, stdout, stderr } = await zlint('-excludeSources', foreign.join(','), file)
  expect(status, stderr).toBe(0)
  const results = JSON.parse(stdout) as Record<string, { readonly result: string }>
  const found = Object.entries(results).filter(([, { result }]) => ['warn', 'error', 'fatal'].includes(result))
  // A file that zlint takes for something else would have no lint that applies.
  expect(Object.values(results).some(({ result }) => result === 'pass')).toBe(true)
  return found
    .filter(([lint, { result }]) => {
      if (excepted[lint]?.result !== result) return true
      used.add(lint)
      return false
    })
    .map(([lint, { result }]) => `${lint}: ${result}`)
}

const usages: readonly Usage[] = ['client', 'server']

describe.for(settledKeyTypes)('zlint has nothing against authorities with a key of type %s', (keyType) => {
  let home: TestHome
  beforeAll(async () => {
    home = await makeHome({ keyType })
  })
  afterAll(() => home.remove())

  it.for(usages)('their %s certificate', async (usage, context) => {
    expect(await objections(context, home.authority(usage).certificate)).toEqual([])
  })

  it('their CRL, without entries and with one of each reason', async (context) => {
    expect(await objections(context, home.authority('client').crl)).toEqual([])
    for (const reason of revocationReasons satisfies readonly RevocationReason[]) {
      await home.issue('client', reason.toLowerCase())
      await home.revoke(reason.toLowerCase(), reason)
    }
    expect(await objections(context, home.authority('client').crl)).toEqual([])
  })
})

describe('zlint has nothing against', () => {
  let home: TestHome
  beforeAll(async () => {
    home = await makeHome({ organisation: unusualOrganisation, profiles: rareProfiles })
  })
  afterAll(() => home.remove())

  it('a servers authority without name constraints', async (context) => {
    const lifted = await makeHome({ serverDomains: ['*'] })
    expect(await objections(context, lifted.authority('server').certificate)).toEqual([])
    await lifted.remove()
  })

  it('a certificate that says where its CRL is', async (context) => {
    const published = await makeHome({ crlUrl: 'http://pki.acme.internal/{authority}.crl' })
    const { files } = await published.issue('client', 'alice')
    expect(await objections(context, files.certificate)).toEqual([])
    await published.remove()
  })

  it('a certificate that points to a shard of a CRL, and that shard', async (context) => {
    const crlUrl = 'http://pki.acme.internal/{authority}.crl'
    const published = await makeHome({ crlUrl, crlShards: 2 })
    const { files } = await published.issue('client', 'alice')
    expect(await objections(context, files.certificate)).toEqual([])
    await published.revoke('alice')
    for (const name of ['1-of-2', '2-of-2']) {
      const shard = join(published.path, 'authorities/clients/shards', `${name}.crl`)
      const pem = join(published.path, `${name}.pem`)
      await writeFile(pem, encodeCrlPem(await readFile(shard)))
      expect(await objections(context, pem)).toEqual([])
    }
    await published.remove()
  })

  it.for(kinds)('a $title', async ({ usage, name, wish }, context) => {
    const { files } = await home.issue(usage, name, wish)
    expect(await objections(context, files.certificate)).toEqual([])
  })
})

describe('zlint itself', () => {
  it('objects to a certificate that breaks a rule', async (context) => {
    const { files } = realPorts()
    const directory = await files.makeTemporaryDirectory('countersign-test-')
    const broken = join(directory, 'broken.pem')
    const made = await summon(context, 'openssl')(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=broken'],
      ...['-config', '/dev/null', '-keyout', join(directory, 'key.pem'), '-out', broken],
      ...['-addext', 'basicConstraints=CA:TRUE', '-addext', 'keyUsage=digitalSignature'],
    )
    expect(made.status, made.stderr).toBe(0)
    expect(await objections(context, broken)).toContain('e_basic_constraints_not_critical: error')
    await files.remove(directory)
  })

  it('is still in need of every exception', (context) => {
    summon(context, 'zlint')
    expect([...used].sort()).toEqual(Object.keys(excepted).sort())
    for (const { reason } of Object.values(excepted)) expect(reason.length).toBeGreaterThan(20)
  })
})
