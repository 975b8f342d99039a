import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

const module = pathToFileURL(join(resolve(import.meta.dirname, '../../src'), 'effects/heap.ts')).href

/** Makes garbage of which some is in use for a while, in a process of its own, and gives the octets of its new heap. */
function newHeapOf(first: string): number {
  const program = `
    ${first}
    const { getHeapSpaceStatistics } = await import('node:v8')
    let inUse = []
    for (let count = 0; count < 5_000_000; count++) {
      inUse.push({ count })
      if (inUse.length > 20_000) inUse = []
    }
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }))
}

describe('keepNewHeapSmall', () => {
  it('keeps the heap of new objects from growing, as it grows otherwise', () => {
    const kept = newHeapOf(`(await import('${module}')).keepNewHeapSmall()`)
    const grown = newHeapOf('')
    expect(kept).toBeLessThan(4 * 2 ** 20)
    expect(grown).toBeGreaterThan(8 * 2 ** 20)
  })
})
