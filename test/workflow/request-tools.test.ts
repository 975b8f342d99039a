/** Requests as real tools made them: the files of `test/support/requests/`, each with the tool and its version in its first line. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { issueCredential } from '../support/workflows.ts'

const folder = join(import.meta.dirname, '../support/requests')
let home: TestHome
beforeAll(async () => {
  home = await makeHome()
})
afterAll(() => home.remove())

const subject = (name: string) => `the subject ${name}`

/** File → what the certificate has of it, and what else it asked for. */
const expected: Readonly<Record<string, { key: string; taken: readonly string[]; unmet: readonly string[] }>> = {
  caddy: { key: 'EC P-256', taken: ['DNS:caddy.acme.internal'], unmet: [] },
  certbot: {
    key: 'EC P-256',
    taken: ['DNS:certbot.acme.internal'],
    unmet: ['DNS:www.certbot.acme.internal'],
  },
  certtool: {
    key: 'EC P-256',
    taken: [],
    unmet: [subject('CN=device'), 'DNS:gnutls.acme.internal', 'challengePassword'],
  },
  cryptography: {
    key: 'EC P-384',
    taken: ['URI:spiffe://acme.internal/cryptography', 'DNS:cryptography.acme.internal'],
    unmet: [subject('CN=Gerät sieben'), 'challengePassword'],
  },
  go: {
    key: 'Ed25519',
    taken: ['DNS:go.acme.internal', 'URI:spiffe://acme.internal/go'],
    unmet: [subject('CN=go'), "Microsoft's system version"],
  },
  keytool: {
    key: 'EC P-256',
    taken: [],
    unmet: [
      subject('CN=device,O=Somebody'),
      'DNS:java.acme.internal',
      'URI:spiffe://acme.internal/java',
      'subjectKeyIdentifier',
    ],
  },
  'keytool-plain': { key: 'EC P-256', taken: [], unmet: [subject('CN=device,O=Somebody'), 'subjectKeyIdentifier'] },
  lego: { key: 'EC P-256', taken: ['DNS:lego.acme.internal'], unmet: ['DNS:www.lego.acme.internal'] },
  // A name with a blank in it is no DNS name, whatever the request calls it.
  step: { key: 'EC P-256', taken: [], unmet: [subject('CN=Alice Smith'), 'DNS:Alice Smith'] },
  'openssl-rsa': { key: 'RSA 3072', taken: [], unmet: [subject('CN=dev'), 'DNS:rsa.acme.internal'] },
}

it('has a row for each file', () => {
  expect(readdirSync(folder).sort()).toEqual(
    Object.keys(expected)
      .map((name) => `${name}.pem`)
      .sort(),
  )
})

it.each(Object.entries(expected))('reads that of %s', async (name, { unmet, ...facts }) => {
  const content = readFileSync(join(folder, `${name}.pem`))
  const asked = (bytes: Uint8Array) =>
    issueCredential(
      {
        home: home.path,
        usage: 'client',
        name,
        subjectAltNames: [],
        claims: [],
        naming: 'once',
        mode: 'dry-run',
        request: { content: bytes, source: name },
        passphrase: knowPassphrase,
        watch: () => undefined,
      },
      home.ports,
    )
  const { request } = await asked(content)
  expect(request).toMatchObject(facts)
  expect(request!.unmet.map(({ asked: what }) => what)).toEqual(unmet)
  expect(JSON.stringify(request)).not.toContain('not kept')
  // The twin: one octet of the key or of the signature is another.
  const text = content.toString()
  const at = text.lastIndexOf('\n', text.indexOf('-----END') - 40) - 20
  const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
  await expect(asked(Buffer.from(changed))).rejects.toMatchObject({
    code: expect.stringMatching(/^(request\.(unproven|malformed)|key\.unfit)$/),
  })
})
