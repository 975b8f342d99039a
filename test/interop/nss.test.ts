/** Everything that we sign, as NSS sees it: each authority and its CRL in a throw-away database, asked by certutil. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { type PemLabel, parsePem } from '../../src/asn1/pem.ts'
import { addSeconds, type Instant } from '../../src/core/brand.ts'
import { settledKeyTypes } from '../../src/core/key.ts'
import type { Usage } from '../../src/core/record.ts'
import { encodeCertificatePem } from '../../src/x509/certificate.ts'
import { fixedClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, realPorts, type TestHome, unusualOrganisation } from '../support/home.ts'
import { type Answer, summon } from '../support/judges.ts'
import { refreshCrls } from '../support/workflows.ts'
import { flips } from './flips.ts'
import { kinds, rareProfiles } from './kinds.ts'
import type { Verdict } from './question.ts'
import { makeRevokedHome, revokedNames } from './revoked-home.ts'

const other: Readonly<Record<Usage, Usage>> = { client: 'server', server: 'client' }

/** How certutil spells the purposes. */
const letters: Readonly<Record<Usage, string>> = { client: 'C', server: 'V' }

/** What NSS cannot do, as far as we know. Once it can, the exception is in the way and fails. */
const excepted: Readonly<Record<string, { readonly said: RegExp; readonly reason: string }>> = {
  'client-with-key-ed25519': { said: /SEC_ERROR_ADDING_CERT/, reason: 'NSS 3.87 knows no Ed25519 keys' },
  'server-with-key-ed25519': { said: /SEC_ERROR_ADDING_CERT/, reason: 'NSS 3.87 knows no Ed25519 keys' },
  'server-with-key-rsa-3072': {
    said: /key usage inadequate/,
    reason: 'certutil wants RSA keys of servers to encipher keys, which TLS 1.3 has no use for and we never certify',
  },
  'server-with-key-rsa-4096': {
    said: /key usage inadequate/,
    reason: 'certutil wants RSA keys of servers to encipher keys, which TLS 1.3 has no use for and we never certify',
  },
}

const { files } = realPorts()

/** A database that trusts one authority for clients and servers alike, so that only the certificate's purpose decides. */
async function makeDatabase(context: TestContext, home: TestHome, usage: Usage) {
  const certutil = summon(context, 'certutil')
  const crlutil = summon(context, 'crlutil')
  const directory = await files.makeTemporaryDirectory('countersign-test-')
  const database = ['-d', `sql:${directory}`]
  const names = new Map<string, string>()
  const said = ({ status, stdout, stderr }: Answer): Verdict => ({ accepted: status === 0, said: stdout + stderr })
  const must = async (answer: Promise<Answer>) => expect(await answer).toMatchObject({ status: 0 })
  await must(certutil('-N', '--empty-password', ...database))
  const { certificate: anchor, crl } = home.authority(usage)
  await must(certutil('-A', ...database, '-n', 'authority', '-t', 'CT,,', '-a', '-i', anchor))
  return {
    /** Imports a CRL, this authority's own unless told otherwise. */
    async importCrl(der?: Uint8Array): Promise<Verdict> {
      const file = join(directory, 'crl.der')
      await writeFile(file, der ?? derOf(await readFile(crl, 'utf8'), 'X509 CRL'))
      return said(await crlutil('-I', ...database, '-i', file))
    },
    listCrl: () => crlutil('-L', ...database, '-n', 'authority'),
    async verify(file: string, purpose: Usage, at?: Instant): Promise<Verdict> {
      const pem = await readFile(file, 'utf8')
      const name = names.get(pem) ?? `certificate ${names.size}`
      if (!names.has(pem)) {
        const added = await certutil('-A', ...database, '-n', name, '-t', ',,', '-a', '-i', file)
        if (added.status !== 0) return said(added)
        names.set(pem, name)
      }
      const moment = at === undefined ? [] : ['-b', momentOf(at)]
      return said(await certutil('-V', '-e', ...database, '-n', name, '-u', letters[purpose], ...moment))
    },
    remove: () => files.remove(directory),
  }
}

type Database = Awaited<ReturnType<typeof makeDatabase>>

const derOf = (pem: string, label: PemLabel): Uint8Array => parsePem(pem, label)[0] ?? expect.unreachable()

/** YYMMDDHHMMSSZ */
const momentOf = (at: Instant): string => `${new Date(at * 1000).toISOString().slice(2, 19).replaceAll(/\D/g, '')}Z`

const place = (home: TestHome, name: string): string => join(home.path, 'issued', name, 'certificate.pem')

/** Does something with a database of its own. */
async function inDatabase(
  context: TestContext,
  home: TestHome,
  usage: Usage,
  act: (database: Database) => Promise<void>,
): Promise<void> {
  const database = await makeDatabase(context, home, usage)
  try {
    await act(database)
  } finally {
    await database.remove()
  }
}

describe('NSS', () => {
  let home: TestHome
  beforeAll(async () => {
    home = await makeHome({ organisation: unusualOrganisation, profiles: rareProfiles })
    for (const { usage, name, wish } of kinds) await home.issue(usage, name, wish)
    await home.issue('client', 'mallory')
    await home.revoke('mallory')
  })
  afterAll(() => home.remove())

  const sound = kinds.filter(({ name }) => excepted[name] === undefined)

  it.for(sound)('accepts a $title for its purpose alone (RFC 5280 §4.2.1.12)', ({ usage, name }, context) =>
    inDatabase(context, home, usage, async (database) => {
      expect(await database.importCrl()).toMatchObject({ accepted: true })
      expect(await database.verify(place(home, name), usage)).toMatchObject({ accepted: true })
      const { accepted, said } = await database.verify(place(home, name), other[usage])
      expect(accepted).toBe(false)
      expect(said).toMatch(/Certificate type not approved|key usage inadequate/)
    }),
  )

  it.for(sound)('refuses a $title under the other authority', ({ usage, name }, context) =>
    inDatabase(context, home, other[usage], async (database) => {
      const { accepted, said } = await database.verify(place(home, name), usage)
      expect(accepted).toBe(false)
      expect(said).toContain('issuer is not recognized')
    }),
  )

  it.for(kinds.filter(({ name }) => excepted[name] !== undefined))(
    'is still in need of its exception for a $title',
    ({ usage, name }, context) =>
      inDatabase(context, home, usage, async (database) => {
        const { said, reason } = excepted[name] ?? expect.unreachable()
        const verdict = await database.verify(place(home, name), usage)
        expect(verdict, reason).toEqual({ accepted: false, said: expect.stringMatching(said) })
      }),
  )

  it('has no exception for a kind that is none', () => {
    expect(kinds.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(excepted)))
  })

  it('refuses a certificate with any one byte of it flipped', async (context) => {
    const file = join(home.path, 'flipped.pem')
    const der = derOf(await readFile(place(home, 'client-of-profile-client'), 'utf8'), 'CERTIFICATE')
    for (const { flipped, title } of flips(der)) {
      await writeFile(file, encodeCertificatePem(flipped as never))
      // Each in a database of its own: none takes two certificates of one serial number.
      await inDatabase(context, home, 'client', async (database) => {
        expect(await database.verify(file, 'client'), title).toMatchObject({ accepted: false })
      })
    }
  })

  it('refuses who has expired or is not valid yet (RFC 5280 §4.1.2.5)', (context) =>
    inDatabase(context, home, 'client', async (database) => {
      const now = home.ports.clock.now()
      const file = place(home, 'client-of-profile-client')
      const at = (days: number) => database.verify(file, 'client', addSeconds(now, days * 86_400))
      expect(await at(89)).toMatchObject({ accepted: true })
      expect(await at(91)).toEqual({ accepted: false, said: expect.stringContaining('expired') })
      // NSS forgives a clock that is a day behind.
      expect(await at(-2)).toEqual({ accepted: false, said: expect.stringContaining('invalid') })
    }))

  it('refuses who was revoked once it has the CRL (RFC 5280 §6.3)', (context) =>
    inDatabase(context, home, 'client', async (database) => {
      const file = place(home, 'mallory')
      expect(await database.verify(file, 'client')).toMatchObject({ accepted: true })
      expect(await database.importCrl()).toMatchObject({ accepted: true })
      const verdict = await database.verify(file, 'client')
      expect(verdict).toEqual({ accepted: false, said: expect.stringContaining('has been revoked') })
    }))

  it('refuses who was revoked while the clock was ahead, once it is right again', async (context) => {
    const clock = fixedClock(realPorts().clock.now())
    const late = await makeHome({ clock })
    try {
      const { files: written } = await late.issue('client', 'mallory')
      clock.advance(100 * 86_400)
      await late.revoke('mallory')
      clock.advance(-100 * 86_400)
      await refreshCrls({ home: late.path, dating: 'by-clock', passphrase: knowPassphrase, watch() {} }, late.ports)
      await inDatabase(context, late, 'client', async (database) => {
        expect(await database.importCrl()).toMatchObject({ accepted: true })
        const verdict = await database.verify(written.certificate, 'client')
        expect(verdict).toEqual({ accepted: false, said: expect.stringContaining('has been revoked') })
      })
    } finally {
      await late.remove()
    }
  })

  it('takes no CRL of the other authority, and none with any one byte flipped', (context) =>
    inDatabase(context, home, 'client', async (database) => {
      const foreign = derOf(await readFile(home.authority('server').crl, 'utf8'), 'X509 CRL')
      expect(await database.importCrl(foreign)).toMatchObject({ accepted: false })
      const own = derOf(await readFile(home.authority('client').crl, 'utf8'), 'X509 CRL')
      for (const { flipped, title } of flips(own)) {
        expect(await database.importCrl(flipped), title).toMatchObject({ accepted: false })
      }
      expect(await database.importCrl(own)).toMatchObject({ accepted: true })
    }))
})

describe.for(settledKeyTypes.filter((type) => type !== 'ed25519'))(
  'NSS asked of authorities with a key of type %s',
  (keyType) => {
    let home: TestHome
    let serials: readonly string[]
    beforeAll(async () => {
      ;({ home, serials } = await makeRevokedHome(keyType))
      await home.issue('server', 'good.acme.internal')
    })
    afterAll(() => home.remove())

    it('reads the CRL, and refuses whom it names and nobody else (RFC 5280 §6.3)', (context) =>
      inDatabase(context, home, 'client', async (database) => {
        expect(await database.importCrl()).toMatchObject({ accepted: true })
        const { stdout } = await database.listCrl()
        const listed = [...stdout.matchAll(/Serial Number:\s+([0-9a-f:]+)/g)].map(([, serial]) =>
          serial?.replaceAll(':', ''),
        )
        expect(listed).toEqual(serials)
        expect(await database.verify(place(home, 'good'), 'client')).toMatchObject({ accepted: true })
        for (const name of revokedNames) {
          const { accepted, said } = await database.verify(place(home, name), 'client')
          expect(accepted, name).toBe(false)
          expect(said).toContain('has been revoked')
        }
      }))

    it('takes the empty CRL of the servers authority', (context) =>
      inDatabase(context, home, 'server', async (database) => {
        expect(await database.importCrl()).toMatchObject({ accepted: true })
        expect((await database.listCrl()).stdout).not.toContain('Serial Number')
        expect(await database.verify(place(home, 'good.acme.internal'), 'server')).toMatchObject({ accepted: true })
      }))
  },
)

describe('NSS asked of authorities with a key of type ed25519', () => {
  // An exception: once NSS knows this key type, it belongs above.
  it('still does not take them', async (context) => {
    const home = await makeHome({ keyType: 'ed25519' })
    const directory = await files.makeTemporaryDirectory('countersign-test-')
    const certutil = summon(context, 'certutil')
    const database = ['-d', `sql:${directory}`]
    expect(await certutil('-N', '--empty-password', ...database)).toMatchObject({ status: 0 })
    const { certificate } = home.authority('client')
    const { status, stderr } = await certutil('-A', ...database, '-n', 'a', '-t', 'CT,,', '-a', '-i', certificate)
    expect(status).not.toBe(0)
    expect(stderr).toContain('SEC_ERROR_ADDING_CERT')
    await files.remove(directory)
    await home.remove()
  })
})
