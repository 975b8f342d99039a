import { describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import type { TargetManifest } from '../../src/export/manifest.ts'
import { type Material, requireMaterial } from '../../src/export/material.ts'
import type { Hosts } from '../../src/policy/server-certificate.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { pinOf } from '../../src/x509/pin.ts'
import { type Made, makeCertificate, makeCrl, makeKey } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'
import { clients, makeExportPki, makeServer } from '../support/export-kit.ts'
import { materialAt } from '../support/target-kit.ts'

const host = 'api.acme.internal'
const paths = { clientAuthority: 'ca.pem', clientCrl: 'crl.pem', serverChain: 'chain.pem', serverKey: 'key.pem' }
const target = { material: materialAt(paths) as TargetManifest['material'] }
const day = 86_400

const pki = makeExportPki(host)
const other = makeExportPki(host)
const require = (changes: Partial<Material>, pin = pki.pin, at = noon, hosts: Hosts = [host]) =>
  requireMaterial({ ...pki.material, ...changes }, target, { authority: clients, pin, hosts, at }).open
const refusal = (code: string, facts: Record<string, unknown> = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

describe('the material of an export', () => {
  it('is encoded to exactly one anchor, one CRL and the chain when it is sound', () => {
    const files = require({ serverChain: [pki.server.der, pki.servers.der] })
    expect([...files.keys()]).toEqual(['ca.pem', 'crl.pem', 'chain.pem'])
    expect(parseCertificatePem(files.get('ca.pem')!).der).toEqual(pki.authority.der)
    expect(parseCrlPem(files.get('crl.pem')!).number).toBe(1n)
    expect(files.get('chain.pem')!.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
  })

  it('is refused with an anchor of another pin', () => {
    expect(() => require({ clientAuthority: other.authority.der, clientCrl: makeCrl(other.authority).der })).toThrow(
      refusal('pin.mismatch', { expected: pki.pin, found: other.pin }),
    )
  })

  it('is refused with an anchor that another CA signed, even over the pinned key', () => {
    const key = makeKey()
    const cross = makeCertificate({
      issuer: pki.authority,
      key,
      extensions: [encodeBasicConstraints({ ca: true }), encodeKeyUsage(['keyCertSign', 'cRLSign'])],
    })
    const material = { clientAuthority: cross.der, clientCrl: makeCrl(cross).der }
    expect(() => require(material, pinOf(key.spki))).toThrow(
      refusal('file.malformed', {
        path: 'ca.pem',
        problem:
          'the certificate of the authority was issued by "CN=Acme clients", not by "CN=billing": it is not self-signed',
      }),
    )
  })

  it('is refused with an anchor that is no CA, is past or is yet to come', () => {
    const withAnchor =
      (anchor: Made, at = noon) =>
      () =>
        require({ clientAuthority: anchor.der, clientCrl: makeCrl(anchor).der }, pinOf(anchor.key.spki), at)
    const notCa = makeCertificate({ extensions: [encodeBasicConstraints({ ca: false })] })
    const ended = makeCertificate({ notAfter: addSeconds(noon, -1) })
    expect(withAnchor(notCa)).toThrow(
      refusal('file.malformed', { path: 'ca.pem', problem: expect.stringContaining('is not a CA') }),
    )
    expect(withAnchor(ended)).toThrow(refusal('authority.expired', { authority: 'clients' }))
    expect(withAnchor(pki.authority, addSeconds(noon, -2 * day))).toThrow(
      refusal('authority.not-yet-valid', { authority: 'clients' }),
    )
    // Its last second still belongs to it (RFC 5280 §4.1.2.5).
    expect(withAnchor(makeCertificate({ notAfter: noon }))).not.toThrow()
  })

  it('is refused without a CRL, with an expired one, and with one from the future', () => {
    const { authority } = pki
    const past = makeCrl(authority, [], { thisUpdate: addSeconds(noon, -2 * day), nextUpdate: addSeconds(noon, -1) })
    const future = makeCrl(authority, [], { thisUpdate: addSeconds(noon, 1) })
    expect(() => require({ clientCrl: undefined })).toThrow(refusal('crl.missing', { authority: 'clients' }))
    expect(() => require({ clientCrl: past.der })).toThrow(
      refusal('crl.expired', { nextUpdate: '2026-11-22T11:59:59Z' }),
    )
    expect(() => require({ clientCrl: future.der })).toThrow(refusal('crl.not-yet-valid', { authority: 'clients' }))
  })

  it('is refused with the CRL of another CA, also one of the same name', () => {
    const refused = (words: string) => refusal('file.malformed', { problem: expect.stringContaining(words) })
    expect(() => require({ clientCrl: makeCrl(other.authority).der })).toThrow(refused('not signed by the authority'))
    expect(() => require({ clientCrl: makeCrl(other.servers).der })).toThrow(refused('issued by "CN=Acme servers"'))
  })

  it('is refused with a certificate that does not cover the host, is out of date or is not for servers', () => {
    const chain = (made: Made) => () => require({ serverChain: [made.der], serverKey: made.key })
    const names = [{ kind: 'dns', value: host }] as const
    const refused = refusal('server.no-certificate', { host })
    expect(chain(makeServer(pki.servers, [{ kind: 'dns', value: 'www.acme.internal' }]))).toThrow(refused)
    expect(chain(makeServer(pki.servers, names, { notAfter: addSeconds(noon, -1) }))).toThrow(refused)
    expect(chain(makeServer(pki.servers, names, { extensions: [encodeSubjectAlternativeName(names)] }))).toThrow(
      refused,
    )
    expect(() => require({ serverChain: [] })).toThrow(refused)
    expect(chain(makeServer(pki.servers, names))).not.toThrow()
  })

  it('is refused where the certificate covers one of several hosts, of this home or handed in', () => {
    const second = 'b.acme.internal'
    const made = (...values: readonly string[]) =>
      makeServer(
        pki.servers,
        values.map((value) => ({ kind: 'dns', value })),
      )
    const withServer =
      ({ der, key }: Made, changes: Partial<Material> = {}) =>
      () =>
        require({ serverChain: [der], serverKey: key, ...changes }, pki.pin, noon, [host, second])
    const handedIn = { serverSource: '/etc/acme/chain.pem' }
    for (const [one, lacking] of [
      [made(host), second],
      [made(host, 'c.acme.internal'), second],
      [made(second), host],
    ] as const) {
      expect(withServer(one)).toThrow(refusal('server.lacks-host', { host: lacking, hosts: [host, second] }))
      expect(withServer(one, handedIn)).toThrow(
        refusal('server.unfit', { problem: expect.stringContaining(`not for ${lacking}`) }),
      )
    }
    for (const one of [made(second, host), made('*.acme.internal')]) {
      expect(withServer(one)).not.toThrow()
      expect(withServer(one, handedIn)).not.toThrow()
    }
  })

  it('is refused with the key of another certificate, and with a chain that does not hang together', () => {
    expect(() => require({ serverKey: other.server.key })).toThrow(
      refusal('file.malformed', { path: 'chain.pem', problem: 'the key is not of this certificate' }),
    )
    expect(() => require({ serverChain: [pki.server.der, other.servers.der] })).toThrow(
      refusal('file.malformed', { path: 'chain.pem', what: 'server certificate' }),
    )
  })
})
