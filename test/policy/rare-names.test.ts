/** Names that no shipped profile allows: mailboxes beyond ASCII, and registered IDs. */
import { describe, expect, it } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'
import { type NameKind, parseSubjectAltName } from '../../src/policy/identity.ts'

const client = { usage: 'client', trustDomain: 'acme.internal' } as const

/** The position and the character for which a name is refused; undefined where it is accepted. */
function name(kind: NameKind, text: string): readonly [position: number, character: string] | undefined {
  try {
    parseSubjectAltName(kind, text, client)
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(CountersignError)
    const { code, facts } = error as CountersignError<'identity.refused'>
    expect(code).toBe('identity.refused')
    return [facts.position, facts.character]
  }
}

describe('an SmtpUTF8Mailbox (RFC 9598 §3)', () => {
  it.each(['zoë@acme.internal', 'zoë.o@xn--mnchen-3ya.example', '老師@example.com', `${'ë'.repeat(32)}@a.example`])(
    'accepts %s',
    (text) => {
      expect(parseSubjectAltName('smtpUtf8Mailbox', text, client)).toEqual({ kind: 'smtpUtf8Mailbox', value: text })
    },
  )

  it.each([
    ['one of ASCII alone, which is an email address', 'zoe@acme.internal', 0, 'z'],
    ['a host beyond ASCII', 'zoë@münchen.example', 5, 'ü'],
    ['an upper-case host', 'zoë@Acme.internal', 4, 'A'],
    ['what is not in normal form C', 'zoe\u0308@acme.internal', 2, 'e'],
    ['a control character', 'zo\u0085ë@acme.internal', 2, '\u0085'],
    ['a bidi override', 'zo\u202eë@acme.internal', 2, '\u202e'],
    ['a character that is not seen', 'zo\u200bë@acme.internal', 2, '\u200b'],
    ['a byte order mark', '\ufeffzoë@acme.internal', 0, '\ufeff'],
    ['a space of another script', 'zo\u3000ë@acme.internal', 2, '\u3000'],
    ['half a surrogate pair', 'zo\ud800ë@acme.internal', 2, '\ud800'],
    ['a quotation mark', 'zo“ë@acme.internal', 2, '“'],
    ['a shell character', 'zoë$@acme.internal', 3, '$'],
    ['33 letters of two octets', `${'ë'.repeat(33)}@a.example`, 33, '@'],
    ['two dots', 'zoë..b@c.example', 3, '.'],
    ['no @', 'zoë', 3, ''],
  ])('refuses %s', (_, text, position, character) => {
    expect(name('smtpUtf8Mailbox', text)).toEqual([position, character])
  })
})

it('makes of an email address an SmtpUTF8Mailbox where its local part is not ASCII, and only there (RFC 9598 §3)', () => {
  const kindOf = (text: string) => parseSubjectAltName('email', text, client).kind
  expect(['zoë@acme.internal', 'zoe@acme.internal'].map(kindOf)).toEqual(['smtpUtf8Mailbox', 'email'])
  expect(name('email', 'zoe@münchen.example')).toEqual([5, 'ü'])
  expect(name('email', 'zo\u202e@acme.internal')).toEqual([2, '\u202e'])
})

describe('a registered ID', () => {
  it.each(['1.3.6.1.4.1.32473.1', '2.999.1', '0.0', '1.3.2147483647'])('accepts %s', (text) => {
    expect(parseSubjectAltName('registeredId', text, client)).toEqual({ kind: 'registeredId', value: text })
  })

  it.each([
    ['nothing', '', 0, ''],
    ['words', 'iso.1', 0, 'i'],
    ['one number', '1', 0, '1'],
    ['a leading zero', '1.02', 0, '1'],
    ['a trailing dot', '1.2.', 0, '1'],
    ['what X.660 does not know', '3.1', 0, '3'],
    ['a second number that is too large', '1.40', 0, '1'],
    ['a number that some readers cannot hold', '1.3.2147483648', 4, '2'],
    ['a newline', '1.3\n', 3, '\n'],
    ['too many numbers', '1.3'.padEnd(129, '.3'), 128, '3'],
  ])('refuses %s', (_, text, position, character) => {
    expect(name('registeredId', text)).toEqual([position, character])
  })
})
