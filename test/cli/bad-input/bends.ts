/** Every bend of a home, by the part that it breaks: what is asked of it then must be refused with this code. */
import type { Bend, Bending } from './bend.ts'
import { certificate, crl, key } from './bends-authority.ts'
import { alice, claims, oidNames, profiles, server } from './bends-contents.ts'
import { home, recordBends } from './bends-home.ts'
import type { Part } from './commands.ts'

const of = (breaks: Part, bends: readonly Bending[]): readonly Bend[] => bends.map((bend) => ({ ...bend, breaks }))

export const bends: readonly Bend[] = [
  ...of('home', home),
  ...of('record', recordBends),
  ...of('CA certificate', certificate),
  ...of('CA key', key),
  ...of('CRL', crl),
  ...of('profiles', profiles),
  ...of('claims', claims),
  ...of('OID names', oidNames),
  ...of("alice's credential", alice),
  ...of("the server's credential", server),
]
