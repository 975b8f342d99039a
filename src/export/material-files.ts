/** Finds the files of an export that contain keys, certificates and CRLs. `material.ts` checks their content. */
import type { TargetJson } from '../schema/generated/types.ts'

export type MaterialFile = TargetJson['material'][number]
export type MaterialPart = MaterialFile['holds'][number]

/** An object with a list of such files: a target, or its manifest. */
type Held = Pick<TargetJson, 'material'>

/** The file of a part. A manifest that was parsed has one, and one only, for each. Pure. */
export function fileOf({ material }: Held, part: MaterialPart): MaterialFile {
  const file = material.find(({ holds }) => holds.includes(part))
  if (file === undefined) throw new Error(`no file holds ${part}`)
  return file
}

/** Where a part lies, under the exported directory. Pure. */
export const pathOf = (held: Held, part: MaterialPart): string => fileOf(held, part).path

const parts = ['serverChain', 'serverKey', 'clientAuthority', 'clientCrl'] as const satisfies readonly MaterialPart[]

/**
 * The mistake in a list of such files, if there is one: each part must be in exactly one file. A CRL or an anchor is alone in its file,
 * because several servers trust every certificate in the same file.
 */
export function objectionToMaterial(
  material: TargetJson['material'],
): { pointer: string; expected: string } | undefined {
  for (const part of parts) {
    const files = material.filter(({ holds }) => holds.includes(part))
    if (files.length !== 1) return { pointer: '/material', expected: `one file that holds ${part}` }
  }
  const mixed = material.findIndex(({ holds }) => holds.length > 1 && holds.some((part) => part.startsWith('client')))
  return mixed < 0
    ? undefined
    : { pointer: `/material/${mixed}/holds`, expected: 'a file of its own for each of clientAuthority and clientCrl' }
}
