/** What programs may import: refusals with their codes, and the finding that lint and profiles report. */
export type { Finding, Severity } from './core/finding.ts'
export {
  type AnyRefusal,
  CountersignError,
  isRefusal,
  type RefusalCode,
  type Refusals,
  refusalCodes,
} from './core/refusal.ts'
