/** Runs several tasks at the same time, up to a fixed number. */

/** Calls `work` for each item, at most `width` calls at a time. The results have the order of the items; the first failure fails all. */
export async function mapInPool<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Array<R>(items.length)
  const queue = items.entries()
  const drain = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, drain))
  return results
}
