/** Which advisories of a program's makers name a version of it. Asks nobody, and does not know what a distribution has mended. */
import type { TargetJson } from '../schema/generated/types.ts'
import { isSince } from './version.ts'

/** An advisory on who gets in, as a manifest states it. */
export type Advisory = NonNullable<TargetJson['advisories']>[number]

/** Whether an advisory names a release of the program's makers. Pure. */
export const names = ({ affected }: Advisory, version: string): boolean =>
  affected.some(({ from, before }) => isSince(version, from) && !isSince(version, before))

/** The releases that an advisory names, in words. Pure. */
export const formatAffected = ({ affected }: Advisory): string =>
  affected.map(({ from, before }) => `${from} to before ${before}`).join(', ')
