import { describe, expect, it } from 'vitest'
import { type Input, objectionToInput, parseInput } from '../../src/export/input.ts'

const port: Input = { title: 'Port', type: 'integer', minimum: 1, maximum: 65535, default: '8443' }
const choice: Input = { title: 'What', type: 'choice', values: ['refuse', 'allow'], default: 'refuse' }
const text: Input = { title: 'Word', type: 'text', pattern: '[a-z]+|[0-9]+', form: 'letters, or digits', default: 'a' }
const list: Input = { title: 'Words', type: 'list', pattern: '[a-z]+', form: 'a word of letters', default: '' }

describe('inputs', () => {
  it.each<[Input, string, unknown]>([
    [port, '443', 443],
    [choice, 'allow', 'allow'],
    [text, 'abc', 'abc'],
    [list, '', []],
    [list, 'a,b', ['a', 'b']],
  ])('takes what is on the allow-list', (input, given, value) => {
    expect(parseInput('it', input, given)).toEqual(value)
  })

  it.each<[Input, string]>([
    [port, '0'],
    [port, '65536'],
    [port, '8443 '],
    [port, '0x10'],
    [port, '1e3'],
    [port, ''],
    [choice, 'Allow'],
    [choice, ''],
    [text, 'abc1'],
    [text, 'abc\n'],
    [text, '1\nabc'],
    [text, ''],
    [list, 'a,,b'],
    [list, 'a,B'],
    [list, 'a, b'],
  ])('refuses anything else: %o given %j', (input, given) => {
    expect(() => parseInput('it', input, given)).toThrow(
      expect.objectContaining({
        code: 'input.malformed',
        facts: expect.objectContaining({ what: 'it', value: given }),
      }),
    )
  })

  it('says what it takes in the words of the manifest', () => {
    const says = (expected: string) => expect.objectContaining({ facts: expect.objectContaining({ expected }) })
    expect(() => parseInput('it', text, '!')).toThrow(says('letters, or digits'))
    expect(() => parseInput('it', list, '!')).toThrow(says('a word of letters; several with commas between'))
  })

  it('objects to a default that the allow-list does not have, and to a pattern that is none', () => {
    expect(objectionToInput({ ...port, default: '0' })).toMatchObject({ pointer: '/default' })
    expect(objectionToInput({ ...text, pattern: '[' } as Input)).toMatchObject({ pointer: '/pattern' })
    expect([port, choice, text, list].map(objectionToInput)).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('an endpoint', () => {
  const input: Input = { title: 'Backend', type: 'endpoint', default: 'http://127.0.0.1:9000' }

  it.each([
    'http://127.0.0.1:9000',
    'http://[::1]:1',
    'http://localhost:65535',
    'http://app.acme.internal:80',
    'http://app_server:3000',
    'http://10.0.0.5',
    'http://[::1]',
  ])('may be %s', (text) => expect(parseInput('upstream', input, text)).toBe(text))

  it.each([
    'http://127.0.0.1:65536',
    'http://127.0.0.1:0',
    'http://127.0.0.1:080',
    'http://256.0.0.1:80',
    'http://1.2.3:80',
    'http://[127.0.0.1]:80',
    'http://::1:80',
    'http://[0:0:0:0:0:0:0:1]:80',
    'http://a..b:1',
    'http://_a:1',
    'http://a_:1',
    'http://1_2.3.4.5:1',
    'http://-a:1',
    'http://A:1',
    'http://127.0.0.1:9000/',
    'http://u@127.0.0.1:1',
    'https://127.0.0.1:1',
    'unix:/x',
    'http://127.0.0.1:9000\n',
    `http://${'a'.repeat(300)}:1`,
    '',
  ])('cannot be %j', (text) => {
    expect(() => parseInput('upstream', input, text)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })

  const any: Input = { ...input, schemes: ['http', 'https', 'unix'] }

  it.each([
    'http://127.0.0.1:9000',
    'https://app.acme.internal',
    'https://app.acme.internal:8443',
    'unix:/run/app.sock',
    'unix:/run/app-1/puma_2.sock',
    `unix:/${'a'.repeat(106)}`,
  ])('of any scheme may be %s', (text) => expect(parseInput('upstream', any, text)).toBe(text))

  it.each([
    'https://127.0.0.1:8443',
    'https://[::1]',
    'https://app.acme.internal/',
    'https://',
    'HTTPS://app.acme.internal',
    'unix:',
    'unix:/',
    'unix:app.sock',
    'unix:///run/app.sock',
    'unix:/run/../app.sock',
    'unix:/run/.app.sock',
    'unix:/run/app.sock:/path',
    'unix:/run/app.sock;x',
    'unix:/run/a b',
    'unix:/run/app.sock\n',
    'unix:@app',
    `unix:/${'a'.repeat(107)}`,
    'fastcgi://127.0.0.1:9000',
  ])('of any scheme cannot be %j', (text) => {
    expect(() => parseInput('upstream', any, text)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })
})
