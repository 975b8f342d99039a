/** Words of Apache's configuration and what Apache makes of them; `test/contract/apache/words.test.ts` asks it. */
export const apacheWords: readonly (readonly [written: string, meant: string])[] = [
  ['a', 'a'],
  ["'a b'", 'a b'],
  ['"a b"', 'a b'],
  ["'a\"b'", 'a"b'],
  ['"a\'b"', "a'b"],
  ["a'b", "a'b"],
  ['a"b"', 'a"b"'],
  ['"a\\"b"', 'a"b'],
  ["'a\\'b'", "a'b"],
  ["'a\\\"b'", 'a\\"b'],
  ['"a\\\\b"', 'a\\b'],
  ["'a\\nb'", 'a\\nb'],
  ['a\\b', 'a\\b'],
  ['a#b', 'a#b'],
  ["'a>b'", 'a>b'],
]
