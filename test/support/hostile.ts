/** Texts for property tests, made of what configuration languages give a meaning to. */
import fc from 'fast-check'

export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\n\r\t\0"\'`$\\{}[]();#%&|<>~!*_-+=:,. '),
      fc.constantFrom(
        '\u0024{x}',
        '{{',
        '}}',
        '%>',
        '*/',
        '</script>',
        '\u2028',
        '\u2029',
        '\u202e',
        '\u0085',
        'é',
        '🔑',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
