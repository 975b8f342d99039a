/** Everything that we sign, as the next Node.js sees it: its reading, its handshakes, and our exported server under it. */
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { keyTypes, settledKeyTypes } from '../../src/core/key.ts'
import type { Usage } from '../../src/core/record.ts'
import { findTarget } from '../../src/export/catalogue.ts'
import type { IssueAnswer } from '../../src/workflow/issue.ts'
import { exportFor, makeLivePki, startExported, stopLeftOver, tlsVersions } from '../support/exported-server.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { findProgram, summon } from '../support/judges.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { kinds, profilesFor, rareProfiles } from './kinds.ts'

const judge = resolve(import.meta.dirname, 'node/judge.mjs')
const other: Readonly<Record<Usage, Usage>> = { client: 'server', server: 'client' }
const purposes = { client: '1.3.6.1.5.5.7.3.2', server: '1.3.6.1.5.5.7.3.1' } as const

async function ask(context: TestContext, ...argv: readonly string[]): Promise<Record<string, unknown>> {
  const { status, stdout, stderr } = await summon(context, 'node26')(judge, ...argv)
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

afterAll(stopLeftOver)

describe('Node.js 26', () => {
  it('is what it is called', async (context) => {
    const { stdout } = await summon(context, 'node26')('--version')
    expect(stdout).toMatch(/^v26\./)
  })
})

describe('Node.js 26 reads', () => {
  let home: TestHome
  const issued = new Map<string, IssueAnswer>()
  beforeAll(async () => {
    home = await makeHome({ profiles: rareProfiles })
    for (const { usage, name, wish } of kinds) issued.set(name, await home.issue(usage, name, wish))
  })
  afterAll(() => home.remove())

  /** How it prints a name: quoted with an apostrophe in it; the groups of an address are in capitals and none is left out. */
  const printed = ({ kind, value }: { readonly kind: string; readonly value: string }): string => {
    const groups = ([left = '', right = '']: string[]): string => {
      const [before, after] = [left, right].map((part) => part.split(':').filter((group) => group !== ''))
      const zeros = Array<string>(8 - (before?.length ?? 0) - (after?.length ?? 0)).fill('0')
      return [...(before ?? []), ...zeros, ...(after ?? [])].join(':').toUpperCase()
    }
    if (kind === 'ip') return `IP Address:${value.includes(':') ? groups(value.split('::')) : value}`
    if (kind === 'smtpUtf8Mailbox') return `othername:SmtpUTF8Mailbox:${value}`
    const text = kind === 'upn' ? `UPN:${value}` : value
    const label = { dns: 'DNS', uri: 'URI', email: 'email', upn: 'othername', registeredId: 'Registered ID' }[kind]
    return `${label}:${value.includes("'") ? JSON.stringify(text) : text}`
  }

  it.for(kinds)('a $title as it was meant, issued by its authority and not by the other', async (kind, context) => {
    const { usage, name, wish } = kind
    const { certificate } = issued.get(name) ?? expect.unreachable()
    const file = join(home.path, 'issued', name, 'certificate.pem')
    const names = wish.subjectAltNames ?? [{ kind: 'uri', value: `spiffe://acme.internal/${name}` }]
    expect(await ask(context, 'read', file, home.authority(usage).certificate)).toEqual({
      subject: usage === 'client' ? `O=Acme\nCN=${name}` : `CN=${name}`,
      names: names.map(printed).join(', '),
      purposes: [purposes[usage]],
      serial: certificate.serial?.toUpperCase(),
      notBefore: new Date(certificate.notBefore).toISOString(),
      notAfter: new Date(certificate.notAfter).toISOString(),
      authority: false,
      key: (wish.keyType ?? 'ec').split('-')[0],
      issued: true,
      verified: true,
    })
    const foreign = await ask(context, 'read', file, home.authority(other[usage]).certificate)
    expect(foreign).toMatchObject({ issued: false, verified: false })
  })
})

describe.for(keyTypes)('Node.js 26 at both ends of a handshake, with keys of type %s', (keyType) => {
  let home: TestHome
  beforeAll(async () => {
    home = await makeHome({ keyType, profiles: profilesFor(keyType) })
    for (const name of ['alice', 'mallory']) await home.issue('client', name, { keyType })
    for (const name of ['localhost', 'gone']) {
      await home.issue('server', name, { keyType, subjectAltNames: [{ kind: 'dns', value: 'localhost' }] })
    }
    await home.revoke('mallory')
    await home.revoke('gone')
  })
  afterAll(() => home.remove())

  const shown = (name: string) => {
    const place = join(home.path, 'issued', name)
    return { certificate: join(place, 'certificate.pem'), key: join(place, 'key.pem') }
  }
  const trusted = (usage: Usage) => {
    const { certificate: anchor, crl } = home.authority(usage)
    return { anchor, crl }
  }

  // TLS 1.2 has no name for the signatures of the others.
  const isSettled = settledKeyTypes.includes(keyType)

  if (!isSettled) {
    it('do not shake hands over TLS 1.2', async (context) => {
      const [server, client] = [
        { ...shown('localhost'), ...trusted('client') },
        { ...shown('alice'), ...trusted('server') },
      ]
      const shaken = await ask(context, 'shake', JSON.stringify({ version: 'TLSv1.2', server, client }))
      expect(shaken).toMatchObject({ accepted: false })
    })
  }

  describe.for(tlsVersions.filter((version) => isSettled || version === '1.3'))('over TLS %s', (version) => {
    const shake = (context: TestContext, server: object, client: object) =>
      ask(context, 'shake', JSON.stringify({ version: `TLSv${version}`, server, client }))
    const sound = () => ({
      server: { ...shown('localhost'), ...trusted('client') },
      client: { ...shown('alice'), ...trusted('server') },
    })

    it('a server and its client accept each other', async (context) => {
      const { server, client } = sound()
      expect(await shake(context, server, client)).toEqual({ accepted: true, protocol: `TLSv${version}` })
    })

    it('a server refuses who was revoked, and only for the CRL (RFC 5280 §6.3)', async (context) => {
      const { server, client } = sound()
      const mallory = { ...client, ...shown('mallory') }
      const refused = { accepted: false, said: expect.stringContaining('server: CERT_REVOKED') }
      expect(await shake(context, server, mallory)).toEqual(refused)
      const { crl: _, ...credulous } = server
      expect(await shake(context, credulous, mallory)).toMatchObject({ accepted: true })
    })

    it('a client refuses a server that was revoked, and only for the CRL (RFC 5280 §6.3)', async (context) => {
      const { server, client } = sound()
      const gone = { ...server, ...shown('gone') }
      const refused = { accepted: false, said: expect.stringContaining('client: CERT_REVOKED') }
      expect(await shake(context, gone, client)).toEqual(refused)
      const { crl: _, ...credulous } = client
      expect(await shake(context, gone, credulous)).toMatchObject({ accepted: true })
    })

    it('neither accepts a certificate of the other purpose, no matter who signed it (RFC 5280 §4.2.1.12)', async (context) => {
      const { server, client } = sound()
      const [asClient, asServer] = [
        await shake(context, { ...server, ...trusted('server') }, { ...client, ...shown('localhost') }),
        await shake(context, { ...server, ...shown('alice') }, { ...client, ...trusted('client') }),
      ]
      expect(asClient).toEqual({ accepted: false, said: expect.stringContaining('server: INVALID_PURPOSE') })
      expect(asServer).toEqual({ accepted: false, said: expect.stringContaining('client: INVALID_PURPOSE') })
    })

    it('neither accepts the other under the wrong authority, nor a client without a certificate', async (context) => {
      const { server, client } = sound()
      expect(await shake(context, { ...server, ...trusted('server') }, client)).toMatchObject({ accepted: false })
      expect(await shake(context, server, { ...client, ...trusted('client') })).toMatchObject({ accepted: false })
      expect(await shake(context, server, trusted('server'))).toMatchObject({ accepted: false })
    })
  })
})

describe('the exported Node.js server under Node.js 26', () => {
  it.for(tlsVersions)('lets in whom it should over TLS %s, and nobody once revoked', async (version, context) => {
    summon(context, 'node26')
    const pki = makeLivePki()
    const [alice, bob] = [pki.client('alice', 'admin'), pki.client('bob', 'reader')]
    const exported = await exportFor(findTarget(await shippedTargets(), 'node'), pki)
    const server = await startExported(exported, pki, findProgram('node26'))
    expect(await server.knock({ as: alice, version })).toMatchObject({ status: 200 })
    expect(await server.knock({ as: bob, version })).toMatchObject({ status: 200 })
    expect(await server.knock({ as: 'nobody', version })).toBe('refused')
    expect(await server.knock({ as: pki.server, version })).toBe('refused')
    await server.reload('tls/client-crl.pem', pki.crl([bob.certificate.tbs.serial]))
    expect(await server.knock({ as: alice, version })).toMatchObject({ status: 200 })
    expect(await server.knock({ as: bob, version })).not.toMatchObject({ status: 200 })
    await server.stop()
  })
})
