/** Values of lighttpd's configuration and what lighttpd makes of them; `test/contract/lighttpd/words.test.ts` asks it. */
export const lighttpdWords: readonly (readonly [written: string, meant: string | number])[] = [
  ['"a"', 'a'],
  ['"a b"', 'a b'],
  ['""', ''],
  ['"a\\"b"', 'a"b'],
  ['"a\\\\b"', 'a\\\\b'],
  ['"a\\nb"', 'a\\nb'],
  ['"a\\\\\\"b"', 'a\\\\"b'],
  ['"$HOME {a} # b"', '$HOME {a} # b'],
  ['"var.CWD + env.HOME"', 'var.CWD + env.HOME'],
  ['12', 12],
]
