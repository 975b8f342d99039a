/** The question that both verifiers are asked: is this certificate good for that, under this anchor and CRL? */
import { isIP } from 'node:net'
import type { TestContext } from 'vitest'
import { formatInstant, type Instant } from '../../src/core/brand.ts'
import type { Usage } from '../../src/core/record.ts'
import { summon } from '../support/judges.ts'

/** Files are PEM; `name` is a host name or an IP address that the certificate must cover. */
export type Question = {
  readonly anchor: string
  readonly certificate: string
  readonly usage: Usage
  readonly crl?: string
  readonly name?: string
  readonly at?: Instant
}

export type Verdict = { readonly accepted: boolean; readonly said: string }

export type Verifier = (context: TestContext, question: Question) => Promise<Verdict>

const purposes = { client: 'sslclient', server: 'sslserver' } as const

async function askOpenssl(context: TestContext, question: Question): Promise<Verdict> {
  const { anchor, certificate, usage, crl, name, at } = question
  const { status, stdout, stderr } = await summon(context, 'openssl')(
    ...['verify', '-x509_strict', '-no-CApath', '-no-CAstore', '-CAfile', anchor],
    ...['-purpose', purposes[usage]],
    ...(crl === undefined ? [] : ['-crl_check', '-CRLfile', crl]),
    ...(name === undefined ? [] : [isIP(name) === 0 ? '-verify_hostname' : '-verify_ip', name]),
    ...(at === undefined ? [] : ['-attime', String(at)]),
    certificate,
  )
  return { accepted: status === 0, said: stdout + stderr }
}

async function askGo(context: TestContext, question: Question): Promise<Verdict> {
  const { anchor, certificate, usage, crl, name, at } = question
  const answer = await consult(
    context,
    ...['verify', '-anchor', anchor, '-certificate', certificate, '-usage', usage],
    ...(crl === undefined ? [] : ['-crl', crl]),
    ...(name === undefined ? [] : ['-name', name]),
    ...(at === undefined ? [] : ['-at', formatInstant(at)]),
  )
  return { accepted: answer.accepted, said: answer.problem ?? '' }
}

export type GoAnswer = {
  readonly accepted: boolean
  readonly problem?: string
  readonly facts?: Record<string, unknown>
}

/** Asks the Go judge; a command that it does not understand is a fault of the test. */
export async function consult(context: TestContext, ...argv: readonly string[]): Promise<GoAnswer> {
  const { status, stdout, stderr } = await summon(context, 'judge')(...argv)
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as GoAnswer
}

/** Everybody who can verify a chain, by name. */
export const verifiers: Readonly<Record<string, Verifier>> = { OpenSSL: askOpenssl, Go: askGo }

/** Rows for `describe.each`. */
export const eachVerifier = Object.entries(verifiers)
