/** Applies a JSON merge patch. It checks no shape: what comes out goes through the gate. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Gives a document as a patch changes it: objects are merged by their names, a null removes the name, anything else takes the
 * place of what was there. Neither argument is changed. Pure.
 *
 * @see RFC 7396 §2
 */
export function applyMergePatch(document: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const merged = new Map(Object.entries(isObject(document) ? document : {}))
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name)
    else merged.set(name, applyMergePatch(merged.get(name), value))
  }
  return Object.fromEntries(merged)
}
