/** Servers that a home knows: why countersign declines, by code. */
import { list, quote } from '../quote.ts'
import type { Wording } from './wording.ts'

export const deploymentRefusals = {
  'deployment.unknown': (f: { name: string; known: readonly string[] }): Wording => ({
    message: `this home knows no deployment ${quote(f.name)}`,
    hint:
      f.known.length === 0
        ? 'it knows none yet; an export adds one, and so does: countersign deployments add NAME --to WHERE --url URL'
        : `it knows ${list(f.known)}; to see them all: countersign deployments`,
  }),
  'deployment.taken': (f: { name: string; to: string }): Wording => ({
    message: `there is a deployment ${quote(f.name)} already, whose CRL goes to ${f.to}`,
    hint: `choose another name, or change that one: countersign deployments change ${f.name}`,
  }),
}
