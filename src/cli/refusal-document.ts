/** Writes a refusal as the document that `--json` gives for it. Does not choose its words. */
import type { AnyRefusal } from '../core/refusal.ts'
import { exitTable } from './exit.ts'

/** The document of a refusal. Pure. */
export function refusalDocument(refusal: AnyRefusal): unknown {
  const { code, message, hint, facts } = refusal
  return { error: { code, message, hint, facts, exitStatus: exitTable[code] } }
}
