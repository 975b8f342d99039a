/** Words as somebody may write them in nginx's configuration, and what nginx makes of each; none holds a variable. */

export const nginxWords: readonly (readonly [written: string, meant: string])[] = [
  ['"b;#{}\\""', 'b;#{}"'],
  ["'b\\'c'", "b'c"],
  ['b\\;c', 'b\\;c'],
  ['b\\\\c', 'b\\c'],
  ['"x\\ty"', 'x\ty'],
  ['x\\ny', 'x\ny'],
  ['~^/(\\d+)', '~^/(\\d+)'],
  ['b"c"d', 'b"c"d'],
  ['b#c', 'b#c'],
  ['b}c', 'b}c'],
  ['"a\nb"', 'a\nb'],
  ['""', ''],
]
