import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { readForm, writeForm } from '../../src/asn1/form.ts'

const pem = `-----BEGIN CERTIFICATE-----\n${'QUJD'.repeat(40)}\n-----END CERTIFICATE-----\n`

it('is one line of base64 that base64 reads, and gives back what was written', () => {
  const text = writeForm('base64', pem)
  expect(text).toMatch(/^[A-Za-z0-9+/]+={0,2}\n$/)
  expect(execFileSync('base64', ['-d'], { input: text }).toString()).toBe(pem)
  expect(readForm('base64', text)).toBe(pem)
  expect(readForm('base64', text.trimEnd())).toBe(pem)
  expect([writeForm('pem', pem), readForm('pem', pem)]).toEqual([pem, pem])
})

it.each([
  ['PEM as it is', pem],
  ['base64 that is cut short in the middle of four characters', writeForm('base64', pem).slice(0, -4)],
  ['base64 with something else in it', writeForm('base64', pem).replace('L', '*')],
  ['several lines', writeForm('base64', pem).replace(/.{64}/g, '$&\n')],
])('refuses %s', (_, text) => {
  expect(() => readForm('base64', text)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
})
