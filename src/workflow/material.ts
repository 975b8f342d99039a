/** Gives a program the PEM texts that it needs to be a server or a client of a home: certificates, the CRL and its own key. */
import { authorityFor, findAuthority, type KeptPins, pinFor } from '../authority/authority.ts'
import { requireWhole } from '../authority/backlog.ts'
import { readCrl } from '../authority/published.ts'
import { parseEntryName } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { parseHost } from '../policy/host.ts'
import { encodeCertificatePem } from '../x509/certificate.ts'
import { encodeCrlPem } from '../x509/crl.ts'
import { findHonest, type HeldCredential, requireServer } from './credential.ts'
import type { HeldHome } from './opening.ts'
import type { Ports } from './ports.ts'

async function encode({ chain, files: { key: path } }: HeldCredential, files: Files) {
  const key = await files.readText(path)
  if (key === undefined) throw new CountersignError('file.missing', { path, what: 'key' })
  return { chain: chain.map(encodeCertificatePem).join(''), key }
}

/**
 * Takes what a server of this home needs: the pinned client authority, its CRL as published, the home's claims, and the
 * newest server credential that covers the host. Reads; signs nothing.
 *
 * @throws {CountersignError} `server.no-certificate`, `crl.missing`, `crl.malformed`, `crl.incomplete`, `pin.mismatch`, `identity.refused` (host), `home.*`
 */
export function takeServerMaterial(
  request: {
    readonly host: string
    readonly pin?: KeptPins
    readonly authority?: string
    readonly serverAuthority?: string
  },
  held: HeldHome,
  ports: Ports,
) {
  return held.read(async (opened) => {
    const { home, store } = opened
    const { files } = ports
    const host = parseHost(request.host)
    const name = authorityFor(home, 'client', request.authority)
    const clients = await findAuthority(home, name, store, files, pinFor(request.pin, name))
    const crl = await readCrl(home, clients, files)
    if (crl === undefined) throw new CountersignError('crl.missing', { authority: clients.name })
    await requireWhole(crl, clients, store)
    const credential = await requireServer(opened, [host], ports, present({ asked: request.serverAuthority }))
    const { chain, key } = await encode(credential, files)
    const places = (await opened.claims()).map(
      ({ name, type, oid, uri }) =>
        [name, oid === undefined ? { type: 'string' as const, uri } : { type, oid: oid as string }] as const,
    )
    return {
      host,
      clientAuthority: encodeCertificatePem(clients.certificate.der),
      pin: clients.pin as string,
      clientCrl: encodeCrlPem(crl.der),
      claims: Object.fromEntries(places),
      serverChain: chain,
      serverKey: key,
    }
  })
}

/**
 * Takes what a client of this home needs to reach its servers: the newest credential of a name, and the authority that
 * certifies servers. Reads; signs nothing.
 *
 * @throws {CountersignError} `name.unknown`; `probe.no-credential` where it ended, was revoked, or its key is elsewhere
 */
export function takeClientMaterial(
  request: { readonly name: string; readonly serverAuthority?: string },
  held: HeldHome,
  ports: Ports,
) {
  return held.read(async (opened) => {
    const { home, store } = opened
    const { chain, key } = await encode(await findHonest(opened, parseEntryName(request.name), ports), ports.files)
    const servers = await findAuthority(home, authorityFor(home, 'server', request.serverAuthority), store, ports.files)
    return { cert: chain, key, ca: encodeCertificatePem(servers.certificate.der) }
  })
}
