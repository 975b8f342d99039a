/** What every exported server must do, by its manifest alone: be checked, serve, reload, keep the good CRL, and end. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSerialNumber } from '../../src/core/brand.ts'
import { findTarget, type Target } from '../../src/export/catalogue.ts'
import { pathOf } from '../../src/export/material-files.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import {
  type Answer,
  editFile,
  exportFor,
  type LivePki,
  makeLivePki,
  runToEnd,
  type Started,
  startExported,
  tlsVersions,
  wordsOf,
} from '../support/exported-server.ts'
import { crlCases } from '../support/partial-crls.ts'
import { shippedTargets } from '../support/target-kit.ts'

const statusOf = (answer: Answer | 'refused'): number | 'refused' => (answer === 'refused' ? answer : answer.status)

/** What another tool may have put on a CRL that it signed with the authority's key. */
const oddSerials = [
  ['zero', Uint8Array.of(0x02, 0x01, 0x00)],
  ['a negative serial number', Uint8Array.of(0x02, 0x01, 0xfb)],
  ['one of 25 octets', Uint8Array.of(0x02, 25, ...new Uint8Array(25).fill(0x11))],
] as const

/**
 * Runs the contract. `program` is the server to start in the place of the first word of its commands; `taken` says which
 * CRLs its TLS library takes for complete although they are not, and has no setting against.
 */
export function targetContract(name: string, program?: string, taken: readonly string[] = []): void {
  let target: Target
  let pki: LivePki
  let exported: Awaited<ReturnType<typeof exportFor>>
  let server: Started
  const check = () =>
    runToEnd([program ?? exported.commands.check[0], ...exported.commands.check.slice(1)], exported.directory)

  beforeAll(async () => {
    pki = makeLivePki()
    target = findTarget(await shippedTargets(), name)
    exported = await exportFor(target, pki)
  })

  describe('before it is started', () => {
    it('passes its own check as it was exported', async () => {
      expect(await check()).toMatchObject({ status: 0 })
    })
  })

  describe('once it is started', () => {
    beforeAll(async () => {
      server = await startExported(exported, pki, program)
    })
    afterAll(() => server?.stop())

    describe.each(tlsVersions)('over TLS %s', (version) => {
      const knock = async (as: Parameters<Started['knock']>[0] = {}) => statusOf(await server.knock({ ...as, version }))

      it('answers a client of the pinned authority', async () => {
        expect(await knock({ as: pki.client('alice') })).toBe(200)
      })

      it('answers nobody else', async () => {
        const decoy = makeCertificate(pki.lately)
        const stranger = makeCertificate({ ...pki.lately, subject: [{ type: 'commonName', value: 'Strangers' }] })
        const refused = {
          'no certificate': 'nobody',
          'its own server certificate': pki.server,
          'a client of a decoy of the same name': pki.client('alice', 'admin', { issuer: decoy }),
          'a client of another authority': pki.client('alice', 'admin', { issuer: stranger }),
          'a client past its end': pki.client('alice', 'admin', { notAfter: (pki.now - 1) as never }),
          'a client before its beginning': pki.client('alice', 'admin', { notBefore: (pki.now + 86_400) as never }),
        } as const
        for (const [what, as] of Object.entries(refused)) expect([what, await knock({ as })]).toEqual([what, 'refused'])
      })
    })

    it('refuses a Host that ends in a dot, and HTTP/1.0 that names none', async () => {
      const alice = pki.client('alice')
      expect(statusOf(await server.knock({ as: alice, headers: ['Host', `localhost.:${server.port}`] }))).toBe(421)
      expect(await server.send('GET / HTTP/1.0\r\n\r\n', alice)).toMatch(/^HTTP\/1\.[01] 400 /)
      expect(await server.send('GET / HTTP/1.0\r\nHost: localhost\r\n\r\n', alice)).toMatch(/^HTTP\/1\.[01] 200 /)
    })

    it('answers no preflight, of its own pages neither', async () => {
      const asked = ['Origin', `https://localhost:${server.port}`, 'Access-Control-Request-Method', 'POST']
      const answer = await server.knock({ as: pki.client('alice'), method: 'OPTIONS', headers: asked })
      if (answer === 'refused') throw new Error('no answer')
      expect(answer.status).toBe(405)
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    })

    it('refuses a revoked client after its reload, over both versions, and lets the others in', async () => {
      const [alice, bob] = [pki.client('alice'), pki.client('bob')]
      expect(statusOf(await server.knock({ as: bob }))).toBe(200)
      const said = await server.reload(pathOf(target, 'clientCrl'), pki.crl([bob.certificate.tbs.serial]))
      expect(said).toContain(wordsOf(exported).done)
      for (const version of tlsVersions) {
        expect(statusOf(await server.knock({ as: bob, version }))).toBe('refused')
        expect(statusOf(await server.knock({ as: alice, version }))).toBe(200)
        expect(statusOf(await server.knock({ as: 'nobody', version }))).toBe('refused')
      }
    })

    it('keeps the good CRL when the new one is bad', async () => {
      const [alice, bob] = [pki.client('alice'), pki.client('bob')]
      const good = pki.crl([bob.certificate.tbs.serial])
      await server.reload(pathOf(target, 'clientCrl'), good)
      for (const bad of ['', 'nonsense', pki.authority.pem]) {
        expect(await server.reload(pathOf(target, 'clientCrl'), bad)).toContain(wordsOf(exported).failed)
        expect(statusOf(await server.knock({ as: bob }))).toBe('refused')
        expect(statusOf(await server.knock({ as: alice }))).toBe(200)
      }
    })

    it.each(crlCases)(
      'lets nobody back in by a CRL that is not complete (RFC 5280 §5.2, §6.3.3): $what',
      async (one) => {
        const { what, complete, ...wishes } = one
        const [alice, bob] = [pki.client('alice'), pki.client('bob')]
        await server.reload(pathOf(target, 'clientCrl'), pki.crl([bob.certificate.tbs.serial]))
        expect(statusOf(await server.knock({ as: bob }))).toBe('refused')
        await server.reload(pathOf(target, 'clientCrl'), pki.crl([parseSerialNumber('4aff')], wishes))
        const bobGetsIn = statusOf(await server.knock({ as: bob })) !== 'refused'
        expect(bobGetsIn).toBe(complete || taken.includes(what))
        await server.reload(pathOf(target, 'clientCrl'), pki.crl())
        expect(statusOf(await server.knock({ as: alice }))).toBe(200)
      },
    )

    it.each(oddSerials)(
      'takes a CRL that names %s, which no certificate has, and refuses the others that it names (RFC 5280 §4.1.2.2)',
      async (_, odd) => {
        const [alice, bob] = [pki.client('alice'), pki.client('bob')]
        await server.reload(pathOf(target, 'clientCrl'), pki.crl([bob.certificate.tbs.serial], { odd: [odd] }))
        expect(statusOf(await server.knock({ as: bob }))).toBe('refused')
        expect(statusOf(await server.knock({ as: alice }))).toBe(200)
        await server.reload(pathOf(target, 'clientCrl'), pki.crl())
        expect(statusOf(await server.knock({ as: bob }))).toBe(200)
      },
    )

    it('ends when it is told to', async () => {
      server.signal('SIGTERM')
      expect(await server.exited).toBe(0)
    })
  })

  it('does not pass its own check with a damaged anchor', async () => {
    const other = await exportFor(target, pki)
    editFile(other.directory, pathOf(target, 'clientAuthority'), { BEGIN: 'BEGUN' })
    const { status } = await runToEnd(
      [program ?? other.commands.check[0], ...other.commands.check.slice(1)],
      other.directory,
    )
    expect(status).not.toBe(0)
    other.remove()
  })
}
