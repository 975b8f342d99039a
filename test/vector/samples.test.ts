/** Runs the corpus `x509-samples`, kept outside: three hundred files, sound, odd and malformed. Paths are not validated here. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type PemLabel, parsePem } from '../../src/asn1/pem.ts'
import { decryptPkcs8 } from '../../src/asn1/pkcs8.ts'
import { parseBundle } from '../../src/asn1/pkcs12-reader.ts'
import { parsePkcs8 } from '../../src/asn1/private-key-info.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import {
  isSignedBy,
  parseCertificate,
  parseCertificateChainPem,
  parseCertificatePem,
} from '../../src/x509/certificate.ts'
import { isCrlSignedBy, parseCertificateList, parseCrlPem } from '../../src/x509/crl.ts'
import type { Extension } from '../../src/x509/extension.ts'
import { decodeExtension, understoodExtensions } from '../../src/x509/extensions/index.ts'
import { parseSubjectPublicKeyInfo } from '../../src/x509/public-key.ts'
import { proofOf, requestIn } from '../../src/x509/request.ts'

type Kind = 'cert' | 'crl' | 'pkcs8' | 'key' | 'csr' | 'pkcs12' | 'ocsp'
type Expectation = 'parse' | 'refuse' | 'either'
type Sample = {
  readonly file: string
  readonly kind: Kind
  readonly what: string
  readonly expect: Expectation
  readonly password?: string
}
type Exceptions = Readonly<Record<string, { expected: Expectation; actual: Expectation; reason: string }>>

const unread: Readonly<Partial<Record<Kind, string>>> = {
  ocsp: 'OCSP messages are not read yet',
}
const kinds: readonly Kind[] = ['cert', 'crl', 'pkcs8', 'key', 'csr', 'pkcs12', 'ocsp']

const vectors = process.env['COUNTERSIGN_VECTORS']
const folder = join(vectors ?? '', 'x509-samples')

const idOf = ({ file }: Sample): string => `x509-samples::${file.replace('/', '::')}`
const octetsOf = ({ file }: Sample): Uint8Array => readFileSync(join(folder, file))
const textOf = ({ file }: Sample): string => readFileSync(join(folder, file), 'utf8')
const isPem = ({ file }: Sample): boolean => file.endsWith('.pem')

/** Decodes a sample whole, known extensions included, and gives the extensions there are. */
function decode(sample: Sample): readonly Extension[] {
  if (sample.kind === 'cert') {
    const chain = isPem(sample) ? parseCertificateChainPem(textOf(sample)) : [parseCertificate(octetsOf(sample))]
    return decodeExtensions(chain.flatMap(({ tbs }) => tbs.extensions))
  }
  if (sample.kind === 'crl') {
    const list = isPem(sample) ? parseCrlPem(textOf(sample)) : parseCertificateList(octetsOf(sample))
    for (const _ of list.entries());
    return decodeExtensions(list.extensions)
  }
  if (sample.kind === 'csr') {
    const request = requestIn(octetsOf(sample))
    // A signature of an algorithm that we do not know proves nothing, and is no fault of the form.
    if (proofOf(request) === 'wrong')
      throw new CountersignError('request.unproven', { source: sample.file, problem: '' })
    return decodeExtensions(request.extensions)
  }
  if (sample.kind === 'pkcs12') {
    const bundle = parseBundle(octetsOf(sample), Buffer.from(sample.password ?? ''))
    if (bundle === undefined) throw new CountersignError('passphrase.wrong', { path: sample.file })
    for (const { der } of bundle.certificates) decodeExtensions(parseCertificate(der).tbs.extensions)
    for (const { pkcs8 } of bundle.keys) parsePkcs8(pkcs8)
    return []
  }
  decodeKey(sample)
  return []
}

function decodeExtensions(extensions: readonly Extension[]): readonly Extension[] {
  extensions.forEach(decodeExtension)
  return extensions
}

function decodeKey(sample: Sample): void {
  const password = Buffer.from(sample.password ?? '')
  const readers: Partial<Record<string, (der: Uint8Array) => void>> = {
    'PRIVATE KEY': parsePkcs8,
    'PUBLIC KEY': parseSubjectPublicKeyInfo,
    'ENCRYPTED PRIVATE KEY': (der) => {
      const opened = decryptPkcs8(der, password)
      if (opened === undefined) throw new CountersignError('passphrase.wrong', { path: sample.file })
      parsePkcs8(opened)
    },
  }
  const inDer =
    sample.password === undefined ? (/pub/.test(sample.file) ? 'PUBLIC KEY' : 'PRIVATE KEY') : 'ENCRYPTED PRIVATE KEY'
  const label = isPem(sample) ? (/-----BEGIN ([^-]+)-----/.exec(textOf(sample))?.[1] ?? '') : inDer
  const read = readers[label]
  const blocks = isPem(sample)
    ? parsePem(textOf(sample), (read ? label : 'PRIVATE KEY') as PemLabel)
    : [octetsOf(sample)]
  for (const block of blocks) read?.(block)
}

/** What comes of a sample. Who must refuse may do so at a critical extension that is not understood (RFC 5280 §4.2). */
function outcome(sample: Sample): 'parse' | 'refuse' {
  try {
    const extensions = decode(sample)
    const foreign = extensions.some(({ critical, oid }) => critical && !understoodExtensions.has(oid))
    return sample.expect === 'refuse' && foreign ? 'refuse' : 'parse'
  } catch (error) {
    if (error instanceof CountersignError) return 'refuse'
    throw error
  }
}

if (vectors === undefined) {
  describe('x509-samples', () => {
    it.for(kinds)('the samples of kind %s', (_, { skip }) => skip('COUNTERSIGN_VECTORS is not set'))
  })
} else {
  const { samples } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { samples: readonly Sample[] }
  const exceptions = JSON.parse(readFileSync(join(import.meta.dirname, 'exceptions.json'), 'utf8')) as Exceptions

  describe('x509-samples', () => {
    it.for(samples.map((sample) => ({ ...sample, id: idOf(sample) })))('$id: $expect', (sample, { skip }) => {
      const reason = unread[sample.kind]
      if (reason !== undefined) return skip(reason)
      const actual = outcome(sample)
      const exception = exceptions[sample.id]
      if (exception === undefined) expect(sample.expect === 'either' ? actual : sample.expect, sample.what).toBe(actual)
      // An exception that stopped being needed fails here.
      else
        expect({ expected: exception.expected, actual: exception.actual }).toEqual({ expected: sample.expect, actual })
    })

    it('every exception is about a sample, and says why', () => {
      const ids = samples.map(idOf)
      const ours = Object.entries(exceptions).filter(([id]) => id.startsWith('x509-samples::'))
      for (const [id, { expected, actual, reason }] of ours) {
        expect(ids).toContain(id)
        expect(actual).not.toBe(expected)
        expect(reason).not.toBe('')
      }
    })

    it('every file has its line in the manifest', () => {
      const files = kinds.flatMap((kind) => readdirSync(join(folder, kind)).map((name) => `${kind}/${name}`))
      expect(files.toSorted()).toEqual(samples.map(({ file }) => file).toSorted())
    })

    it.each([
      ['valid', true],
      ['invalid', false],
    ])('the signature of %s_signature_crl is %s', (name, verifies) => {
      const issuer = parseCertificatePem(readFileSync(join(folder, `cert/${name}_signature_cert.pem`), 'utf8'))
      const list = parseCrlPem(readFileSync(join(folder, `crl/${name}_signature_crl.pem`), 'utf8'))
      expect(isSignedBy(issuer, issuer.tbs.spki)).toBe(true)
      expect(isCrlSignedBy(list, issuer.tbs.spki)).toBe(verifies)
    })
  })
}
