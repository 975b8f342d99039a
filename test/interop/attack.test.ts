/** Certificates minted for attacks, as strangers see them: wrong in the one respect that they were made to be wrong in. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds, type Instant, parseEntryName } from '../../src/core/brand.ts'
import type { Credential } from '../../src/core/port/network.ts'
import { UNHEARD_OF } from '../../src/probe/attacks/unknown-critical-extension.ts'
import type { AttackProfile, Spoilt } from '../../src/probe/needs/mint.ts'
import { openForSigning } from '../../src/workflow/crl.ts'
import { openMint } from '../../src/workflow/mint.ts'
import { encodeCertificatePem, parseCertificatePem } from '../../src/x509/certificate.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { revokeCertificates, withHome } from '../support/workflows.ts'
import { attackProfiles, claimSamples } from './kinds.ts'
import { eachVerifier, type Question } from './question.ts'

type Expectation = {
  readonly said: RegExp
  /** Whether the verifier asks the CRL. */
  readonly crl: 'asked' | 'unasked'
  /** The nearest question to which its certificate is the right answer; none where no TLS purpose fits. */
  readonly twin?: (now: Instant) => Partial<Question>
}

const expectations: Readonly<Record<string, Expectation>> = {
  'attack-expired': { said: /expired/, crl: 'unasked', twin: (now) => ({ at: addSeconds(now, -900) }) },
  'attack-not-yet-valid': { said: /not yet valid/, crl: 'unasked', twin: (now) => ({ at: addSeconds(now, 3900) }) },
  'attack-revoked': { said: /revoked/, crl: 'asked', twin: () => ({}) },
  'attack-server-auth': { said: /purpose|key usage/, crl: 'unasked', twin: () => ({ usage: 'server' }) },
  'attack-wrong-eku': { said: /purpose|key usage/, crl: 'unasked' },
}

let home: TestHome
const minted = new Map<string, string>()

/** The question without a CRL: the one of today says nothing of another moment. */
const question = (profile: string): Question => ({
  anchor: home.authority('client').certificate,
  usage: 'client',
  certificate: minted.get(profile) ?? '',
})

const withCrl = (asked: Question): Question => ({ ...asked, crl: home.authority('client').crl })

beforeAll(async () => {
  home = await makeHome()
  const claims = Object.entries(claimSamples).map(([name, { text }]) => ({ name, value: text }))
  const { files } = await home.issue('client', 'alice', { claims })
  minted.set('honest', files.certificate)
  await home.issue('client', 'mallory')
  await revokeCertificates(
    {
      home: home.path,
      what: { name: 'mallory' },
      reason: 'keyCompromise',
      mode: 'revoke',
      passphrase: knowPassphrase,
      watch: () => undefined,
    },
    home.ports,
  )
  const honest = parseCertificatePem(await readFile(files.certificate, 'utf8')).tbs
  await withHome(home.path, home.ports, async (opened) => {
    const { ports } = home
    const authority = await openForSigning(opened.home, { usage: 'client' }, opened.store, ports, knowPassphrase)
    const { mint, mintAuthority, end } = await openMint(opened, authority, honest, ports)
    for (const profile of Object.keys(expectations)) {
      const { chain } = await mint(profile as AttackProfile)
      const path = join(home.path, `${profile}.pem`)
      await ports.files.write(path, encodeCertificatePem(chain[0]!), 'public')
      minted.set(profile, path)
    }
    const keep = async (name: string, { chain }: Credential): Promise<void> => {
      const path = join(home.path, `${name}.pem`)
      await ports.files.write(path, encodeCertificatePem(chain[0]!), 'public')
      minted.set(name, path)
    }
    const { certificates } = opened.store
    const [revoked] = await certificates.findByName(parseEntryName('mallory'))
    const extensions: Spoilt['extensions'] = (sound) => [...sound, UNHEARD_OF]
    await keep('unheard of', await mint('attack-revoked', { extensions }))
    await keep('serial', await mint('attack-revoked', { serial: revoked!.serial }))
    await keep('good', await mint('attack-revoked', { regard: 'good' }))
    await keep('authority', await mintAuthority())
    const { serial } = parseCertificatePem(await readFile(files.certificate, 'utf8')).tbs
    await expect(mint('attack-revoked', { serial })).rejects.toThrow(TypeError)
    const extensionsOfCa: Spoilt['extensions'] = () => [encodeBasicConstraints({ ca: true })]
    await expect(mint('attack-revoked', { extensions: extensionsOfCa })).rejects.toThrow(TypeError)
    await end()
  })
  const what = { file: minted.get('attack-revoked') ?? '' }
  const reason = 'cessationOfOperation'
  await revokeCertificates(
    { home: home.path, what, reason, mode: 'revoke', passphrase: knowPassphrase, watch: () => undefined },
    home.ports,
  )
})

afterAll(() => home.remove())

it('covers every attack profile that ships', () => {
  expect(Object.keys(expectations)).toEqual(attackProfiles)
})

const rows = Object.entries(expectations)

describe.for(eachVerifier)('%s', ([, verify]) => {
  it('accepts the honest client whom they imitate', async (context) => {
    expect(await verify(context, withCrl(question('honest')))).toMatchObject({ accepted: true })
  })

  it.for(rows)('refuses a client of profile %s', async ([profile, { said, crl }], context) => {
    const asked = question(profile)
    const verdict = await verify(context, crl === 'asked' ? withCrl(asked) : asked)
    expect(verdict.accepted).toBe(false)
    expect(verdict.said).toMatch(said)
  })

  it.for(rows.filter(([, { twin }]) => twin !== undefined))(
    'finds nothing else wrong with %s',
    async ([profile, { twin }], context) => {
      const asked = { ...question(profile), ...twin?.(home.ports.clock.now()) }
      expect(await verify(context, asked)).toMatchObject({ accepted: true })
    },
  )

  it('refuses a client with a critical extension that it does not know (RFC 5280 §4.2)', async (context) => {
    expect(await verify(context, withCrl(question('unheard of')))).toMatchObject({ accepted: false })
  })

  it.for([
    ['that has the serial number of a revoked one (RFC 5280 §5.3)', 'serial'],
    ['that is good, once the probe is over', 'good'],
  ] as const)('finds a client on the CRL %s', async ([, name], context) => {
    expect(await verify(context, question(name))).toMatchObject({ accepted: true })
    const { accepted, said } = await verify(context, withCrl(question(name)))
    expect(accepted).toBe(false)
    expect(said).toMatch(/revoked/)
  })

  it('takes the CA below for no client, and finds it on the CRL', async (context) => {
    expect(await verify(context, withCrl(question('authority')))).toMatchObject({ accepted: false })
  })

  it('finds the one of the future on the CRL once the probe is over (RFC 5280 §6.3)', async (context) => {
    const at = addSeconds(home.ports.clock.now(), 3900)
    const { accepted, said } = await verify(context, { ...withCrl(question('attack-not-yet-valid')), at })
    expect(accepted).toBe(false)
    expect(said).toMatch(/revoked/)
  })
})
