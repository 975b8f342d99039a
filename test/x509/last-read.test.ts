import { expect, it } from 'vitest'
import { areSameOctets, rememberLast } from '../../src/x509/last-read.ts'

function counting() {
  const asked: number[] = []
  const read = rememberLast((octets) => {
    asked.push(octets.length)
    if (octets[0] === 0) throw new RangeError('a zero')
    return octets.subarray(1)
  })
  return { asked, read }
}

it('reads the same octets once, wherever they lie', () => {
  const { asked, read } = counting()
  const value = read(Uint8Array.of(1, 2, 3))
  expect(read(Uint8Array.of(9, 1, 2, 3).subarray(1))).toBe(value)
  expect(asked).toEqual([3])
})

it.each([
  ['one octet that differs', [1, 2, 4]],
  ['an octet less', [1, 2]],
  ['an octet more', [1, 2, 3, 0]],
  ['no octets', []],
])('never takes %s for the same', (_, others) => {
  const { read } = counting()
  read(Uint8Array.of(1, 2, 3))
  expect([...read(Uint8Array.from(others))]).toEqual(others.slice(1))
})

it('tells long octets apart by their last', () => {
  const [a, b] = [new Uint8Array(1000), new Uint8Array(1000).fill(1, 999)]
  expect([areSameOctets(a, a.slice()), areSameOctets(a, b)]).toEqual([true, false])
})

it('keeps what it read when the octets are overwritten, and takes them for others then', () => {
  const { read } = counting()
  const octets = Uint8Array.of(1, 2)
  const value = read(octets)
  octets[1] = 3
  expect([[...value], [...read(octets)]]).toEqual([[2], [3]])
})

it('holds nothing but a copy, also of a Buffer', () => {
  const { read } = counting()
  expect(read(Buffer.alloc(100_000, 1).subarray(0, 4)).buffer.byteLength).toBe(4)
})

it('does not hold what is long', () => {
  const { asked, read } = counting()
  for (let time = 0; time < 2; time += 1) read(new Uint8Array(5000).fill(1))
  expect(asked).toEqual([5000, 5000])
})

it('refuses again what it refused, and remembers what came before', () => {
  const { asked, read } = counting()
  read(Uint8Array.of(1))
  for (let time = 0; time < 2; time += 1) expect(() => read(Uint8Array.of(0))).toThrow(RangeError)
  read(Uint8Array.of(1))
  expect(asked).toEqual([1, 1, 1])
})
