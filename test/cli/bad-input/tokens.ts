/** What is wrong with a token that holds the key of a CA: its URI, its PIN, the tool that asks it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Row, World } from './world.ts'

const HERE = ['https://127.0.0.1:1', '--host', 'api.acme.internal'] as const
const issued = '@/pki/issued/alice'
const authorities = '@/pki/authorities'

/** Whose server it is. */
const whose = [
  ...['--cert', `${issued}/chain.pem`, '--ca', `${authorities}/clients/certificate.pem`],
  ...['--server-ca', `${authorities}/servers/certificate.pem`],
] as const

/** A probe by the files of the home, with the CA's key in a token. */
const byToken = (uri: string): readonly string[] => [
  'probe',
  ...HERE,
  ...whose,
  '--key',
  `${issued}/key.pem`,
  '--ca-key',
  uri,
]

/** Puts a program in the place of the one that asks tokens. It finds one token, and then does this. */
const tokenTool =
  (then: string) =>
  (w: World): void => {
    mkdirSync(w.at('programs'))
    const list = "printf 'Slot 0 (0x1): x\\n  token label        : one\\n  token flags        : token initialized\\n'"
    const script = `#!/bin/sh\ncase "$*" in *--list-slots*) ${list};; *) ${then};; esac\n`
    writeFileSync(w.at('programs/pkcs11-tool'), script, { mode: 0o755 })
  }
const says = (value: string): string => `echo "error: PKCS11 function C_Login failed: rv = ${value} (0x1)" >&2; exit 1`
const withToken = { programs: '@/programs', tokenPin: 'hunter2' } as const

/** Rows about a token that holds the key of the client CA. */
export const tokenRows: readonly Row[] = [
  ...[
    'pkcs11:token=one?pin-value=hunter2',
    'pkcs11:token=one;pin-value=hunter2',
    'pkcs11:one',
    'pkcs11:token=one?module-path=m.so',
    `pkcs11:token=${'x'.repeat(100_000)} `,
  ].map(
    (uri): Row => ({
      about: `the key ${uri.slice(0, 40)}`,
      argv: byToken(uri),
      code: 'input.malformed',
      says: ['pkcs11:…'],
    }),
  ),
  {
    about: 'a token that is not there',
    argv: byToken(`pkcs11:token=two;object=${'x'.repeat(200)}`),
    bend: tokenTool('exit 9'),
    around: withToken,
    code: 'token.unknown',
    says: ['of 1', '"one"'],
  },
  {
    about: 'a key that is not in its token',
    argv: byToken('pkcs11:token=one'),
    bend: tokenTool('true'),
    around: withToken,
    code: 'token.unknown',
    says: ['of 0'],
  },
  {
    about: 'a wrong PIN',
    argv: byToken('pkcs11:token=one'),
    bend: tokenTool(says('CKR_PIN_INCORRECT')),
    around: withToken,
    code: 'token.pin-wrong',
    says: ['tried once'],
  },
  {
    about: 'a token that is locked',
    argv: byToken('pkcs11:token=one'),
    bend: tokenTool(says('CKR_PIN_LOCKED')),
    around: withToken,
    code: 'token.failed',
    says: ['C_Login ended with CKR_PIN_LOCKED'],
  },
  {
    about: 'a tool that tells secrets',
    argv: byToken('pkcs11:token=one'),
    bend: tokenTool('env; env >&2; exit 3'),
    around: withToken,
    code: 'token.failed',
    says: ['status 3'],
  },
  {
    about: 'no PIN, and nobody to ask',
    argv: byToken('pkcs11:token=one'),
    bend: tokenTool('exit 9'),
    around: { programs: '@/programs' },
    code: 'token.pin-missing',
    says: ['pin-source', 'COUNTERSIGN_TOKEN_PIN'],
  },
  {
    about: 'a file of the PIN that is not there',
    argv: byToken('pkcs11:token=one?pin-source=file:@/none'),
    bend: tokenTool('exit 9'),
    around: withToken,
    code: 'file.missing',
    says: ['PIN file', '@/none'],
  },
  {
    about: "the honest client's key in a token",
    argv: ['probe', ...HERE, ...whose, '--key', 'pkcs11:token=one?pin-value=hunter2'],
    code: 'input.malformed',
    says: ['--ca-key'],
  },
]
