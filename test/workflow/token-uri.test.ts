/** URIs of keys in tokens (RFC 7512): what each means, and that nothing that is refused is said again. */
import { describe, expect, it } from 'vitest'
import { isTokenUri, parseTokenUri } from '../../src/workflow/token-uri.ts'

describe('parseTokenUri', () => {
  it.each([
    ['pkcs11:', { uri: 'pkcs11:', token: {}, key: {} }, undefined],
    [
      'pkcs11:token=My%20token;object=ca;type=private',
      { uri: 'pkcs11:token=My%20token;object=ca;type=private', token: { label: 'My token' }, key: { label: 'ca' } },
      undefined,
    ],
    [
      'PKCS11:manufacturer=A;model=B;serial=0C;id=%0Aab%2f?module-path=/usr/lib/m.so&pin-source=file:/run/pin',
      {
        uri: 'pkcs11:manufacturer=A;model=B;serial=0C;id=%0Aab%2f',
        token: { manufacturer: 'A', model: 'B', serial: '0C' },
        key: { id: '0a61622f' },
        module: '/usr/lib/m.so',
      },
      '/run/pin',
    ],
    [
      'pkcs11:object=schl%C3%BCssel?pin-source=file%3A%2F%2F%2Frun%2Fa%20pin',
      { uri: 'pkcs11:object=schl%C3%BCssel', token: {}, key: { label: 'schlüssel' } },
      '/run/a pin',
    ],
  ])('reads %s', (text, which, pinFile) => {
    expect(isTokenUri(text)).toBe(true)
    expect(parseTokenUri(text)).toEqual(pinFile === undefined ? { which } : { which, pinFile })
  })

  it.each([
    ['a PIN', 'pkcs11:token=x?pin-value=hunter2'],
    ['a PIN in the path', 'pkcs11:token=x;pin-value=hunter2'],
    ['a PIN under a name like it', 'pkcs11:token=x?pinvalue=hunter2'],
    ['a command that tells the PIN', 'pkcs11:token=x?pin-source=|/bin/cat%20hunter2'],
    ['a file of the PIN without its scheme', 'pkcs11:token=x?pin-source=/hunter2'],
    ['a file of the PIN on another machine', 'pkcs11:token=x?pin-source=file://hunter2/pin'],
    ['a file of the PIN here or there', 'pkcs11:token=x?pin-source=file:hunter2'],
    ['a module here or there', 'pkcs11:token=x?module-path=hunter2.so'],
    ['the name of a module', 'pkcs11:token=x?module-name=hunter2'],
    ['an unknown attribute', 'pkcs11:token=x;slot-id=hunter2'],
    ['an attribute twice', 'pkcs11:token=x;token=hunter2'],
    ['an attribute without a value', 'pkcs11:token=;object=hunter2'],
    ['no attribute', 'pkcs11:hunter2'],
    ['a space', 'pkcs11:token=hunter2 x'],
    ['a line feed', 'pkcs11:token=hunter2\n'],
    ['an encoded line feed', 'pkcs11:token=hunter2%0a'],
    ['half an octet', 'pkcs11:token=hunter2%2'],
    ['octets that are no UTF-8', 'pkcs11:token=hunter2%ff'],
    ['two queries', 'pkcs11:token=x?module-path=/a?hunter2'],
    ['a certificate', 'pkcs11:object=hunter2;type=cert'],
    ['an ID without octets', 'pkcs11:object=hunter2;id='],
  ])('refuses %s, and does not repeat it', (_, text) => {
    expect(() => parseTokenUri(text)).toThrow(
      expect.objectContaining({
        code: 'input.malformed',
        message: expect.not.stringContaining('hunter2'),
        hint: expect.not.stringContaining('hunter2'),
      }),
    )
  })

  it('is asked only for what begins as such a URI', () => {
    for (const text of ['ca.key', './pkcs11:x', '/pkcs11:x', 'pkcs11', '']) expect(isTokenUri(text)).toBe(false)
  })
})
