/** sslyze: what it calls vulnerable, insecure or failed, what is beyond Mozilla's configuration, and what it says of client certificates. */
import { readFileSync } from 'node:fs'
import { listed, type Tool, versionOf } from '../tool.ts'

/** In how it says that something is bad, in its report and in its comparison with Mozilla's configuration. */
const objections = [
  /\b(VULNERABLE|INSECURE|FAILED|WARNING) - /,
  /^\* [a-z_]+: /,
  /^Supp+orted - Server accept/,
  /^NOT SUPPORTED - Server did not return the header/,
]

/**
 * The lines in which it objects to something, without the one that sums up. Why a store does not trust the authority is left out: it
 * names the certificate. Pure.
 */
export function complaintsOfSslyze(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
  const stores = lines.map((line) => line.replace(/(Certificate is NOT Trusted).*/, '$1'))
  return listed(stores.filter((line) => objections.some((one) => one.test(line)) && !line.startsWith('localhost:')))
}

/** What its file in JSON says of client certificates. Pure. */
export function clientCertificatesOfSslyze(json: string): readonly string[] {
  const { server_scan_results: servers } = JSON.parse(json) as {
    server_scan_results: readonly { connectivity_result: { client_auth_requirement: string } | null }[]
  }
  const said = servers.flatMap(({ connectivity_result: one }) => (one === null ? [] : [one.client_auth_requirement]))
  return said.filter((word) => word !== 'REQUIRED').map((word) => `client authentication: ${word}`)
}

const checks = [
  'certinfo',
  'sslv2',
  'sslv3',
  'tlsv1',
  'tlsv1_1',
  'tlsv1_2',
  'tlsv1_3',
  'compression',
  'early_data',
  'elliptic_curves',
  'ems',
  'fallback',
  'heartbleed',
  'http_headers',
  'openssl_ccs',
  'reneg',
  'resum',
  'robot',
].map((name) => `--${name}`)

export const sslyze: Tool = {
  name: 'sslyze',
  command:
    'sslyze --cert CHAIN --key KEY --certinfo_ca_file AUTHORITY with every check; once more without the certificate',
  version: () => versionOf(['sslyze', '--help'], /SSLyze version (\S+)/),
  looksAt: [
    'anonymous-suites',
    'beyond-guideline',
    'decoy-authority',
    'downgrade',
    'early-data',
    'guideline-headers',
    'handshake-flaws',
    'no-certificate',
    'old-tls',
    'self-signed',
    'weak-key-exchange',
    'weak-server-certificate',
    'weak-suites',
    'ended-server-certificate',
    'misnamed-server-certificate',
    'unknown-server-authority',
  ],
  look: async ({ twin, files }, ask) => {
    const at = `localhost:${twin.port}`
    const given = ['--cert', files.chain, '--key', files.key, '--certinfo_ca_file', files.authority]
    const text = await ask(['sslyze', '--mozilla_config', 'intermediate', ...given, ...checks, at])
    await ask(['sslyze', '--quiet', '--mozilla_config', 'disable', '--fallback', '--json_out', files.scratch, at])
    const errors = text.match(/(?<=Error when running )\S+(?=:)/g)
    return {
      ...(errors !== null && { failed: `errors of its own in ${listed(errors).join(', ')}` }),
      complaints: listed([
        ...complaintsOfSslyze(text),
        ...clientCertificatesOfSslyze(readFileSync(files.scratch, 'utf8')),
      ]),
    }
  },
}
