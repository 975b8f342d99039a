/** Rows that point to requests: issued for their keys as a single request is, and refused one by one, wherever one is not. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'
import type { BatchOutcome, BatchRequest } from '../../src/workflow/batch.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { isSameKey } from '../../src/x509/public-key.ts'
import { issueRows, refusals, states } from '../support/batch-kit.ts'
import { makeKey, type TestKey } from '../support/certificate-kit.ts'
import { fixedClock } from '../support/clock.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { keyIn, makeRequest, type RequestWishes, requestPem } from '../support/request-kit.ts'
import { homeStatus, showCertificates } from '../support/workflows.ts'

let home: TestHome
beforeEach(async () => {
  home = await makeHome({ clock: fixedClock() })
})
afterEach(() => home.remove())

const at = (file: string): string => join(home.path, '../batch', file)
function put(file: string, content: string | Uint8Array): string {
  mkdirSync(dirname(at(file)), { recursive: true })
  writeFileSync(at(file), content)
  return at(file)
}

/** Puts a request into the folder of the rows. @returns its key */
function request(file: string, wishes: Omit<RequestWishes, 'key'> & { key?: TestKey } = {}): TestKey {
  const key = wishes.key ?? makeKey()
  put(file, requestPem(makeRequest({ ...wishes, key })))
  return key
}

const issue = (rows: string, wish?: Partial<BatchRequest>, ports?: Ports) =>
  issueRows(home, put('rows', rows), wish, ports)

const problems = (outcomes: readonly BatchOutcome[]) =>
  outcomes.map((one) => (one.state === 'failed' ? one.refusal.message : one.state))
const requestIn = (outcome: BatchOutcome | undefined) =>
  outcome === undefined || outcome.state === 'failed' ? undefined : outcome.request
const issued = () => readdirSync(join(home.path, 'issued')).sort()
const filesOf = (name: string) => readdirSync(join(home.path, 'issued', name)).sort()
const tbsOf = (name: string) =>
  parseCertificatePem(readFileSync(join(home.path, 'issued', name, 'certificate.pem'), 'utf8')).tbs

describe('a row that points to a request', () => {
  it('is issued for its key, beside rows whose key is made here', async () => {
    const key = request('requests/alice.pem', {
      subject: [{ type: 'commonName', value: 'Alice' }],
      names: [
        { kind: 'dns', value: 'alice.acme.internal' },
        { kind: 'dns', value: '*.acme.internal' },
      ],
    })
    const { summary, outcomes } = await issue('name,csr,claim:role\nalice,requests/alice.pem,admin\nbob,,\n')
    expect(states(outcomes)).toEqual(['2 issued', '3 issued'])
    expect(summary).toMatchObject({ issued: 2, failed: 0 })
    expect(filesOf('alice')).toEqual(['certificate.pem', 'chain.pem'])
    expect(filesOf('bob')).toEqual(['certificate.pem', 'chain.pem', 'key.pem'])
    expect(isSameKey(tbsOf('alice').spki, key.spki)).toBe(true)
    expect(requestIn(outcomes[0])).toMatchObject({
      subject: 'CN=Alice',
      taken: ['DNS:alice.acme.internal'],
      added: ['URI:spiffe://acme.internal/alice', 'role = admin'],
      unmet: [{ asked: 'the subject CN=Alice' }, { asked: 'DNS:*.acme.internal' }],
    })
    expect(requestIn(outcomes[1])).toBeUndefined()
    const { certificates } = await showCertificates({ home: home.path, what: { name: 'alice' } }, home.ports)
    expect(certificates[0]).toMatchObject({ privateKey: 'elsewhere', claims: { role: 'admin' } })
    expect((await homeStatus({ home: home.path }, home.ports)).contradictions).toEqual([])
  })

  it('may be a JSON line, a file in DER, and an absolute path', async () => {
    put('bob.der', makeRequest())
    request('alice.pem')
    const { outcomes } = await issue(
      `{"name":"alice","csr":${JSON.stringify(at('alice.pem'))}}\n{"name":"bob","csr":"bob.der"}\n{"name":"carol","csr":["bob.der"]}\n`,
    )
    expect(states(outcomes)).toEqual(['1 issued', '2 issued', '3 failed'])
    expect(refusals(outcomes)).toEqual(['3 csr input.malformed'])
  })

  it('has the names of its columns, not those of the same kind in the request', async () => {
    request('alice.pem', { names: [{ kind: 'dns', value: 'asked.acme.internal' }] })
    const { outcomes } = await issue('name,csr,dns\nalice,alice.pem,given.acme.internal\n')
    expect(requestIn(outcomes[0])).toMatchObject({ taken: [], unmet: [{ asked: 'DNS:asked.acme.internal' }] })
    expect(JSON.stringify(tbsOf('alice').extensions)).not.toContain('asked')
  })

  it('is for the key of the request, whatever --key-type says of the other rows', async () => {
    const key = request('alice.pem')
    await issue('name,csr\nalice,alice.pem\nbob,\n', { usual: { keyType: 'ec-p384' } })
    expect(isSameKey(tbsOf('alice').spki, key.spki)).toBe(true)
    expect(keyIn(readFileSync(join(home.path, 'issued/bob/key.pem'), 'utf8')).asymmetricKeyDetails?.namedCurve).toBe(
      'secp384r1',
    )
  })

  it('would be issued as it is issued, and a dry run refuses what the run refuses', async () => {
    request('alice.pem', { names: [{ kind: 'dns', value: 'alice.acme.internal' }] })
    put('bob.pem', 'no request')
    const rows = 'name,csr\nalice,alice.pem\nbob,bob.pem\n'
    const dry = await issue(rows, { mode: 'dry-run' })
    expect(states(dry.outcomes)).toEqual(['2 would-issue', '3 failed'])
    const real = await issue(rows)
    expect(requestIn(dry.outcomes[0])).toEqual(requestIn(real.outcomes[0]))
    expect(refusals(dry.outcomes)).toEqual(refusals(real.outcomes))
  })

  it('is issued once: a second run finds it, and says where the request has another key now', async () => {
    request('alice.pem', { names: [{ kind: 'dns', value: 'alice.acme.internal' }] })
    request('bob.pem')
    const rows = 'name,csr\nalice,alice.pem\nbob,bob.pem\n'
    const first = await issue(rows)
    const again = await issue(rows)
    expect(states(again.outcomes)).toEqual(['2 present', '3 present'])
    expect(requestIn(again.outcomes[0])).toEqual(requestIn(first.outcomes[0]))
    request('alice.pem', { names: [{ kind: 'dns', value: 'alice.acme.internal' }] })
    const third = await issue(rows)
    expect(refusals(third.outcomes)).toEqual(['2 name batch.differs'])
    expect(problems(third.outcomes)[0]).toContain('has another key than the request')
  })

  it('differs from a certificate whose key was made here', async () => {
    await issue('name\nalice\n')
    request('alice.pem')
    const { outcomes } = await issue('name,csr\nalice,alice.pem\n')
    expect(problems(outcomes)[0]).toContain('has another key than the request')
  })
})

describe('a row with a request that cannot be taken', () => {
  it('is refused by itself, with line and column, and stops no other', async () => {
    put('text.pem', 'no request')
    put('cut.der', makeRequest().subarray(0, 90))
    put('large.pem', `${requestPem(makeRequest())}${' '.repeat(64 * 1024)}`)
    request('forged.pem', { spki: makeKey().spki })
    request('authority.pem', { extensions: [encodeBasicConstraints({ ca: true })] })
    request('typed.pem')
    mkdirSync(at('folder'))
    execFileSync('mkfifo', [at('pipe')])
    symlinkSync('/dev/zero', at('zero'))
    symlinkSync('pipe', at('link'))
    request('good.pem')
    const rows = [
      'missing.pem',
      'text.pem',
      'cut.der',
      'large.pem',
      'forged.pem',
      'authority.pem',
      'folder',
      'pipe',
      'zero',
      'link',
      '/dev/zero',
      'rows',
      '-',
      'folder/missing/there.pem',
    ]
    const { outcomes } = await issue(
      `name,csr,key-type\n${rows.map((csr, index) => `row-${index},${csr},\n`).join('')}typed,typed.pem,ec-p256\ngood,good.pem,\n`,
    )
    expect(refusals(outcomes)).toEqual([
      '2 csr file.missing',
      '3 csr request.malformed',
      '4 csr request.malformed',
      '5 csr input.too-large',
      '6 csr request.unproven',
      '7 csr request.asks',
      '8 csr disk.failed',
      '9 csr disk.failed',
      '10 csr disk.failed',
      '11 csr disk.failed',
      '12 csr disk.failed',
      '13 csr request.malformed',
      '14 csr file.missing',
      '15 csr file.missing',
      '16 key-type input.malformed',
    ])
    expect(issued()).toEqual(['good'])
  })

  it('may have a NUL in its path', async () => {
    const { outcomes } = await issue('{"name":"alice","csr":"a\\u0000b"}\n{"name":"bob"}\n')
    expect(refusals(outcomes)).toEqual(['1 csr disk.failed'])
    expect(problems(outcomes)[0]).toContain('NUL')
  })

  it('is refused where its key is that of another row, whichever was meant', async () => {
    const key = request('one.pem')
    request('two.pem', { key })
    request('other.pem')
    const { outcomes } = await issue('name,csr\nalice,one.pem\nbob,other.pem\nMallory!,two.pem\n')
    expect(refusals(outcomes)).toEqual(['2 csr batch.repeated-key', '4 name identity.refused'])
    expect(issued()).toEqual(['bob'])
  })

  it('stops nobody with the key of somebody else, which its maker does not have', async () => {
    const key = request('alice.pem')
    put('mallory.der', makeRequest({ spki: key.spki }))
    const { outcomes } = await issue('name,csr\nalice,alice.pem\nmallory,mallory.der\n')
    expect(states(outcomes)).toEqual(['2 issued', '3 failed'])
  })

  it('is refused where its key is a good certificate’s, was stolen, or is an authority’s', async () => {
    const [taken, stolen] = [makeKey(), makeKey()]
    request('taken.pem', { key: taken })
    request('stolen.pem', { key: stolen })
    await issue('name,csr\nholder,taken.pem\nvictim,stolen.pem\n')
    await home.revoke('victim', 'keyCompromise')
    const authority = keyIn(readFileSync(join(home.path, 'authorities/clients/key.pem'), 'utf8'))
    put('authority.der', makeRequest({ key: authority }))
    const rows = 'name,csr\nalice,taken.pem\nbob,stolen.pem\ncarol,authority.der\nholder,\n'
    for (const mode of ['dry-run', 'issue'] as const) {
      const { outcomes } = await issue(rows, { mode })
      expect(refusals(outcomes)).toEqual(['2 csr key.taken', '3 csr key.compromised', '4 csr key.unfit'])
    }
  })

  it('is refused where the key was taken between the look and the reservation', async () => {
    const key = request('alice.pem')
    request('bob.pem')
    const { openStore } = home.ports
    const busy: Ports = {
      ...home.ports,
      openStore: (...place) => {
        const store = openStore(...place)
        return { ...store, certificates: { ...store.certificates, requireFreeKey: async () => undefined } }
      },
    }
    await home.issue('client', 'holder', { request: { content: makeRequest({ key }), source: 'x' } })
    const { outcomes } = await issue('name,csr\nalice,alice.pem\nbob,bob.pem\ncarol,\n', {}, busy)
    expect(refusals(outcomes)).toEqual(['2 csr key.taken'])
    expect(issued()).toEqual(['bob', 'carol', 'holder'])
  })

  it('takes no name by which its writer would be somebody else, unless a column gives it', async () => {
    const admin = [{ kind: 'uri', value: 'spiffe://acme.internal/admin' }] as const
    request('a.pem', { names: admin })
    request('b.pem', { names: admin })
    const { outcomes } = await issue('name,csr,uri\na,a.pem,\nb,b.pem,spiffe://acme.internal/admin\n')
    expect(outcomes.map((outcome) => requestIn(outcome))).toMatchObject([
      { added: ['URI:spiffe://acme.internal/a'], unmet: [{ asked: 'URI:spiffe://acme.internal/admin' }] },
      { taken: ['URI:spiffe://acme.internal/admin'], unmet: [] },
    ])
  })

  it('brings no name of a good certificate, nor of a row before it; its own columns may give one', async () => {
    const profile = join(home.path, 'profiles/client.json')
    const { names, ...rest } = JSON.parse(readFileSync(profile, 'utf8'))
    writeFileSync(profile, JSON.stringify({ ...rest, names: { ...names, fromRequests: ['dns'] } }))
    await home.issue('client', 'holder', { subjectAltNames: [{ kind: 'dns', value: 'held.acme.internal' }] })
    const dns = (value: string) => ({ names: [{ kind: 'dns', value }] as const })
    request('a.pem', dns('held.acme.internal'))
    request('b.pem', dns('fresh.acme.internal'))
    request('c.pem', dns('fresh.acme.internal'))
    request('d.pem', dns('given.acme.internal'))
    request('e.pem', dns('fresh.acme.internal'))
    const { outcomes } = await issue(
      'name,csr,dns\na,a.pem,\nb,b.pem,\nc,c.pem,\ngiven,,given.acme.internal\nd,d.pem,\ne,e.pem,fresh.acme.internal\n',
    )
    expect(refusals(outcomes)).toEqual(['2 csr request.asks', '4 csr request.asks', '6 csr request.asks'])
    expect(problems(outcomes)[2]).toContain('DNS:fresh.acme.internal is a name of "b"')
    expect(issued()).toEqual(['b', 'e', 'given', 'holder'])
    // A group of which no row is left leaves nothing.
    await issue('name,csr\na,a.pem\nzoe,\n', { usual: { days: 99_999 } })
    await issue('name,csr\na,a.pem\n')
    expect(issued()).toEqual(['b', 'e', 'given', 'holder'])
  })
})

/** The ports, where a method of the disk fails at each call. */
const failing = (method: string): Ports => {
  const fail = () => Promise.reject(new CountersignError('disk.full', { path: '/full' }))
  return { ...home.ports, files: { ...home.ports.files, [method]: fail } }
}

describe('a batch with requests that is cut short', () => {
  const rows = 'name,csr\nalice,alice.pem\nbob,\n'

  it.each(['renameTogether', 'remove'])('is finished by the next command (%s)', async (method) => {
    const key = request('alice.pem')
    await expect(issue(rows, {}, failing(method))).rejects.toMatchObject({ code: 'disk.full' })
    const { outcomes } = await issue(rows)
    expect(states(outcomes)).toEqual(['2 present', '3 present'])
    expect(issued()).toEqual(['alice', 'bob'])
    expect(filesOf('alice')).toEqual(['certificate.pem', 'chain.pem'])
    expect(isSameKey(tbsOf('alice').spki, key.spki)).toBe(true)
    expect(existsSync(join(home.path, 'issued/bob/key.pem'))).toBe(true)
  })

  it('comes to lie beside what has taken its place meanwhile', async () => {
    request('alice.pem')
    await expect(issue(rows, {}, failing('renameTogether'))).rejects.toMatchObject({ code: 'disk.full' })
    mkdirSync(join(home.path, 'issued/alice'))
    writeFileSync(join(home.path, 'issued/alice/notes.txt'), 'mine')
    await home.issue('client', 'carol')
    const beside = issued().find((name) => /^alice./.test(name))
    expect(filesOf(beside ?? 'none')).toEqual(['certificate.pem', 'chain.pem'])
    expect(filesOf('alice')).toEqual(['notes.txt'])
  })

  it('keeps no key of a request in its journal', async () => {
    request('alice.pem')
    await expect(issue(rows, {}, failing('renameTogether'))).rejects.toMatchObject({ code: 'disk.full' })
    const [group] = issued().filter((name) => name.startsWith('.batch-'))
    const journal = readFileSync(join(home.path, 'issued', group!, 'keys.pem'), 'utf8')
    expect(journal.match(/^serial /gm)).toHaveLength(2)
    expect(journal.match(/BEGIN PRIVATE KEY/g)).toHaveLength(1)
    expect(journal.match(/^key elsewhere$/gm)).toHaveLength(1)
  })
})

it('tells of a request that went missing as of any other', async () => {
  request('alice.pem')
  const rows = 'name,csr\nalice,alice.pem\nbob,\n'
  await issue(rows)
  unlinkSync(at('alice.pem'))
  expect(refusals((await issue(rows)).outcomes)).toEqual(['2 csr file.missing'])
})
