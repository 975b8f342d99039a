/** Says what a client of another name asks for, in a protocol in which clients log in as somebody. */
import type { Credential } from '../../core/port/network.ts'
import { isRefusal } from '../../core/refusal.ts'
import { parseCertificate } from '../../x509/certificate.ts'
import type { Protocol, Question } from '../protocol/protocol.ts'

/** The common name of a client, as far as its certificate can be read. */
export function commonNameOf({ chain: [certificate] }: Credential): string | undefined {
  if (certificate === undefined) return undefined
  try {
    return parseCertificate(certificate).tbs.subject.find(({ type }) => type === 'commonName')?.value
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

/**
 * The honest client's request, as another client makes it: where its certificate has another name, it asks for itself. Asked in the honest
 * client's name it would be refused for the name, and nobody would learn what the server thinks of the certificate.
 */
export function madeBy(
  client: Credential | undefined,
  honest: { readonly request: Question; readonly credential: Credential },
  { by }: Protocol,
): Question {
  const { request, credential } = honest
  if (client === undefined || by === undefined) return request
  const name = commonNameOf(client)
  return name === undefined || name === commonNameOf(credential) ? request : by(request, name)
}
