/** testssl.sh: what it gives a severity of LOW or above, and what it says of client certificates. */
import { readFileSync } from 'node:fs'
import { listed, type Tool, versionOf } from '../tool.ts'

/** What its file in JSON objects to. A finding's words hold times and sizes, so that its name and severity stand for it. Pure. */
export function complaintsOfTestssl(json: string): readonly string[] {
  const findings = JSON.parse(json) as readonly { id: string; severity: string }[]
  return listed(
    findings.flatMap(({ id, severity }) =>
      id !== 'clientAuth' && ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'].includes(severity) ? [`${id} (${severity})`] : [],
    ),
  )
}

/** What its file in JSON says of client certificates, where it has not been given one: with one it calls what is demanded optional. Pure. */
export function clientCertificatesOfTestssl(json: string): readonly string[] {
  const findings = JSON.parse(json) as readonly { id: string; finding: string }[]
  return findings.flatMap(({ id, finding }) =>
    id === 'clientAuth' && finding !== 'required' ? [`clientAuth: ${finding}`] : [],
  )
}

export const testssl: Tool = {
  name: 'testssl.sh',
  command: 'testssl --mtls CLIENT --add-ca AUTHORITY -p -s -f -S -h -H -R -C -Z -J; once more without the certificate',
  version: () => versionOf(['testssl', '--version'], /testssl(?:\.sh)?\s+(?:version\s+)?v?(\d[\w.~+-]*)/),
  looksAt: [
    'anonymous-suites',
    'beyond-guideline',
    'decoy-authority',
    'downgrade',
    'early-data',
    'framing',
    'guideline-headers',
    'handshake-flaws',
    'no-certificate',
    'old-tls',
    'self-signed',
    'weak-client-signatures',
    'weak-key-exchange',
    'weak-server-certificate',
    'weak-suites',
    'ended-server-certificate',
    'misnamed-server-certificate',
    'unknown-server-authority',
  ],
  look: async ({ twin, files }, ask) => {
    const given = ['--mtls', files.both, '--add-ca', files.authority]
    const quiet = ['--quiet', '--color', '0', '--warnings', 'off', '--overwrite', '--jsonfile', files.scratch]
    const parts = ['-p', '-s', '-f', '-S', '-h', '-H', '-R', '-C', '-Z', '-J']
    await ask(['testssl', ...quiet, ...given, ...parts, `https://localhost:${twin.port}/`])
    const complaints = complaintsOfTestssl(readFileSync(files.scratch, 'utf8'))
    await ask(['testssl', ...quiet, '-S', `https://localhost:${twin.port}/`])
    return { complaints: listed([...complaints, ...clientCertificatesOfTestssl(readFileSync(files.scratch, 'utf8'))]) }
  },
}
