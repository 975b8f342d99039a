// Says whose a certificate is, or why it is nobody's.
//
//   node verify.ts pki/issued/alice/certificate.pem

import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { openHome, verifyClient } from 'countersign'

const [file = 'certificate.pem'] = process.argv.slice(2)
const { raw } = new X509Certificate(await readFile(file))

const verdict = verifyClient(raw, await openHome('pki').server('api.acme.internal'))
if (verdict.state === 'verified') {
  const { uris, claims } = verdict.identity
  console.log(`${uris[0]} with the role ${claims['role'] ?? 'of nobody'}`)
} else {
  const { failure, why } = verdict
  console.error(failure.kind === 'revoked' ? `revoked, and why: ${failure.reason}` : why)
  process.exitCode = 1
}
