/** Our own probe, from source, in the process of the servers: their time is in its figure. It objects to what gets through. */
import { readFileSync } from 'node:fs'
import { runProbe } from '../../../src/probe/probe.ts'
import { probeOf, probePorts } from '../../support/twins.ts'
import type { Tool } from '../tool.ts'

const packageFile = new URL('../../../package.json', import.meta.url)

export const probe: Tool = {
  name: 'probe',
  command: 'probe, with all that an operator can give it',
  version: async () => (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version,
  looksAt: 'all',
  look: async ({ twin, server, pki }) => {
    const report = await runProbe(probeOf(pki, twin.port, { ...server.given?.(pki), ...twin.wish }), probePorts)
    return {
      complaints: report.results.filter(({ verdict }) => verdict === 'bypassed').map(({ id }) => id),
      verdict: report.verdict,
    }
  },
}
