/** What a thief of an authority's key cannot do, as strangers see it: no sub-authorities, no names outside the constraints. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settledKeyTypes } from '../../src/core/key.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../src/x509/general-name.ts'
import { type Made, makeCertificate } from '../support/certificate-kit.ts'
import { fixedClock, noon } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { summon } from '../support/judges.ts'
import { insideNames, outsideNames, steal } from '../support/thief.ts'
import { permitNames } from '../support/workflows.ts'
import { consult, eachVerifier, type Verifier } from './question.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'countersign-test-'))
})
afterAll(() => rm(directory, { recursive: true }))

async function save(name: string, { pem }: Made): Promise<string> {
  const file = join(directory, name)
  await writeFile(file, pem)
  return file
}

describe.for(settledKeyTypes)('authorities with a key of type %s', (keyType) => {
  let home: TestHome
  beforeAll(async () => {
    home = await makeHome({ keyType })
  })
  afterAll(() => home.remove())

  it.for(['client', 'server'] as const)('the %s one may sign end entities and CRLs alone', async (usage, context) => {
    const { certificate } = home.authority(usage)
    const openssl = summon(context, 'openssl')
    const { stdout } = await openssl('x509', '-in', certificate, '-noout', '-text')
    expect(stdout).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/)
    expect(stdout).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign\s/)
    const verified = await openssl('verify', '-x509_strict', '-check_ss_sig', '-CAfile', certificate, certificate)
    expect(verified).toMatchObject({ status: 0 })
    const { facts } = await consult(context, 'certificate', certificate)
    expect(facts).toMatchObject({ authority: true, unhandledCritical: [], clientAuth: false, serverAuth: false })
  })
})

describe.for(eachVerifier)('a stolen servers authority before %s', ([, verify]) => {
  const refused = { accepted: false, said: expect.stringMatching(/permitted subtree violation|not permitted by any/) }

  /** The verdict on a certificate for this name, signed by the servers authority of a home. */
  async function judge(context: Parameters<Verifier>[0], name: GeneralName, serverDomains: readonly string[] = []) {
    const home = await makeHome({ serverDomains, clock: fixedClock() })
    const stolen = makeCertificate({
      issuer: await steal(home, 'server'),
      extensions: [encodeExtendedKeyUsage(['serverAuth']), encodeSubjectAlternativeName([name])],
    })
    const certificate = await save('stolen.pem', stolen)
    const { certificate: anchor } = home.authority('server')
    const verdict = await verify(context, { usage: 'server', certificate, anchor, at: noon })
    await home.remove()
    return verdict
  }

  it.for(insideNames)('speaks for $value', async (name, context) => {
    expect(await judge(context, name)).toMatchObject({ accepted: true })
  })

  it.for(outsideNames)('does not speak for $value (RFC 5280 §4.2.1.10)', async (name, context) => {
    expect(await judge(context, name)).toMatchObject(refused)
  })

  it('speaks for a domain that was added, and still for no other', async (context) => {
    const [added, other] = outsideNames
    expect(await judge(context, added!, ['example.com'])).toMatchObject({ accepted: true })
    expect(await judge(context, other!, ['example.com'])).toMatchObject(refused)
  })

  it('speaks for what was permitted later, by the new certificate alone (RFC 5280 §4.2.1.10)', async (context) => {
    const home = await makeHome({ clock: fixedClock() })
    const { certificate: anchor } = home.authority('server')
    const old = join(directory, 'old-anchor.pem')
    await copyFile(anchor, old)
    const names = ['example.com', '100.64.0.0/10', '2001:db8::/32']
    await permitNames(
      { home: home.path, names, mode: 'permit', passphrase: knowPassphrase, watch: () => undefined },
      home.ports,
    )
    const issuer = await steal(home, 'server')
    const permitted = [
      { kind: 'dns', value: 'web.example.com' },
      { kind: 'ip', value: '100.64.0.5' },
      { kind: 'ip', value: '2001:db8::5' },
    ] as const
    const still = { kind: 'dns', value: 'api.acme.internal' } as const
    const never = { kind: 'ip', value: '100.128.0.5' } as const
    for (const name of [...permitted, still, never]) {
      const extensions = [encodeExtendedKeyUsage(['serverAuth']), encodeSubjectAlternativeName([name])]
      const certificate = await save('later.pem', makeCertificate({ issuer, extensions }))
      const by = (trusted: string) => verify(context, { usage: 'server', certificate, anchor: trusted, at: noon })
      expect(await by(anchor), name.value).toMatchObject(name === never ? refused : { accepted: true })
      expect(await by(old), name.value).toMatchObject(name === still ? { accepted: true } : refused)
    }
    await home.remove()
  })

  it.for(outsideNames)('speaks for $value where the constraints were lifted', async (name, context) => {
    expect(await judge(context, name, ['*'])).toMatchObject({ accepted: true })
  })
})

describe('a stolen clients authority', () => {
  it('founds no sub-authority that OpenSSL would follow (RFC 5280 §4.2.1.9)', async (context) => {
    const home = await makeHome({ clock: fixedClock() })
    const middle = makeCertificate({
      issuer: await steal(home, 'client'),
      subject: [{ type: 'commonName', value: 'sub' }],
      extensions: [encodeBasicConstraints({ ca: true }), encodeKeyUsage(['keyCertSign', 'cRLSign'])],
      without: ['2.5.29.37', '2.5.29.17'],
    })
    const leaf = await save('leaf.pem', makeCertificate({ issuer: middle }))
    const untrusted = await save('middle.pem', middle)
    const openssl = summon(context, 'openssl')
    const verify = ['verify', '-purpose', 'sslclient', '-attime', String(noon)]
    const { certificate: anchor } = home.authority('client')
    const followed = await openssl(...verify, '-CAfile', anchor, '-untrusted', untrusted, leaf)
    expect(followed.status).not.toBe(0)
    expect(followed.stdout + followed.stderr).toContain('path length constraint exceeded')
    // The sub-authority itself is sound: trusted directly, it is followed.
    expect(await openssl(...verify, '-partial_chain', '-CAfile', untrusted, leaf)).toMatchObject({ status: 0 })
    await home.remove()
  })
})
