/** Has the key of the client CA as its own. */
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { startSound } from '../support/twins.ts'

export const weakServerCertificate: BrokenTwin = {
  of: 'weak-server-certificate',
  start: (pki) => {
    const { notBefore, notAfter } = pki.server.certificate.tbs
    const { key } = pki.clients
    const shown = makeCertificate({
      ...{ issuer: pki.servers, subject: [{ type: 'commonName', value: 'localhost' }], key, notBefore },
      notAfter,
      extensions: [
        encodeExtendedKeyUsage(['serverAuth']),
        encodeSubjectAlternativeName([
          { kind: 'dns', value: 'localhost' },
          { kind: 'ip', value: '127.0.0.1' },
        ]),
      ],
    })
    return startSound(pki, { cert: shown.pem, key: String(key.secret.export({ type: 'pkcs8', format: 'pem' })) })
  },
}
