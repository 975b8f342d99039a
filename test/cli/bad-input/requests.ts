/** What is wrong with requests for certificates: their files, their keys, and what they ask for. */
import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseOid } from '../../../src/asn1/oid.ts'
import { bitString, octetString, sequence, utf8String } from '../../../src/asn1/writer.ts'
import { encodeBasicConstraints } from '../../../src/x509/extensions/basic-constraints.ts'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { makeCertificate, makeKey } from '../../support/certificate-kit.ts'
import {
  extensionRequest,
  identifier,
  keyIn,
  MICROSOFT_EXTENSIONS,
  makeRequest,
  type RequestWishes,
  requestPem,
} from '../../support/request-kit.ts'
import { issue } from './lines.ts'
import type { Row, World } from './world.ts'

const argv = issue('--csr', '@/dave.csr')
const writing =
  (content: (w: World) => string | Uint8Array) =>
  (w: World): void =>
    writeFileSync(w.at('dave.csr'), content(w))
const asking = (wishes: RequestWishes | (() => RequestWishes)) =>
  writing(() => requestPem(makeRequest(typeof wishes === 'function' ? wishes() : wishes)))
const dns = (...names: readonly string[]) => names.map((value) => ({ kind: 'dns' as const, value }))
const key = makeKey()
const sound = makeRequest({ key })
const challengePassword = { type: '1.2.840.113549.1.9.7', values: [utf8String('hunter2')] }
const inHome = (path: string) => (w: World) => keyIn(readFileSync(join(w.home, path), 'utf8'))
const ofKey = (path: string) => writing((w) => requestPem(makeRequest({ key: inHome(path)(w) })))

const replaced = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1')

type Wrong = readonly [about: string, bend: (w: World) => void, Pick<Row, 'code' | 'says'>]
const malformed = (...says: readonly string[]) => ({
  code: 'request.malformed' as const,
  says: ['@/dave.csr', ...says],
})

const files: readonly Wrong[] = [
  ['that is not there', () => undefined, { code: 'file.missing', says: ['@/dave.csr'] }],
  [
    'that is a directory',
    (w) => mkdirSync(w.at('dave.csr')),
    { code: 'file.malformed', says: ['@/dave.csr', 'directory'] },
  ],
  ['that is empty', writing(() => ''), malformed('PEM or DER')],
  ['that is a text', writing(() => 'please sign this'), malformed('PEM or DER')],
  ['that is a block cut off', writing(() => requestPem(sound).slice(0, 200)), malformed('line 1')],
  ['that is not base64', writing(() => requestPem(sound).replace('M', '!')), malformed('base64')],
  ['that is DER cut off', writing(() => sound.subarray(0, 100)), malformed('byte')],
  [
    'that is DER with an octet behind it',
    writing(() => Buffer.concat([sound, Buffer.of(0)])),
    malformed('nothing more'),
  ],
  ['in a file of two', writing(() => requestPem(sound) + requestPem(makeRequest())), malformed('one request')],
  ['that is a certificate', writing(() => makeCertificate().pem), malformed('labelled CERTIFICATE)')],
  ['that is a certificate in DER', writing(() => makeCertificate().der), malformed('no certificate')],
  [
    'that is a private key',
    (w) => copyFileSync(join(w.home, 'issued/alice/key.pem'), w.at('dave.csr')),
    malformed('stays'),
  ],
  [
    'that is a private key in DER',
    writing((w) => inHome('issued/alice/key.pem')(w).export({ type: 'pkcs8', format: 'der' })),
    malformed('private key'),
  ],
  [
    'beside its private key',
    writing((w) => requestPem(sound) + readFileSync(join(w.home, 'issued/alice/key.pem'), 'utf8')),
    malformed('no private key'),
  ],
  [
    'of a hundred kilobytes',
    writing(() => `${'x\n'.repeat(50_000)}${requestPem(sound)}`),
    { code: 'input.too-large', says: ['@/dave.csr'] },
  ],
  [
    'of a hundred megabytes',
    (w) => {
      writeFileSync(w.at('dave.csr'), '')
      truncateSync(w.at('dave.csr'), 100 * 1024 * 1024)
    },
    { code: 'input.too-large', says: ['@/dave.csr'] },
  ],
  ['that never ends', (w) => symlinkSync('/dev/zero', w.at('dave.csr')), malformed('PEM or DER')],
]

const contents: readonly Wrong[] = [
  ['of another version', asking({ version: 1 }), malformed('version 1')],
  [
    'with an extension twice',
    asking({ names: dns('a.acme.internal'), extensions: [encodeSubjectAlternativeName(dns('b.acme.internal'))] }),
    malformed('2.5.29.17 once'),
  ],
  [
    'with an extension in two attributes',
    asking({
      names: dns('a.acme.internal'),
      attributes: [extensionRequest([encodeSubjectAlternativeName(dns('b.acme.internal'))], MICROSOFT_EXTENSIONS)],
    }),
    malformed('2.5.29.17 once'),
  ],
  [
    'with an attribute twice',
    asking({ attributes: [challengePassword, challengePassword] }),
    malformed('1.2.840.113549.1.9.7 once'),
  ],
  [
    'with names that cannot be read',
    asking({
      extensions: [
        { oid: parseOid('2.5.29.17'), critical: false, value: sequence(octetString(Uint8Array.of(1), 0x87)) },
      ],
    }),
    malformed('in its extension subjectAltName at byte', 'address'),
  ],
  [
    'that asks to be an authority',
    asking({ extensions: [encodeBasicConstraints({ ca: true })] }),
    { code: 'request.asks', says: ['CA:TRUE'] },
  ],
]

const proofs: readonly Wrong[] = [
  [
    'changed after it was signed',
    asking({ subject: [{ type: 'commonName', value: 'dave' }], forge: (info) => replaced(info, 'dave', 'root') }),
    { code: 'request.unproven', says: ['signature'] },
  ],
  ['signed by another key', asking({ spki: makeKey().spki }), { code: 'request.unproven', says: ['private key'] }],
  [
    'signed with SHA-1',
    asking({ algorithm: { identifier: identifier('1.2.840.10045.4.1'), digest: 'sha1' } }),
    { code: 'request.unproven', says: ['1.2.840.10045.4.1', 'SHA-256'] },
  ],
  [
    'whose signature is empty',
    asking({ signature: new Uint8Array(0) }),
    { code: 'request.unproven', says: ['signature'] },
  ],
]

/** P-256 with this point. */
const onCurve = (point: Uint8Array) =>
  sequence(sequence(...['1.2.840.10045.2.1', '1.2.840.10045.3.1.7'].map((one) => oidOf(one))), bitString(point))
const oidOf = (value: string): Uint8Array => identifier(value).subarray(2)
const spelledOut = sequence(
  sequence(oidOf('1.2.840.10045.2.1'), sequence()),
  bitString(Uint8Array.of(4, ...new Uint8Array(64))),
)

const keys: readonly Wrong[] = [
  [
    'of RSA with 2048 bits',
    asking(() => ({ key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey })),
    { code: 'key.unfit', says: ['RSA 2048', 'rsa-3072'] },
  ],
  [
    'of RSA with the public exponent 3',
    asking(() => ({ key: generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 3 }).privateKey })),
    { code: 'key.unfit', says: ['public exponent is 3', 'new key'] },
  ],
  [
    'of a curve that is not known',
    asking(() => ({ key: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey })),
    { code: 'key.unfit', says: ['EC 1.3.132.0.10'] },
  ],
  ['of a curve that is spelt out', asking({ spki: spelledOut }), malformed('spelt out')],
  [
    'of a point beside the curve',
    asking({ spki: onCurve(Uint8Array.of(4, ...new Uint8Array(64).fill(1))) }),
    { code: 'key.unfit', says: ['curve'] },
  ],
  [
    'of the key of an authority',
    ofKey('authorities/clients/key.pem'),
    { code: 'key.unfit', says: ['authority clients'] },
  ],
  [
    'of the key of the other authority',
    ofKey('authorities/servers/key.pem'),
    { code: 'key.unfit', says: ['authority servers'] },
  ],
  ['of a key that was stolen', ofKey('issued/bob/key.pem'), { code: 'key.compromised', says: ['"bob"'] }],
  ['of a key that another client has', ofKey('issued/carol/key.pem'), { code: 'key.taken', says: ['"carol"'] }],
]

/** Rows about requests. */
export const requestRows: readonly Row[] = [
  ...[...files, ...contents, ...proofs, ...keys].map(([about, bend, refusal]) => ({
    about: `a request ${about}`,
    argv,
    bend,
    ...refusal,
  })),
  {
    about: 'a request for a server, of which no name is left',
    argv: ['issue', 'server', 'web', '--csr', '@/dave.csr'],
    bend: asking({ names: dns('db.acme.internal') }),
    code: 'request.asks',
    says: ['DNS:db.acme.internal', 'the name web', '--dns'],
  },
  {
    about: 'a request and a type of key',
    argv: [...argv, '--key-type', 'ec-p256'],
    bend: writing(() => requestPem(sound)),
    code: 'usage.wrong',
    says: ['@/dave.csr', 'ec-p256'],
  },
]
