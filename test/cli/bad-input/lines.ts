/** How rows about the command line are written down, and lines that are good but for what a row puts in. */
import type { RefusalCode } from '../../../src/core/refusal.ts'
import type { Row } from './world.ts'

export const row = (code: RefusalCode, about: string, argv: readonly string[], ...says: readonly string[]): Row => ({
  code,
  about,
  argv,
  says,
})

export const EXPORT = [
  'export',
  'node',
  '--host',
  'api.acme.internal',
  '--listen',
  '127.0.0.1:8443',
  '--out',
  '@/fresh',
]

export const issue = (...more: readonly string[]): readonly string[] => ['issue', 'client', 'dave', ...more]

export const init = (...more: readonly string[]): readonly string[] => [
  'init',
  '--insecure-no-passphrase',
  '--home',
  '@/other',
  ...more,
]
