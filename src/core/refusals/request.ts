/** Requests for certificates (PKCS#10): why countersign declines, by code. */
import type { Wording } from './wording.ts'

export const requestRefusals = {
  'request.malformed': (f: { source: string; problem: string }): Wording => ({
    message: `${f.source} is not a usable request for a certificate: ${f.problem}`,
    hint: 'give one PKCS#10 request, in PEM or DER, as the program that has the key made it',
  }),
  'request.unproven': (f: { source: string; problem: string }): Wording => ({
    message: `${f.source} does not prove that its sender has the private key: ${f.problem}`,
    hint: 'the program that has the private key must make the request anew, and sign it with that key',
  }),
  'request.asks': (f: { source: string; problem: string; next: string }): Wording => ({
    message: `${f.source} asks for what it cannot have: ${f.problem}`,
    hint: f.next,
  }),
}
