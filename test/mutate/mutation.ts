/** Makes bad inputs out of good ones. The same seed and number give the same input, on every machine. */

/** Gives whole numbers from 0 to below `limit`. */
export type Dice = (limit: number) => number

/** Dice of their own for one input: mulberry32, which has no state but 32 bits. */
export function diceFor(seed: number, number: number): Dice {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

const pick = <T>(dice: Dice, from: readonly T[]): T => from[dice(from.length)] as T
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')

/** What readers of DER, PEM, CSV and JSON trip over: tags and lengths at their limits, marks, quotes and ends of lines. */
const tokens: readonly Uint8Array[] = [
  ...['\x30\x80', '\x30\x84\xff\xff\xff\xff', '\x30\x82\xff\xff', '\x02\x01\x00', '\x02\x00', '\x05\x00', '\x00\x00'],
  ...['\x04\x81\x80', '\x06\x01\x80', '\x1f\x81\x00', '\x24\x80', '\xa0\x03\x02\x01\x02', '\x01\x01\x01', '\x17\x00'],
  ...[
    '-----BEGIN CERTIFICATE-----\n',
    '-----END CERTIFICATE-----\n',
    '-----',
    '====',
    '\r\n',
    '\r',
    '\0',
    '\xef\xbb\xbf',
  ],
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '{',
    '}',
    '[',
    ']',
    ':',
    '\\',
    '\\u0000',
    'null',
    '1e999',
    '-0',
    '__proto__',
    '\xff\xfe',
  ],
].map(latin)

type Mutation = (dice: Dice, input: Uint8Array, other: Uint8Array) => Uint8Array

const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))
/** Some octets that follow each other, most often few. */
function range(dice: Dice, { length }: Uint8Array): readonly [from: number, to: number] {
  const from = dice(length + 1)
  return [from, Math.min(length, from + 1 + dice(pick(dice, [1, 4, 16, 64, length + 1])))]
}

const mutations: readonly Mutation[] = [
  function flipBit(dice, input) {
    const at = dice(input.length)
    return input.with(at, (input[at] ?? 0) ^ (1 << dice(8)))
  },
  function setOctet(dice, input) {
    return input.with(dice(input.length), pick(dice, [0, 1, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xff, dice(256)]))
  },
  function nudgeOctet(dice, input) {
    const at = dice(input.length)
    return input.with(at, (input[at] ?? 0) + pick(dice, [-1, 1]))
  },
  function remove(dice, input) {
    const [from, to] = range(dice, input)
    return join(input.subarray(0, from), input.subarray(to))
  },
  function repeat(dice, input) {
    const [from, to] = range(dice, input)
    const times = pick(dice, [1, 2, 16])
    return join(input.subarray(0, to), ...Array(times).fill(input.subarray(from, to)), input.subarray(to))
  },
  function cut(dice, input) {
    return input.slice(0, dice(input.length))
  },
  function insert(dice, input) {
    const at = dice(input.length + 1)
    return join(input.subarray(0, at), pick(dice, tokens), input.subarray(at))
  },
  function overwrite(dice, input) {
    const token = pick(dice, tokens).subarray(0, input.length)
    const changed = input.slice()
    changed.set(token, dice(input.length - token.length + 1))
    return changed
  },
  function splice(dice, input, other) {
    const [[from, to], [otherFrom, otherTo]] = [range(dice, input), range(dice, other)]
    return join(input.subarray(0, from), other.subarray(otherFrom, otherTo), input.subarray(to))
  },
  /** Many levels that hold each other, or many small elements, as a hostile sender would make them. */
  function nest(dice, input) {
    const [at, levels] = [dice(input.length + 1), pick(dice, [40, 400, 4000])]
    const opening = pick(dice, ['\x30\x80', '\x30\x03', '[', '{"a":', '\x05\x00', '\x31\x00'].map(latin))
    return join(input.subarray(0, at), ...Array<Uint8Array>(levels).fill(opening), input.subarray(at))
  },
]

/** Longest input that is made: what grew beyond is cut there. */
const LONGEST = 64 * 1024

/** Makes one input out of samples: one to four mutations of one of them. */
export function mutate(dice: Dice, samples: readonly Uint8Array[]): Uint8Array {
  let input = Uint8Array.from(pick(dice, samples))
  for (let left = 1 + dice(4); left > 0 && input.length > 0; left -= 1) {
    input = Uint8Array.from(pick(dice, mutations)(dice, input, pick(dice, samples))).slice(0, LONGEST)
  }
  return input
}
