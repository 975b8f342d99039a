/** Proving a server from its home: by address as well as by name, and only where somebody answers for it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { reasonOf } from '../../src/probe/report/report.ts'
import { type Served, serve } from '../../src/workflow/run-exported.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { makeServer } from '../support/export-kit.ts'
import { knowPassphrase, makeHome, realPorts, type TestHome } from '../support/home.ts'
import {
  type ExportOptions,
  homeStatus,
  listCertificates,
  type ProveRequest,
  proveServer,
  refreshCrls,
  revokeCertificates,
  writeTarget,
} from '../support/workflows.ts'

const now = systemClock.now()
const lately = { notBefore: addSeconds(now, -3600), notAfter: addSeconds(now, 86_400) }

let home: TestHome
beforeEach(async () => {
  home = await makeHome()
  await home.issue('client', 'alice')
})
afterEach(() => home.remove())

const prove = (url: string, changes: Partial<ProveRequest> = {}) =>
  proveServer(
    {
      home: home.path,
      url,
      as: 'alice',
      operator: 'not-stated',
      mint: 'allowed',
      passphrase: knowPassphrase,
      watch: () => undefined,
      ...changes,
    },
    home.ports,
  )

/** Exports a Node.js server, and starts it. */
async function startNode(host: string, more: Partial<ExportOptions> = {}): Promise<Served & { readonly url: string }> {
  const listen = `127.0.0.1:${await home.ports.network.freePort('127.0.0.1')}`
  const out = join(home.path, '../deploy')
  const asked = { home: home.path, target: 'node', host, listen, out, origins: [], mode: 'export', ...more } as const
  return { ...(await serve(await writeTarget(asked, home.ports), home.ports)), url: `https://${listen}` }
}

describe('proveServer', () => {
  it('proves a server that is reached by an address alone', async () => {
    await home.issue('server', 'here', { subjectAltNames: [{ kind: 'ip', value: '127.0.0.1' }] })
    const server = await startNode('127.0.0.1')
    try {
      await home.issue('client', 'bob')
      const report = await prove(server.url, { unsafePath: '/', identityPath: '/' })
      const open = report.results
        .filter(({ verdict }) => verdict !== 'enforced')
        .map(({ id, verdict }) => [id, verdict])
      // There is nobody revoked in this home.
      expect(open).toEqual([
        ['connection-after-revocation', 'not-tried'],
        ['forbidden-request', 'not-tried'],
        ['issued-twice', 'not-tried'],
        ['revocation-lag', 'not-tried'],
        ['revoked', 'inconclusive'],
        ['revoked-serial', 'not-tried'],
      ])
      // Its page names the caller, by the certificate, whatever a header claims of the other client.
      const spoofed = report.results.find(({ id }) => id === 'spoofed-identity')?.attempts ?? []
      const naming = spoofed.filter(({ label }) => label.startsWith('the identity page'))
      expect(naming.map((attempt) => reasonOf(attempt))).toEqual(Array(7).fill('the identity page names this client'))
      const asOther = await prove(server.url, { mint: 'refused', identityPath: '/', second: 'bob' })
      const results = asOther.results.filter(({ id }) => id === 'cookie-of-another' || id === 'mixed-up-identity')
      expect(results.map(({ verdict }) => verdict)).toEqual(['enforced', 'enforced'])
    } finally {
      await server.stop()
    }
  })

  it('refuses a second client that is none: the honest one, one that was revoked, and one that there is not', async () => {
    await home.issue('client', 'bob')
    await home.revoke('bob')
    const refusedAs = (second: string) => prove('https://127.0.0.1:1', { second, mint: 'refused' })
    const unfit = { code: 'probe.no-credential', facts: { flag: '--second' } }
    await expect(refusedAs('alice')).rejects.toMatchObject(unfit)
    await expect(refusedAs('bob')).rejects.toMatchObject(unfit)
    await expect(refusedAs('carol')).rejects.toMatchObject({ code: 'name.unknown' })
  })

  it('keeps what it has had signed out of sight, counts it apart, and lets it go from the CRL once that has named it after its end', async () => {
    await home.issue('server', 'here', { subjectAltNames: [{ kind: 'ip', value: '127.0.0.1' }] })
    const server = await startNode('127.0.0.1')
    try {
      await prove(server.url)
    } finally {
      await server.stop()
    }
    await home.issue('client', 'carol')
    await home.revoke('carol')
    const list = async (more: object = {}) =>
      (await listCertificates({ home: home.path, limit: 100, ...more }, home.ports)).certificates.map(
        ({ name }) => name,
      )
    expect(await list()).toEqual(['carol', 'here', 'alice'])
    const all = await list({ minted: 'included' })
    expect(all).toEqual(expect.arrayContaining(['carol', 'here', 'alice', 'countersign-probe']))
    expect(await list({ name: 'countersign-probe' })).toHaveLength(all.length - 3)
    const status = await homeStatus({ home: home.path }, home.ports)
    expect(status.counts).toEqual({
      ...{ reserved: 0, abandoned: 0, issued: 2, superseded: 0, revoked: 1, 'not-yet-valid': 0, expired: 0 },
    })
    expect(Object.values(status.minted).reduce((sum, n) => sum + n)).toBe(all.length - 3)
    expect(status.expiringSoon.map(({ name }) => name)).not.toContain('countersign-probe')

    const entriesAfter = async (seconds: number) => {
      const clock = { ...systemClock, now: () => addSeconds(systemClock.now(), seconds) }
      const crls = await refreshCrls(
        { home: home.path, authority: 'clients', passphrase: knowPassphrase, watch: () => undefined },
        realPorts(clock),
      )
      return crls.crls[0]?.entries
    }
    // One was minted for the time to come, and so revoked.
    expect(await entriesAfter(0)).toBe(2)
    expect(await entriesAfter(86_400)).toBe(2)
    expect(await entriesAfter(86_401)).toBe(1)
    expect((await homeStatus({ home: home.path }, home.ports)).contradictions).toEqual([])
  })

  it('takes a server certificate of another CA where it is told whose, and of no other', async () => {
    const authority = makeCertificate({ subject: [{ type: 'commonName', value: 'Elsewhere' }], ...lately })
    const made = makeServer(authority, [{ kind: 'dns', value: 'localhost' }], lately)
    const put = (name: string, content: string): string => {
      const path = join(home.path, '..', name)
      writeFileSync(path, content, { mode: 0o600 })
      return path
    }
    const server = await startNode('localhost', {
      serverChain: put('chain.pem', made.pem),
      serverKey: put('key.pem', String(made.key.secret.export({ type: 'pkcs8', format: 'pem' }))),
    })
    try {
      const controls = async (changes: Partial<ProveRequest>) =>
        (await prove(server.url, { host: 'localhost', mint: 'refused', ...changes })).controls.some(
          ({ state }) => state === 'answered',
        )
      expect(await controls({ serverCa: put('ca.pem', authority.pem) })).toBe(true)
      expect(await controls({})).toBe(false)
      const { cause } = await prove(server.url, { host: 'localhost', mint: 'refused' })
      expect(cause?.next).toContain('--server-ca')
      expect(await controls({ serverCa: 'public' })).toBe(false)
      await expect(controls({ serverCa: 'none.pem' })).rejects.toMatchObject({ code: 'file.missing' })
      await expect(controls({ serverCa: put('crl.pem', 'hello') })).rejects.toMatchObject({ code: 'file.malformed' })
    } finally {
      await server.stop()
    }
  })

  it('tries no certificate whose revocation is on no CRL yet: no server can know of it', async () => {
    await home.issue('server', 'localhost')
    for (const name of ['bob', 'carol']) await home.issue('client', name)
    const server = await startNode('localhost')
    const revoked = async (changes: Partial<ProveRequest> = {}) =>
      (await prove(server.url, { host: 'localhost', mint: 'refused', ...changes })).results.find(
        ({ id }) => id === 'revoked',
      )
    /** Records the revocation, and fails to publish it. */
    const cutOff = async (name: string): Promise<void> => {
      const { files } = home.ports
      const write: typeof files.write = (path, ...rest) =>
        path.endsWith('crl.pem')
          ? Promise.reject(new CountersignError('disk.full', { path }))
          : files.write(path, ...rest)
      const revoking = revokeCertificates(
        {
          home: home.path,
          what: { name },
          reason: 'keyCompromise',
          mode: 'revoke',
          passphrase: knowPassphrase,
          watch: () => undefined,
        },
        { ...home.ports, files: { ...files, write } },
      )
      await expect(revoking).rejects.toMatchObject({ code: 'crl.unpublished' })
    }
    try {
      await cutOff('carol')
      expect(await revoked()).toMatchObject({
        verdict: 'inconclusive',
        why: expect.stringContaining('none on the CRL'),
      })
      await expect(revoked({ revoked: 'carol' })).rejects.toMatchObject({
        code: 'probe.no-credential',
        facts: { problem: expect.stringMatching(/on no CRL yet.*countersign crl/) },
      })
      await home.revoke('bob')
      // The next signed CRL names carol too, and the server has neither it nor bob: now that is a fault of the server's.
      expect(await revoked({ revoked: 'carol' })).toMatchObject({ verdict: 'bypassed' })
      expect(await revoked({ revoked: 'bob' })).toMatchObject({ verdict: 'bypassed' })
    } finally {
      await server.stop()
    }
  })

  it.each(['http://127.0.0.1:1', 'https://127.0.0.1:1/?q', 'https://a@127.0.0.1:1', '127.0.0.1:1', 'https://a b/'])(
    'refuses %j as a URL',
    async (url) => {
      await expect(prove(url)).rejects.toMatchObject({ code: 'input.malformed' })
    },
  )

  it('connects to the addresses that it checked, of further listeners too', async () => {
    await home.issue('server', 'localhost')
    const server = await startNode('localhost')
    try {
      const more = {
        host: 'localhost',
        mint: 'refused',
        backend: ['http://127.0.0.1:1'],
        vhost: ['b.internal'],
      } as const
      const report = await prove(server.url.replace('127.0.0.1', 'localhost'), more)
      expect(report.endpoint.address.host).toBe('127.0.0.1')
      const verdicts = new Map(report.results.map(({ id, verdict }) => [id, verdict]))
      for (const id of ['direct-backend', 'other-virtual-host', 'resumption-across-names', 'no-certificate']) {
        expect([id, verdicts.get(id)]).toEqual([id, 'enforced'])
      }
      // Where the name stands for an address of each family, the other one was tried.
      const others = (await home.ports.network.lookup('localhost')).filter((address) => address !== '127.0.0.1')
      expect(verdicts.has('further-address')).toBe(others.length > 0)
      for (const elsewhere of [{ also: ['192.0.2.1'] }, { plain: ['http://192.0.2.1'] }]) {
        await expect(prove(server.url, { ...more, ...elsewhere })).rejects.toMatchObject({ code: 'probe.remote' })
      }
    } finally {
      await server.stop()
    }
  })

  it('attacks nothing but this machine unless somebody answers for it', async () => {
    await expect(prove('https://192.0.2.1:443')).rejects.toMatchObject({
      code: 'probe.remote',
      facts: { host: '192.0.2.1' },
    })
  })
})
