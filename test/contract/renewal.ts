/**
 * What renewals in a real home mean to a server that runs on: who gets in with the old and with the new certificate, and from when on.
 * Does not say what a renewal keeps, nor that a certificate ends, which is shown of every certificate with the clocks.
 */
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { addSeconds, parsePin } from '../../src/core/brand.ts'
import type { Clock } from '../../src/core/port/clock.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { pathOf } from '../../src/export/material-files.ts'
import type { RenewalRequest } from '../../src/workflow/renew.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import type { Made } from '../support/certificate-kit.ts'
import { keys } from '../support/export-kit.ts'
import { type LivePki, makeLivePki, type Started, tlsVersions } from '../support/exported-server.ts'
import { knowPassphrase, makeHome } from '../support/home.ts'
import { renewCertificates } from '../support/workflows.ts'
import { base, type Proof, proof } from './proof.ts'
import { type Stand, start } from './stand.ts'

const viewer = [{ name: 'role', value: 'viewer' }]

/** Who is renewed, and how. */
const renewals = {
  alice: { key: 'same' },
  bob: { key: 'new' },
  carol: { key: 'same', claims: viewer },
  dora: { key: 'new', claims: viewer },
  erin: { key: 'same', claims: viewer, fate: 'keep' },
} as const satisfies Readonly<Record<string, Partial<RenewalRequest>>>
const everybody = Object.keys(renewals) as (keyof typeof renewals)[]

type Held = Readonly<Record<keyof typeof renewals, Made>>

/** A home that issued a day ago and renewed just now: what an export took of it before, both certificates of everybody, and its new CRL. */
async function makeGrounds() {
  let ahead = -86_400
  const clock: Clock = { ...systemClock, now: () => addSeconds(systemClock.now(), ahead) }
  const home = await makeHome({ clock })
  const issued = (name: string, file: string) => join(home.path, 'issued', name, file)
  const read = (file: string) => readFileSync(file, 'utf8')
  const held = (): Held => {
    const heldBy = (name: string): Made => {
      const pem = read(issued(name, 'certificate.pem'))
      const certificate = parseCertificatePem(pem)
      const secret = createPrivateKey(read(issued(name, 'key.pem')))
      return { pem, certificate, der: certificate.der, key: { secret } as Made['key'] }
    }
    return Object.fromEntries(everybody.map((name) => [name, heldBy(name)])) as Held
  }
  try {
    for (const name of everybody) await home.issue('client', name, { claims: [{ name: 'role', value: 'admin' }] })
    await home.issue('server', 'localhost')
    const { certificate, crl, pin } = home.authority('client')
    const plain = makeLivePki()
    const pki: LivePki = {
      ...plain,
      pin: parsePin(read(pin).trim()),
      servers: { ...plain.servers, pem: read(home.authority('server').certificate) },
      material: {
        clientAuthority: parseCertificatePem(read(certificate)).der,
        clientCrl: parseCrlPem(read(crl)).der,
        serverChain: [parseCertificatePem(read(issued('localhost', 'certificate.pem'))).der],
        serverKey: await keys.load(issued('localhost', 'key.pem')),
      },
    }
    const old = held()
    ahead = 0
    for (const name of everybody) {
      const asked = { subjectAltNames: [], claims: [], fate: 'by-content', mode: 'renew', ...renewals[name] } as const
      const common = { home: home.path, passphrase: knowPassphrase, watch: () => undefined }
      await renewCertificates({ ...asked, ...common, which: [{ word: name }] }, home.ports)
    }
    return { pki, old, renewed: held(), crl: read(crl) }
  } finally {
    await home.remove()
  }
}

let made: ReturnType<typeof makeGrounds> | undefined
/** One home does for all servers, none of which changes it. */
const grounds = () => (made ??= makeGrounds())

const nobody = Object.fromEntries(everybody.map((name) => [name, false]))
const all = Object.fromEntries(everybody.map((name) => [name, true]))

/** Whom a server lets in. */
async function admitted({ manners }: Stand, server: Started, as: Held, version: '1.2' | '1.3') {
  const stood: Record<string, boolean> = {}
  for (const name of everybody) {
    const answer = await server.knock({ as: as[name], version })
    const status = answer === 'refused' ? answer : answer.status
    expect([200, manners.revoked], name).toContain(status)
    stood[name] = status === 200
  }
  return stood
}

export const renewal: readonly Proof[] = [
  proof(
    'lets in with a renewed certificate at once and with the old one until it is revoked, which is where the new one says something else',
    base,
    async ({ stand }) => {
      const { pki, old, renewed, crl } = await grounds()
      const serials = [old, renewed].flatMap((some) => everybody.map((name) => some[name].certificate.tbs.serial))
      expect(new Set(serials).size).toBe(2 * everybody.length)
      const hasKept = (name: keyof Held) =>
        Buffer.from(old[name].certificate.tbs.spki).equals(renewed[name].certificate.tbs.spki)
      for (const name of everybody) expect(hasKept(name), name).toBe(renewals[name].key === 'same')

      const server = await start(stand, pki)
      for (const version of tlsVersions) {
        // The new one bars nobody the way who still has the old one, and the other way round.
        for (const some of [old, renewed, old])
          expect(await admitted(stand, server, some, version), version).toEqual(all)
      }
      expect(await server.reload(pathOf(stand.target, 'clientCrl'), crl)).toContain(server.words.done)
      const good = { ...nobody, alice: true, bob: true, erin: true }
      for (const version of tlsVersions) {
        expect(await admitted(stand, server, old, version), version).toEqual(good)
        expect(await admitted(stand, server, renewed, version), version).toEqual(all)
      }
      await server.stop()
    },
  ),
]
