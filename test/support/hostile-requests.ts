/** Requests (PKCS#10) for property tests, that ask for what they may have and for what nobody may have. Makes no key. */
import fc from 'fast-check'
import { parseOid } from '../../src/asn1/oid.ts'
import { octetString, sequence, utf8String } from '../../src/asn1/writer.ts'
import type { Extension } from '../../src/x509/extension.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../src/x509/general-name.ts'
import { hostileText } from './hostile.ts'

const ascii = hostileText.filter((text) => /^[\0-\x7f]*$/.test(text))
const hosts = fc.constantFrom(
  'a.acme.internal',
  'A.acme.internal',
  '*.acme.internal',
  'localhost',
  'evil.example',
  'Alice Smith',
  '',
)
/** Hosts that follow from the name under which these are issued. */
const own = fc.constantFrom('device', 'device.acme.internal')
const uris = fc.constantFrom(
  'spiffe://acme.internal/alice',
  'spiffe://acme.internal/device',
  'spiffe://acme.internal/../root',
  'spiffe://evil.example/root',
  'https://acme.internal/?x',
  'urn:acme:role:admin',
)
/** Names, some of which a profile allows. */
const name: fc.Arbitrary<GeneralName> = fc.oneof(
  fc.record({ kind: fc.constant('dns' as const), value: fc.oneof(hosts, own, ascii) }),
  fc.record({ kind: fc.constant('uri' as const), value: fc.oneof(uris, ascii) }),
  fc.record({ kind: fc.constant('email' as const), value: fc.oneof(fc.constant('a@acme.example'), ascii) }),
  fc.record({ kind: fc.constant('upn' as const), value: fc.oneof(fc.constant('a@acme.example'), hostileText) }),
  fc.record({ kind: fc.constant('ip' as const), value: fc.constantFrom('10.0.0.1', 'fd00::1', '8.8.8.8') }),
  fc.constant({ kind: 'registeredId' as const, value: parseOid('1.2.3') }),
  fc.constant({ kind: 'directory' as const, value: [{ type: 'commonName' as const, value: 'root' }] }),
  fc.constant({ kind: 'other' as const, oid: parseOid('1.2.3'), der: utf8String('x') }),
)
const unknown = (oid: string): Extension => ({
  oid: parseOid(oid),
  critical: true,
  value: sequence(octetString(Uint8Array.of(1))),
})
const extension: fc.Arbitrary<Extension> = fc.oneof(
  fc.boolean().map((ca) => encodeBasicConstraints({ ca })),
  fc
    .subarray(['digitalSignature', 'keyEncipherment', 'keyCertSign', 'cRLSign'] as const, { minLength: 1 })
    .map(encodeKeyUsage),
  fc
    .subarray(['clientAuth', 'serverAuth', 'anyExtendedKeyUsage', 'codeSigning'] as const, { minLength: 1 })
    .map((all) => encodeExtendedKeyUsage(all)),
  fc.array(name, { minLength: 1, maxLength: 12 }).map((names) => encodeSubjectAlternativeName(names)),
  fc.constantFrom(
    ...['2.5.29.30', '2.5.29.31', '2.5.29.32', '2.5.29.54', '2.5.29.56', '1.3.6.1.4.1.32473.1.1', '1.2.3'].map(unknown),
  ),
)
/** What a request may ask for. */
export const hostileRequest = fc.record({
  subject: fc.array(
    fc.record({ type: fc.constantFrom('commonName' as const, 'organizationName' as const), value: hostileText }),
    { maxLength: 3 },
  ),
  extensions: fc.uniqueArray(extension, { maxLength: 5, selector: ({ oid }) => oid }),
  microsoft: fc.uniqueArray(extension, { maxLength: 1, selector: ({ oid }) => oid }),
})
