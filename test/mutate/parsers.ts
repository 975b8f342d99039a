/**
 * Everything that reads what strangers may have written, each with good inputs. The keys are fixed ones, and sign alike each time, so
 * that the same input is made in each run.
 */
import { createCipheriv, createPrivateKey, createPublicKey, pbkdf2Sync } from 'node:crypto'
import { parseOid } from '../../src/asn1/oid.ts'
import { parsePem } from '../../src/asn1/pem.ts'
import { octetsOf, parsePemBlocks } from '../../src/asn1/pem-handed-in.ts'
import { decryptPkcs8, foreignScheme } from '../../src/asn1/pkcs8.ts'
import { encodeBundle, hashOids, localKeyIdOf, macOf, oids } from '../../src/asn1/pkcs12.ts'
import { toBmpPassword } from '../../src/asn1/pkcs12-kdf.ts'
import { parseBundle } from '../../src/asn1/pkcs12-reader.ts'
import { parsePkcs8 } from '../../src/asn1/private-key-info.ts'
import { readDer } from '../../src/asn1/reader.ts'
import { explicit, integer, nothing, octetString, oid, sequence } from '../../src/asn1/writer.ts'
import type { SerialNumber } from '../../src/core/brand.ts'
import type { Files } from '../../src/core/port/files.ts'
import { CountersignError, isRefusal } from '../../src/core/refusal.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { fillRows } from '../../src/policy/batch/columns.ts'
import { RowRefusal, readRow } from '../../src/policy/batch/row.ts'
import { readRows } from '../../src/policy/batch/table.ts'
import { requestsIn } from '../../src/workflow/batch-request.ts'
import { proveRequest } from '../../src/workflow/request.ts'
import { certificatesIn, parseCertificate } from '../../src/x509/certificate.ts'
import { crlHandedIn, encodeCrlPem, parseCertificateList } from '../../src/x509/crl.ts'
import { decodeExtension } from '../../src/x509/extensions/index.ts'
import { parseGeneralName } from '../../src/x509/general-name.ts'
import { parseName } from '../../src/x509/name.ts'
import { keyFrom, makeCertificate, makeCrl } from '../support/certificate-kit.ts'
import { makeRequest, requestPem } from '../support/request-kit.ts'

export type Parser = {
  readonly name: string
  readonly samples: readonly Uint8Array[]
  /** Gives a value, perhaps in time, or throws a refusal. */
  read(input: Uint8Array): unknown
}

const bytes = (text: string): Uint8Array => Buffer.from(text)
const text = (input: Uint8Array): string => new TextDecoder().decode(input)

/** Ed25519, because its signatures have nothing random in them. */
const pkcs8 = Buffer.from(`302e020100300506032b657004220420${'5a'.repeat(32)}`, 'hex')
const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
const key = keyFrom('ed25519', createPublicKey(secret), secret)

const serial = (digits: string) => digits.padStart(32, '4') as SerialNumber
const authority = makeCertificate({ key, serial: serial('1') })
const client = makeCertificate({ key, issuer: authority, serial: serial('2') })
const crl = makeCrl(authority, [serial('3'), serial('4'), serial('5')]).der
const request = makeRequest({
  key: secret,
  subject: [{ type: 'commonName', value: 'alice' }],
  names: [
    { kind: 'uri', value: 'spiffe://acme.internal/alice' },
    { kind: 'dns', value: 'alice.acme.internal' },
  ],
})

/** PBES2 with PBKDF2 of two rounds, so that a million of them can be opened. */
function encrypted(): Uint8Array {
  const [salt, iv] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)]
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync('x', salt, 2, 32, 'sha256'), iv)
  const prf = sequence(oid(parseOid('1.2.840.113549.2.9')), nothing())
  const kdf = sequence(
    oid(parseOid('1.2.840.113549.1.5.12')),
    sequence(octetString(salt), integer(2), integer(32), prf),
  )
  const scheme = sequence(oid(parseOid('2.16.840.1.101.3.4.1.42')), octetString(iv))
  return sequence(
    sequence(oid(parseOid('1.2.840.113549.1.5.13')), sequence(kdf, scheme)),
    octetString(Buffer.concat([cipher.update(pkcs8), cipher.final()])),
  )
}

const password = bytes('password')
const localKeyId = localKeyIdOf(client.der)
const bundled = { keys: [{ pkcs8, localKeyId }], certificates: [{ der: client.der, friendlyName: 'a', localKeyId }] }
const draw = (octets: number): Uint8Array => new Uint8Array(octets).fill(7)

/** A bundle with a right MAC around any content, because a wrong one lets nothing of it be read. */
function sealed(content: Uint8Array): Uint8Array {
  const salt = draw(8)
  const digest = sequence(
    sequence(oid(hashOids.sha256), nothing()),
    octetString(macOf('sha256', toBmpPassword(password), salt, 1, content)),
  )
  const data = sequence(oid(oids.data), explicit(0, octetString(content)))
  return sequence(integer(3), data, sequence(digest, octetString(salt), integer(1)))
}
/** The content of a bundle, behind its MAC. */
const contentOf = (bundle: Uint8Array): Uint8Array =>
  readDer(bundle, 'bundle', (reader) =>
    reader.sequence((parts) => {
      parts.any()
      const content = parts.sequence((info) => {
        info.oid()
        return info.explicit(0, (inner) => inner.octetString())
      })
      parts.any()
      return content
    }),
  )

const everyExtension = client.certificate.tbs.extensions

const columns = ['name', 'days', 'profile', 'dns', 'uri', 'claim:role', 'csr']
/** A disk on which each path that ends in `.csr` is a request, `.txt` something else, and no other is there. */
const disk: Files = {
  ...systemFiles,
  resolve: (path) => path,
  read: async (path) => (path.endsWith('.csr') ? request : path.endsWith('.txt') ? client.der : undefined),
}
const readRequest = requestsIn('/requests', disk)

/** Reads the rows of a batch, in pieces as a file comes; a row that is refused is a value, for it stops no other. */
async function readBatch(input: Uint8Array): Promise<number> {
  const half = Math.floor(input.length / 2)
  const rows = readRows('rows', [input.subarray(0, half), input.subarray(half)])
  let cells = 0
  for await (const row of fillRows('rows', rows, columns)) {
    if (!('cells' in row)) continue
    try {
      cells += readRow(row.cells, [], { usage: 'client', trustDomain: 'acme.internal' }).names.length
      if ((await readRequest(row.cells)) !== undefined) cells += 1
    } catch (error) {
      if (!(error instanceof RowRefusal)) throw error
    }
  }
  return cells
}

const proxyHeader: string = '../../templates/node/proxy-header.mjs'
const { readHeader } = (await import(proxyHeader)) as { readHeader(octets: Buffer): object | undefined }

/** Reads the header before a handshake; what an exported server says of a bad one is a refusal here. */
function readProxyHeader(input: Uint8Array): object | undefined {
  try {
    return readHeader(Buffer.from(input))
  } catch (error) {
    const { message } = error as Error
    if (!/^its? /.test(message)) throw error
    throw new CountersignError('input.malformed', { what: 'header', value: '', expected: message })
  }
}

export const parsers: readonly Parser[] = [
  {
    name: 'CSV of a batch',
    samples: [
      bytes('name,days,dns\nalice,30,a.acme.internal\nbob,,"b.acme.internal,c.acme.internal"\n'),
      bytes('\ufeffname;uri\r\nalice;spiffe://acme.internal/alice\r\n'),
      bytes('name,csr\nalice,alice.csr\nbob,../bob.txt\ncarol,/none.pem\ndave,\n'),
    ],
    read: readBatch,
  },
  {
    name: 'JSON lines of a batch',
    samples: [
      bytes('{"name":"alice","dns":["a.acme.internal"],"days":30}\n{"name":"bob"}\n'),
      bytes(
        '{"name":"alice","csr":"alice.csr"}\n{"name":"bob","csr":"/none.pem","uri":["spiffe://acme.internal/b"]}\n',
      ),
    ],
    read: readBatch,
  },
  {
    name: 'CRL',
    samples: [crl, bytes(encodeCrlPem(crl)), bytes(`crl of today\r\n${encodeCrlPem(crl).replaceAll('\n', '\r\n')}`)],
    read: (input) => crlHandedIn(input).entries,
  },
  { name: 'CRL in DER', samples: [crl], read: (input) => parseCertificateList(input).entries },
  {
    name: 'DER',
    samples: [client.der, crl, request, pkcs8],
    read: (input) => readDer(input, 'DER', (reader) => reader.any()),
  },
  {
    name: 'PEM',
    samples: [bytes(client.pem), bytes(client.pem + authority.pem), bytes(encodeCrlPem(crl))],
    read: (input) => parsePem(text(input), 'CERTIFICATE'),
  },
  {
    name: 'PEM handed in',
    samples: [bytes(client.pem + authority.pem), bytes(`Bag Attributes\n${client.pem}`), bytes(requestPem(request))],
    read: (input) => parsePemBlocks(text(input)).map(octetsOf),
  },
  {
    name: 'PKCS#12',
    samples: (['modern', 'compat'] as const).map((way) => encodeBundle(bundled, password, way, draw, 2)),
    read: (input) => parseBundle(input, password),
  },
  {
    name: 'PKCS#12 behind its MAC',
    samples: (['modern', 'compat'] as const).map((way) => contentOf(encodeBundle(bundled, password, way, draw, 2))),
    read: (input) => parseBundle(sealed(input), password),
  },
  { name: 'PKCS#8', samples: [pkcs8], read: parsePkcs8 },
  {
    name: 'PKCS#8 encrypted',
    samples: [encrypted()],
    read: (input) => [foreignScheme(input), decryptPkcs8(input, bytes('x'))],
  },
  {
    name: 'PROXY protocol',
    samples: [
      bytes('PROXY TCP4 203.0.113.7 127.0.0.1 50000 443\r\n'),
      bytes('PROXY TCP6 2001:db8::7 ::1 50000 443\r\n'),
      Buffer.from('0d0a0d0a000d0a515549540a2111000ccb0071077f000001c35001bb', 'hex'),
      Buffer.from(`0d0a0d0a000d0a515549540a21210024${'20010db8'.repeat(8)}c35001bb`, 'hex'),
    ],
    read: readProxyHeader,
  },
  {
    name: 'certificate',
    samples: [client.der, authority.der],
    read: (input) => parseCertificate(input).tbs.extensions.map(decodeExtension),
  },
  {
    name: 'certificates of a file',
    samples: [bytes(client.pem + authority.pem), client.der, bytes(`text\n${client.pem}`)],
    read: (input) => [...certificatesIn(input)],
  },
  {
    name: 'extension',
    samples: everyExtension.map(({ value }) => value),
    read: (value) => {
      const all = everyExtension.map((extension) => given(() => decodeExtension({ ...extension, value })))
      if (all.every(isRefusal)) throw all[0]
    },
  },
  {
    name: 'general name',
    samples: ['820c616c6963652e', '860773706966666', '87047f000001', '8101'].map((start) =>
      Buffer.from(start.padEnd(28, '61'), 'hex'),
    ),
    read: parseGeneralName,
  },
  { name: 'name', samples: [client.certificate.tbs.subjectDer], read: parseName },
  {
    name: 'request',
    samples: [request, bytes(requestPem(request)), bytes(`a request\r\n${requestPem(request)}`)],
    read: (content) => proveRequest({ content, source: 'stdin' }),
  },
]

/** What a call gives, or its refusal. Anything else that it throws comes through, for it is a bug. */
export function given(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
}
