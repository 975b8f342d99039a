import { describe, expect, it } from 'vitest'
import { mapInPool } from '../../../src/probe/engine/pool.ts'

describe('mapInPool', () => {
  it('keeps the order, and never has more under way than its width', async () => {
    let [underWay, most] = [0, 0]
    const results = await mapInPool([5, 1, 4, 2, 3], 2, async (n) => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setTimeout(resolve, n))
      underWay -= 1
      return n * 10
    })
    expect(results).toEqual([50, 10, 40, 20, 30])
    expect(most).toBe(2)
  })

  it('fails as its first item fails, and does nothing for no items', async () => {
    await expect(mapInPool([1], 4, () => Promise.reject(new Error('one')))).rejects.toThrow('one')
    await expect(mapInPool([], 4, () => Promise.reject(new Error('none')))).resolves.toEqual([])
  })
})
