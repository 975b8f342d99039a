/** Lets many readers of one certificate share what they read of it, for as long as one piece of work lasts. Keeps nothing afterwards. */

type Known = { readonly read: unknown; readonly value: unknown }

/** What was read of each thing within the work that goes on; undefined where none does. */
let shared: Map<object, Known> | undefined

/**
 * Runs work within which each thing is read once by each reader of {@link sharedReader}. The work must not wait, for others would share with it, nor
 * change what it reads.
 */
export function readingOnce<T>(work: () => T): T {
  if (shared !== undefined) return work()
  shared = new Map()
  try {
    return work()
  } finally {
    shared = undefined
  }
}

/** Makes a reader that asks `read` once for each thing within {@link readingOnce}, and each time otherwise. A refusal is not kept. */
export function sharedReader<K extends object, T>(read: (from: K) => T): (from: K) => T {
  return (from) => {
    const known = shared?.get(from)
    if (known?.read === read) return known.value as T
    const value = read(from)
    shared?.set(from, { read, value })
    return value
  }
}
