/** Requests that OpenSSL and GnuTLS make here and now, for each kind of key: what is issued for them, and what is refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { isRefusal } from '../../src/core/refusal.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { type Ask, summon } from '../support/judges.ts'

let home: TestHome
let directory: string
beforeAll(async () => {
  home = await makeHome()
  directory = mkdtempSync(join(tmpdir(), 'countersign-requests-'))
})
afterAll(async () => {
  rmSync(directory, { recursive: true })
  await home.remove()
})

const at = (name: string): string => join(directory, name)
let count = 0

/** Runs a program that must succeed. */
async function must(ask: Ask, ...argv: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await ask(...argv)
  expect(status, `${argv.join(' ')}: ${stderr}`).toBe(0)
  return stdout
}

async function issueFor(request: string) {
  count += 1
  const content = readFileSync(request)
  return home.issue('client', `device${count}`, { request: { content, source: request }, subjectAltNames: [] })
}

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'issued',
    (error: unknown) => (isRefusal(error) ? error.code : expect.unreachable(String(error))),
  )

/** The certificate is for the tool's own key, and OpenSSL takes it for a client. */
async function requireUsable(openssl: Ask, certificate: string, key: string): Promise<void> {
  const certified = await must(openssl, 'x509', '-in', certificate, '-noout', '-pubkey')
  expect(certified).toBe(await must(openssl, 'pkey', '-in', key, '-pubout'))
  const anchor = home.authority('client').certificate
  await must(openssl, 'verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', anchor, certificate)
  const { status } = await openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', anchor, certificate)
  expect(status).not.toBe(0)
}

describe('OpenSSL', () => {
  const makeKey = async (openssl: Ask, ...argv: readonly string[]): Promise<string> => {
    await must(openssl, 'genpkey', ...argv, '-out', at('openssl.key'))
    return at('openssl.key')
  }
  const ask = async (openssl: Ask, key: string, ...argv: readonly string[]): Promise<string> => {
    const request = at('openssl.csr')
    const names = `subjectAltName=DNS:device${count + 1}.acme.internal,IP:10.0.0.${count}`
    await must(openssl, 'req', '-new', '-key', key, '-subj', '/CN=device', '-addext', names, '-out', request, ...argv)
    return request
  }
  const ec = (curve: string, ...more: readonly string[]) => [
    ...['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`, '-pkeyopt'],
    ...(more.length === 0 ? ['ec_param_enc:named_curve'] : more),
  ]

  it.for([
    ['EC P-256', ec('P-256'), []],
    ['EC P-256, signed with SHA-512', ec('P-256'), ['-sha512']],
    ['EC P-384, signed with SHA-384', ec('P-384'), ['-sha384']],
    ['EC P-384, in DER', ec('P-384'), ['-outform', 'DER']],
    ['Ed25519', ['-algorithm', 'ED25519'], []],
    ['RSA 3072, signed with SHA-384', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'], ['-sha384']],
    ['RSA 3072, with its text', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'], ['-text']],
    ['EC P-256, with the old label', ec('P-256'), ['-newhdr']],
  ] as const)('asks with %s', async ([, pair, options], context: TestContext) => {
    const openssl = summon(context, 'openssl')
    const key = await makeKey(openssl, ...pair)
    const { files, request } = await issueFor(await ask(openssl, key, ...options))
    expect(request!.taken).toEqual([`DNS:device${count}.acme.internal`])
    await requireUsable(openssl, files.certificate, key)
  })

  it.for([
    ['RSA 2048', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], [], 'key.unfit'],
    [
      'RSA with the public exponent 3',
      ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072', '-pkeyopt', 'rsa_keygen_pubexp:3'],
      [],
      'key.unfit',
    ],
    ['a curve spelt out', ec('P-256', 'ec_param_enc:explicit'), [], 'request.malformed'],
    ['secp256k1', ec('secp256k1'), [], 'key.unfit'],
    ['EC P-521', ec('P-521'), [], 'key.unfit'],
    ['Ed448', ['-algorithm', 'ED448'], [], 'key.unfit'],
    ['a signature by SHA-1', ec('P-256'), ['-sha1'], 'request.unproven'],
    [
      'a signature by RSASSA-PSS',
      ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
      ['-sigopt', 'rsa_padding_mode:pss'],
      'request.unproven',
    ],
    ['CA:TRUE', ec('P-256'), ['-addext', 'basicConstraints=critical,CA:TRUE'], 'request.asks'],
  ] as const)('is refused with %s', async ([, pair, options, code], context: TestContext) => {
    const openssl = summon(context, 'openssl')
    const key = await makeKey(openssl, ...pair)
    expect(await codeOf(issueFor(await ask(openssl, key, ...options)))).toBe(code)
  })

  it('asks with a compressed point, and gets its key uncompressed', async (context) => {
    const openssl = summon(context, 'openssl')
    const key = await makeKey(openssl, ...ec('P-256'))
    await must(openssl, 'ec', '-in', key, '-conv_form', 'compressed', '-out', at('compressed.key'))
    const request = await ask(openssl, at('compressed.key'))
    expect(await must(openssl, 'req', '-in', request, '-noout', '-text')).toMatch(/pub:\s+0[23]:/)
    const { files } = await issueFor(request)
    await requireUsable(openssl, files.certificate, key)
  })
})

describe('certtool', () => {
  it.for([
    ['EC P-256', ['--key-type', 'ecdsa', '--curve', 'secp256r1']],
    ['Ed25519', ['--key-type', 'ed25519']],
    ['RSA 3072', ['--key-type', 'rsa', '--bits', '3072']],
  ] as const)('asks with %s, and reads what it gets', async ([, pair], context: TestContext) => {
    const [certtool, openssl] = [summon(context, 'certtool'), summon(context, 'openssl')]
    const [key, request] = [at('certtool.key'), at('certtool.csr')]
    writeFileSync(
      at('template.cfg'),
      `cn = "device"\ndns_name = "device${count + 1}.acme.internal"\nchallenge_password = "not kept"\ntls_www_client\n`,
    )
    await must(certtool, '--generate-privkey', ...pair, '--outfile', key)
    const asked = ['--load-privkey', key, '--template', at('template.cfg'), '--outfile', request]
    await must(certtool, '--generate-request', ...asked)
    const { files, request: found } = await issueFor(request)
    expect(found!.taken).toEqual([`DNS:device${count}.acme.internal`])
    expect(found!.unmet.map((one) => one.asked)).toContain('challengePassword')
    await requireUsable(openssl, files.certificate, key)
    const shown = await must(certtool, '--certificate-info', '--infile', files.certificate)
    expect(shown).toContain('TLS WWW Client')
    expect(shown).not.toContain('not kept')
  })
})
