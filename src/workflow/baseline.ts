/** Reads, for a probe, the earlier report against which its findings are held. */
import { CountersignError } from '../core/refusal.ts'
import { type Baseline, parseBaseline, requireSameServer } from '../probe/report/baseline.ts'
import type { Report } from '../probe/report/report.ts'
import type { Ports } from './ports.ts'

/**
 * Reads the earlier report, where one is named.
 *
 * @throws {CountersignError} `file.missing`, `file.malformed`; `usage.wrong` for a report on another server
 */
export async function readBaseline(
  path: string | undefined,
  endpoint: Report['endpoint'],
  { files }: Pick<Ports, 'files'>,
): Promise<{ readonly baseline?: Baseline }> {
  if (path === undefined) return {}
  const bytes = await files.readHandedIn(files.resolve(path))
  if (bytes === undefined) throw new CountersignError('file.missing', { path, what: 'baseline' })
  const baseline = parseBaseline(new TextDecoder().decode(bytes), path)
  requireSameServer(baseline, { endpoint })
  return { baseline }
}
