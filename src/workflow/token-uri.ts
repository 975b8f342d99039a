/** Reads the URI of a key in a token (RFC 7512). Speaks to no token. */
import { isAbsolute } from 'node:path'
import type { TokenKey } from '../core/port/keys.ts'
import { CountersignError } from '../core/refusal.ts'

/** A key, and the file of the PIN where the URI names one. */
export type NamedKey = { readonly which: TokenKey; readonly pinFile?: string }

/** Whether what was given for a file is a key in a token; a file of such a name is given as `./pkcs11:…`. Pure. */
export const isTokenUri = (text: string): boolean => /^pkcs11:/i.test(text)

/** The attributes of the path that tell tokens and keys apart, and of the query. */
const PATH = ['token', 'manufacturer', 'model', 'serial', 'object', 'id', 'type'] as const
const QUERY = ['module-path', 'pin-source'] as const

/** What a URI is written in: no space and no control character, and `%` only before two hex digits. */
const written = /^(?:[!-$&-~]|%[0-9a-f]{2})*$/i

/** Names what is wrong, and never the value: a PIN may stand anywhere in it. */
function refuse(expected: string): never {
  throw new CountersignError('input.malformed', { what: "URI of the CA's key", value: 'pkcs11:…', expected })
}

/** Each attribute once, still encoded. */
function attributesOf<Name extends string>(
  text: string,
  between: string,
  known: readonly Name[],
  part: string,
): ReadonlyMap<Name, string> {
  const found = new Map<Name, string>()
  for (const one of text === '' ? [] : text.split(between)) {
    const [, given = '', value = ''] = /^([^=]*)=(.*)$/s.exec(one) ?? []
    if (given === 'pin-value') {
      refuse(
        'no pin-value, because all users of this machine can read a command line; name a file with pin-source=file:/PATH',
      )
    }
    const name = known.find((word) => word === given)
    if (name === undefined) refuse(`only these attributes in its ${part}: ${known.join(', ')}`)
    if (found.has(name)) refuse(`${name} at most once`)
    found.set(name, value)
  }
  return found
}

function decode(name: string, value: string): string {
  try {
    const text = decodeURIComponent(value)
    if (text !== '' && !/\p{Cc}/u.test(text)) return text
  } catch {
    // Octets that are no UTF-8.
  }
  return refuse(`text in UTF-8 for ${name}, percent-encoded where it is not plain`)
}

/** The octets of an encoded value, in hex. */
const octetsOf = (value: string): string =>
  value === ''
    ? refuse('octets for id, such as %01')
    : value.replace(
        /%(..)|([^%])/gs,
        (_, hex?: string, plain = '') => hex?.toLowerCase() ?? Buffer.from(plain).toString('hex'),
      )

/** An absolute path; RFC 7512 §2.3 has the PIN's file as a `file:` URI. */
function placeOf(name: 'module-path' | 'pin-source', value: string): string {
  const text = decode(name, value)
  const path = name === 'pin-source' ? text.replace(/^file:(?:\/\/(?=\/)|(?=\/(?!\/)))/, '') : text
  if (isAbsolute(path) && (name === 'module-path' || path !== text)) return path
  return refuse(
    name === 'pin-source' ? 'pin-source=file:/PATH: a file, and no command' : 'an absolute path for module-path',
  )
}

/**
 * Reads such a URI.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also for a PIN in the URI; the value is not in it
 */
export function parseTokenUri(text: string): NamedKey {
  const [path = '', query = '', ...more] = text.replace(/^pkcs11:/i, '').split('?')
  if (more.length > 0 || !written.test(path) || !written.test(query)) {
    refuse(
      'pkcs11:token=LABEL;object=LABEL?module-path=/PATH, with % and two hex digits for what is not plain, such as %20 for a space',
    )
  }
  const said = attributesOf(path, ';', PATH, 'path')
  const asked = attributesOf(query, '&', QUERY, 'query')
  const type = said.get('type') ?? 'private'
  if (type !== 'private') refuse('type=private, or no type: only a private key signs')
  const word = (name: (typeof PATH)[number]): string | undefined => {
    const value = said.get(name)
    return value === undefined ? undefined : decode(name, value)
  }
  const given = <T extends object>(values: { [K in keyof T]: T[K] | undefined }): T =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
  const [id, module, pin] = [said.get('id'), asked.get('module-path'), asked.get('pin-source')]
  const token = given<Record<'label' | 'manufacturer' | 'model' | 'serial', string>>({
    label: word('token'),
    manufacturer: word('manufacturer'),
    model: word('model'),
    serial: word('serial'),
  })
  const key = given<Record<'label' | 'id', string>>({
    label: word('object'),
    id: id === undefined ? undefined : octetsOf(id),
  })
  return {
    which: {
      uri: `pkcs11:${path}`,
      token,
      key,
      ...(module === undefined ? {} : { module: placeOf('module-path', module) }),
    },
    ...(pin === undefined ? {} : { pinFile: placeOf('pin-source', pin) }),
  }
}
