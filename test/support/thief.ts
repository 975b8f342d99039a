/** What a thief of an authority's key holds, and would like to say with it. Who falls for it is for the tests to find. */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { Usage } from '../../src/core/record.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import type { GeneralName } from '../../src/x509/general-name.ts'
import { keyFrom, type Made } from './certificate-kit.ts'
import type { TestHome } from './home.ts'

/** An authority of a home in the hands of somebody who has its key and minds no policy. */
export async function steal(home: TestHome, usage: Usage): Promise<Made> {
  const paths = home.authority(usage)
  const pem = await home.read(paths.certificate)
  const secret = createPrivateKey(await home.read(paths.key))
  const certificate = parseCertificatePem(pem)
  return { certificate, der: certificate.der, pem, key: keyFrom('ec-p256', createPublicKey(secret), secret) }
}

/** Names that the servers authority of a home speaks for, and names that it does not (RFC 5280 §4.2.1.10). */
export const insideNames: readonly GeneralName[] = [
  { kind: 'dns', value: 'acme.internal' },
  { kind: 'dns', value: 'api.acme.internal' },
  { kind: 'dns', value: 'localhost' },
  { kind: 'ip', value: '127.0.0.1' },
  { kind: 'ip', value: '10.255.255.255' },
  { kind: 'ip', value: '172.31.0.1' },
  { kind: 'ip', value: '::1' },
  { kind: 'ip', value: 'fd00::1' },
]
export const outsideNames: readonly GeneralName[] = [
  { kind: 'dns', value: 'www.example.com' },
  { kind: 'dns', value: 'notacme.internal' },
  { kind: 'ip', value: '128.0.0.1' },
  { kind: 'ip', value: '11.0.0.1' },
  { kind: 'ip', value: '172.32.0.1' },
  { kind: 'ip', value: '2001:db8::1' },
]
