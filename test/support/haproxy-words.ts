/** Words of HAProxy's configuration and what HAProxy makes of them; `test/contract/haproxy/words.test.ts` asks it. */
export const haproxyWords: readonly (readonly [written: string, meant: string])[] = [
  ['a', 'a'],
  ["'a b'", 'a b'],
  ['"a b"', 'a b'],
  ["'a\"b'", 'a"b'],
  ['"a\'b"', "a'b"],
  ["a'b c'd", 'ab cd'],
  ["''", ''],
  ['a\\ b', 'a b'],
  ['a\\tb', 'a\tb'],
  ['"a\\"b"', 'a"b'],
  ["'a\\nb'", 'a\\nb'],
  ["'a#b'", 'a#b'],
]
