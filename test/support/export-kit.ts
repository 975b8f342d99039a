/** What an export is given: two authorities, a CRL, a server's certificate and its key, all sound at the tests' noon. */
import { addSeconds, type EntryName, type Instant } from '../../src/core/brand.ts'
import type { KeyType } from '../../src/core/key.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys, secretKeyObject } from '../../src/effects/keys.ts'
import type { Material } from '../../src/export/material.ts'
import { isAddress } from '../../src/policy/host.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../src/x509/general-name.ts'
import { pinOf } from '../../src/x509/pin.ts'
import { type Made, makeCertificate, makeCrl, makeKey, type TestKey, type Wishes } from './certificate-kit.ts'
import { noon } from './clock.ts'

export const keys = createKeys(systemFiles)
export const clients = 'clients' as EntryName

/** A key that the real port can save, and that the kit can sign with. */
export function makeSavableKey(): TestKey {
  const key = keys.generate('ec-p256')
  return Object.assign(key, { secret: secretKeyObject(key) })
}

/** A server's certificate for these names. */
export const makeServer = (issuer: Made, names: readonly GeneralName[], wishes: Wishes = {}): Made =>
  makeCertificate({
    issuer,
    key: makeSavableKey(),
    subject: [{ type: 'commonName', value: 'server' }],
    extensions: [encodeExtendedKeyUsage(['serverAuth']), encodeSubjectAlternativeName(names)],
    ...wishes,
  })

/** Authorities and a server for one host, with the material that an export of it takes, all around one moment. */
/**
 * @param keyType of the client authority
 * @param more names that the server's certificate has besides
 */
export function makeExportPki(
  host: string,
  at: Instant = noon,
  keyType: KeyType = 'ec-p256',
  more: readonly string[] = [],
) {
  const lately: Wishes = { notBefore: addSeconds(at, -3600), notAfter: addSeconds(at, 90 * 86_400) }
  const authority = makeCertificate({ ...lately, key: makeKey(keyType) })
  const servers = makeCertificate({ ...lately, subject: [{ type: 'commonName', value: 'Acme servers' }] })
  const names = [host, ...more].map((value) => ({ kind: isAddress(value) ? ('ip' as const) : ('dns' as const), value }))
  const server = makeServer(servers, names, lately)
  const material: Material = {
    clientAuthority: authority.der,
    clientCrl: makeCrl(authority, [], { thisUpdate: at }).der,
    serverChain: [server.der],
    serverKey: server.key,
  }
  return { authority, servers, server, material, lately, pin: pinOf(authority.key.spki) }
}
