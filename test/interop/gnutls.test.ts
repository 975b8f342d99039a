/** Everything that we sign, as GnuTLS sees it through its certtool, which asks the clock on the wall alone. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { parsePem } from '../../src/asn1/pem.ts'
import { utf8String } from '../../src/asn1/writer.ts'
import { addSeconds } from '../../src/core/brand.ts'
import { settledKeyTypes } from '../../src/core/key.ts'
import type { Usage } from '../../src/core/record.ts'
import { systemClock } from '../../src/effects/clock.ts'
import type { IssueAnswer } from '../../src/workflow/issue.ts'
import { encodeCertificatePem } from '../../src/x509/certificate.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../src/x509/general-name.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { fixedClock } from '../support/clock.ts'
import { makeHome, type TestHome, unusualOrganisation } from '../support/home.ts'
import { summon } from '../support/judges.ts'
import { insideNames, outsideNames, steal } from '../support/thief.ts'
import { flips } from './flips.ts'
import { kinds, policy, rareProfiles, shippedClaims } from './kinds.ts'
import type { Question, Verdict } from './question.ts'
import { makeRevokedHome, revokedNames } from './revoked-home.ts'

const other: Readonly<Record<Usage, Usage>> = { client: 'server', server: 'client' }
const usages: readonly Usage[] = ['client', 'server']
const day = 86_400

/** The purposes by OID, as certtool takes them, and in its words. */
const purposes = {
  client: { oid: '1.3.6.1.5.5.7.3.2', title: 'TLS WWW Client' },
  server: { oid: '1.3.6.1.5.5.7.3.1', title: 'TLS WWW Server' },
} as const

/** What certtool prints before each kind of name. */
const nameTitles: Readonly<Record<string, string>> = {
  uri: 'URI',
  dns: 'DNSname',
  ip: 'IPAddress',
  email: 'RFC822Name',
  upn: 'User Principal Name',
  // certtool does not know this kind, and gives its octets.
  smtpUtf8Mailbox: 'otherName DER',
  registeredId: 'Registered ID',
}

const keyTitles: Readonly<Record<string, string>> = { ec: 'EC/ECDSA', ed25519: 'EdDSA (Ed25519)', rsa: 'RSA' }

/** What GnuTLS refuses for a reason of its own. Once it accepts one, the exception is in the way and fails. */
const excepted: Readonly<Record<string, { readonly said: string; readonly reason: string }>> = {
  'server-with-addresses-alone': {
    said: "violates the signer's constraints",
    reason: 'where no DNS name is, GnuTLS takes the common name for one, and its authority does not speak for that',
  },
}

async function verify(context: TestContext, question: Omit<Question, 'at'>): Promise<Verdict> {
  const { anchor, certificate, usage, crl, name } = question
  const { status, stdout, stderr } = await summon(context, 'certtool')(
    ...['--verify', '--infile', certificate, '--load-ca-certificate', anchor],
    ...['--verify-purpose', purposes[usage].oid],
    ...(crl === undefined ? [] : ['--load-crl', crl]),
    ...(name === undefined ? [] : ['--verify-hostname', name]),
  )
  return { accepted: status === 0, said: stdout + stderr }
}

async function verifyCrl(context: TestContext, anchor: string, crl: string): Promise<Verdict> {
  const certtool = summon(context, 'certtool')
  const { status, stdout, stderr } = await certtool('--verify-crl', '--load-ca-certificate', anchor, '--infile', crl)
  return { accepted: status === 0, said: stdout + stderr }
}

const questionIn = (home: TestHome, usage: Usage, name: string): Question => {
  const { certificate: anchor, crl } = home.authority(usage)
  return { anchor, crl, usage, certificate: join(home.path, 'issued', name, 'certificate.pem') }
}

describe('GnuTLS', () => {
  let home: TestHome
  const issued = new Map<string, IssueAnswer>()
  beforeAll(async () => {
    home = await makeHome({ organisation: unusualOrganisation, profiles: rareProfiles })
    for (const { usage, name, wish } of kinds) issued.set(name, await home.issue(usage, name, wish))
    await home.issue('client', 'mallory')
    await home.revoke('mallory')
  })
  afterAll(() => home.remove())

  it.for(kinds.filter(({ name }) => excepted[name] === undefined))(
    'accepts a $title (RFC 5280 §6.1)',
    async ({ usage, name, covers = [] }, context) => {
      const asked = questionIn(home, usage, name)
      expect(await verify(context, asked)).toMatchObject({ accepted: true })
      for (const covered of covers) {
        expect(await verify(context, { ...asked, name: covered }), covered).toMatchObject({ accepted: true })
      }
    },
  )

  it.for(Object.entries(excepted))(
    'is still in need of its exception for a %s',
    async ([name, { said, reason }], context) => {
      const verdict = await verify(context, questionIn(home, 'server', name))
      expect(verdict, reason).toEqual({ accepted: false, said: expect.stringContaining(said) })
    },
  )

  it.for(kinds)('refuses a $title for the other purpose (RFC 5280 §4.2.1.12)', async ({ usage, name }, context) => {
    const verdict = await verify(context, { ...questionIn(home, usage, name), usage: other[usage] })
    expect(verdict).toEqual({ accepted: false, said: expect.stringContaining('does not match the intended purpose') })
  })

  it.for(kinds)('refuses a $title under the other authority', async ({ usage, name }, context) => {
    const { certificate: anchor, crl } = home.authority(other[usage])
    const verdict = await verify(context, { ...questionIn(home, usage, name), anchor, crl })
    expect(verdict).toEqual({ accepted: false, said: expect.stringContaining('issuer is unknown') })
  })

  it.for(kinds)('reads a $title as it was meant', async ({ usage, name, wish }, context) => {
    const certtool = summon(context, 'certtool')
    const { status, stdout } = await certtool('-i', '--infile', questionIn(home, usage, name).certificate)
    expect(status).toBe(0)
    expect(stdout).toContain(`Serial Number (hex): ${issued.get(name)?.certificate.serial}\n`)
    // As RFC 4514 §2.4 spells it.
    const organisation = unusualOrganisation.replace(',', '\\,')
    expect(stdout).toContain(`Subject: CN=${name}${usage === 'client' ? `,O=${organisation}` : ''}\n`)
    expect(stdout).toContain(`Subject Public Key Algorithm: ${keyTitles[(wish.keyType ?? 'ec').split('-')[0] ?? '']}\n`)
    expect(stdout).toContain('Certificate Authority (CA): FALSE\n')
    expect(stdout.match(/TLS WWW \w+/g)).toEqual([purposes[usage].title])
    const names = wish.subjectAltNames ?? [{ kind: 'uri', value: `spiffe://acme.internal/${name}` }]
    const printed = stdout.match(
      /(?:URI|DNSname|IPAddress|RFC822Name|User Principal Name|otherName DER|Registered ID): \S+/g,
    )
    const shown = ({ kind, value }: (typeof names)[number]): string =>
      kind === 'smtpUtf8Mailbox' ? Buffer.from(utf8String(value)).toString('hex') : value
    expect(printed?.sort()).toEqual(names.map((one) => `${nameTitles[one.kind]}: ${shown(one)}`).sort())
    const policies = stdout.match(/Certificate Policies \(not critical\):\n\t+(\S+)\n/)?.[1]
    expect(policies).toBe(wish.profile === 'client-rare' ? policy : undefined)
    for (const { name: claim } of wish.claims ?? []) {
      expect(stdout).toContain(`Unknown extension ${shippedClaims[claim]} (not critical)`)
    }
    expect(stdout).not.toMatch(/Unknown extension \S+ \(critical\)/)
  })

  it('refuses a server under a name that it does not cover (RFC 9525 §6)', async (context) => {
    const asked = questionIn(home, 'server', 'server-with-every-kind-of-name')
    for (const name of ['www.acme.internal', 'a.b.apps.acme.internal', '127.0.0.2']) {
      const { accepted, said } = await verify(context, { ...asked, name })
      expect(accepted, name).toBe(false)
      expect(said).toContain('does not match the expected')
    }
  })

  it('refuses a certificate with any one byte of it flipped', async (context) => {
    const asked = questionIn(home, 'client', 'client-of-profile-client')
    const [der] = parsePem(await readFile(asked.certificate, 'utf8'), 'CERTIFICATE')
    const certificate = join(home.path, 'flipped.pem')
    for (const { flipped, title } of flips(der)) {
      await writeFile(certificate, encodeCertificatePem(flipped as never))
      expect(await verify(context, { ...asked, certificate }), title).toMatchObject({ accepted: false })
    }
  })

  it('refuses who was revoked where it has the CRL, and only there (RFC 5280 §6.3)', async (context) => {
    const { crl, ...unasked } = questionIn(home, 'client', 'mallory')
    const verdict = await verify(context, { ...unasked, crl: crl ?? '' })
    expect(verdict).toEqual({ accepted: false, said: expect.stringContaining('revoked') })
    expect(await verify(context, unasked)).toMatchObject({ accepted: true })
  })

  // An exception: certtool uses a CRL that it can verify and passes over others. Should it ever insist on one, this fails.
  it('passes over a CRL of the other authority, which OpenSSL and Go do not', async (context) => {
    const { crl } = home.authority('server')
    expect(await verify(context, { ...questionIn(home, 'client', 'mallory'), crl })).toMatchObject({ accepted: true })
  })

  it.for([
    { title: 'expired', days: -91, said: 'expired' },
    { title: 'not yet valid', days: 1, said: 'not yet valid' },
  ])('refuses who is $title (RFC 5280 §4.1.2.5)', async ({ days, said }, context) => {
    const then = await makeHome({ clock: fixedClock(addSeconds(systemClock.now(), days * day)) })
    await then.issue('client', 'alice')
    const { crl: _, ...asked } = questionIn(then, 'client', 'alice')
    expect(await verify(context, asked)).toEqual({ accepted: false, said: expect.stringContaining(said) })
    await then.remove()
  })

  it('refuses a CRL that is out of date, and not the one of yesterday (RFC 5280 §5.1.2.5)', async (context) => {
    const from = async (daysAgo: number) => {
      const then = await makeHome({ clock: fixedClock(addSeconds(systemClock.now(), -daysAgo * day)) })
      const { certificate, crl } = then.authority('client')
      const verdict = await verifyCrl(context, certificate, crl)
      await then.remove()
      return verdict
    }
    expect(await from(1)).toMatchObject({ accepted: true })
    expect(await from(31)).toEqual({ accepted: false, said: expect.stringContaining('old and have been superseded') })
  })
})

describe.for(settledKeyTypes)('GnuTLS asked of authorities with a key of type %s', (keyType) => {
  let home: TestHome
  let serials: readonly string[]
  beforeAll(async () => {
    ;({ home, serials } = await makeRevokedHome(keyType))
  })
  afterAll(() => home.remove())

  it.for(usages)('reads what the %s one may do', async (usage, context) => {
    const certtool = summon(context, 'certtool')
    const { status, stdout } = await certtool('-i', '--infile', home.authority(usage).certificate)
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /Basic Constraints \(critical\):\s+Certificate Authority \(CA\): TRUE\s+Path Length Constraint: 0/,
    )
    expect(stdout).toMatch(/Key Usage \(critical\):\s+Certificate signing\.\s+CRL signing\.\s/)
  })

  it('reads in the CRL every serial that was revoked, and none where there is none (RFC 5280 §5)', async (context) => {
    const certtool = summon(context, 'certtool')
    const read = async (usage: Usage) => {
      const { status, stdout } = await certtool('--crl-info', '--infile', home.authority(usage).crl)
      expect(status).toBe(0)
      return [...stdout.matchAll(/^\t\tSerial Number \(hex\): (\w+)$/gm)].map(([, serial]) => serial)
    }
    expect(await read('client')).toEqual(serials)
    expect(await read('server')).toEqual([])
  })

  it('refuses whom that CRL names, whatever the reason, and nobody else (RFC 5280 §6.3)', async (context) => {
    expect(await verify(context, questionIn(home, 'client', 'good'))).toMatchObject({ accepted: true })
    for (const name of revokedNames) {
      const { accepted, said } = await verify(context, questionIn(home, 'client', name))
      expect(accepted, name).toBe(false)
      expect(said).toContain('revoked')
    }
  })

  it('verifies each CRL under its own authority, not under the other', async (context) => {
    for (const usage of usages) {
      const { certificate, crl } = home.authority(usage)
      expect(await verifyCrl(context, certificate, crl)).toMatchObject({ accepted: true })
      expect(await verifyCrl(context, home.authority(other[usage]).certificate, crl)).toMatchObject({ accepted: false })
    }
  })

  it('refuses a CRL with any one byte of it flipped', async (context) => {
    const { certificate, crl } = home.authority('client')
    const [der] = parsePem(await readFile(crl, 'utf8'), 'X509 CRL')
    const file = join(home.path, 'flipped.pem')
    for (const { flipped, title } of flips(der)) {
      await writeFile(file, encodeCrlPem(flipped as never))
      expect(await verifyCrl(context, certificate, file), title).toMatchObject({ accepted: false })
    }
  })
})

describe('a stolen servers authority before GnuTLS', () => {
  let home: TestHome
  beforeAll(async () => {
    home = await makeHome()
  })
  afterAll(() => home.remove())

  async function judge(context: TestContext, name: GeneralName): Promise<Verdict> {
    const now = systemClock.now()
    const stolen = makeCertificate({
      issuer: await steal(home, 'server'),
      notBefore: now,
      notAfter: addSeconds(now, day),
      // Where no DNS name is, GnuTLS takes a common name for one.
      subject: [{ type: 'organizationName', value: 'Acme' }],
      extensions: [encodeExtendedKeyUsage(['serverAuth']), encodeSubjectAlternativeName([name])],
    })
    const certificate = join(home.path, 'stolen.pem')
    await writeFile(certificate, stolen.pem)
    return verify(context, { usage: 'server', certificate, anchor: home.authority('server').certificate })
  }

  it.for(insideNames)('speaks for $value', async (name, context) => {
    expect(await judge(context, name)).toMatchObject({ accepted: true })
  })

  it.for(outsideNames)('does not speak for $value (RFC 5280 §4.2.1.10)', async (name, context) => {
    const verdict = await judge(context, name)
    expect(verdict).toEqual({ accepted: false, said: expect.stringContaining("violates the signer's constraints") })
  })
})
