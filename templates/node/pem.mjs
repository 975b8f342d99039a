// PEM files (RFC 7468): strictly of one kind. What the blocks hold is read elsewhere.

import { readFileSync } from 'node:fs'
import { here } from './config.mjs'

/** The blocks of a PEM file that holds nothing else: a certificate in a CRL file is not passed over in silence. */
export function readPem(path, label) {
  const block = new RegExp(`-----BEGIN ${label}-----\\r?\\n([A-Za-z0-9+/=\\r\\n]+)-----END ${label}-----`, 'g')
  const text = readFileSync(here(path), 'utf8')
  if (text.replace(block, '').trim() !== '') throw new Error(`it holds something else than ${label} blocks`)
  return Array.from(text.matchAll(block), ([, base64]) => Buffer.from(base64, 'base64'))
}

export function pemOf(label, der) {
  const lines = der.toString('base64').match(/.{1,64}/g)
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
