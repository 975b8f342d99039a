/** Runs several tasks at the same time, up to a fixed number. */

/** Maps with at most `width` under way; results are in the order of the items. The first failure is the whole's. */
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
