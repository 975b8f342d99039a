/** tlsx: its flags on certificates, old versions, weak suites, and whether a client certificate is required. It can present none. */
import { listed, type Tool, versionOf } from '../tool.ts'

type Line = {
  readonly [flag in
    | 'expired'
    | 'self_signed'
    | 'mismatched'
    | 'revoked'
    | 'untrusted'
    | 'client_cert_required']?: boolean
} & {
  readonly version_enum?: readonly string[]
  readonly cipher_enum?: readonly { readonly ciphers?: Readonly<Record<string, readonly string[]>> }[]
}

/** What its lines of JSON object to. Pure. */
export function complaintsOfTlsx(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.startsWith('{'))
  return listed(
    lines.flatMap((line) => {
      const said = JSON.parse(line) as Line
      const flags = (['expired', 'self_signed', 'mismatched', 'revoked', 'untrusted'] as const).filter(
        (flag) => said[flag],
      )
      const old = (said.version_enum ?? []).filter((version) => !['tls12', 'tls13'].includes(version))
      const suites = (said.cipher_enum ?? []).flatMap(({ ciphers = {} }) => [
        ...(ciphers['weak'] ?? []),
        ...(ciphers['insecure'] ?? []),
      ])
      const open = said.client_cert_required === false ? ['client_cert_required: false'] : []
      return [...flags, ...old.map((version) => `speaks ${version}`), ...suites, ...open]
    }),
  )
}

export const tlsx: Tool = {
  name: 'tlsx',
  command:
    'tlsx -ve -ce -ct all -ex -ss -mm -re -un -cacert AUTHORITY; once more with -max-version tls12, and with -sm openssl',
  version: () => versionOf(['tlsx', '-version', '-duc'], /version: v?(\S+)/i),
  looksAt: [
    'anonymous-suites',
    'decoy-authority',
    'no-certificate',
    'old-tls',
    'self-signed',
    'weak-suites',
    'ended-server-certificate',
    'misnamed-server-certificate',
    'unknown-server-authority',
  ],
  look: async ({ twin, files }, ask) => {
    const at = ['-u', `localhost:${twin.port}`, '-json', '-silent', '-duc'] as const
    const checks = ['-ve', '-ce', '-ct', 'all', '-ex', '-ss', '-mm', '-re', '-un', '-cacert', files.authority]
    const texts = [
      await ask(['tlsx', ...at, ...checks]),
      await ask(['tlsx', ...at, '-max-version', 'tls12']),
      await ask(['tlsx', ...at, '-sm', 'openssl']),
    ]
    return { complaints: complaintsOfTlsx(texts.join('\n')) }
  },
}
