/** The script by which nginx and its backend read certificates, asked by Node.js: as strict as the other servers. */
import { expect, it } from 'vitest'
import type { Extension } from '../../../src/x509/extension.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { clientCases, claims as unfitClaims } from '../../support/unfit-clients.ts'

it('tells a backend of no client that it could not be told of by the other servers', async () => {
  const file: string = '../../../templates/parts/javascript/certificate.mjs'
  const { default: certificate } = (await import(file)) as {
    default: { readClient(der: Uint8Array, claims: typeof unfitClaims): object }
  }
  const issuer = makeCertificate()
  const isTold = (extensions: readonly Extension[]): boolean => {
    try {
      return certificate.readClient(makeCertificate({ issuer, extensions }).der, unfitClaims) !== undefined
    } catch {
      return false
    }
  }
  expect(clientCases.filter(({ extensions, fit }) => isTold(extensions) !== fit)).toEqual([])
})
