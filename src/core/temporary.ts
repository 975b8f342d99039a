/**
 * The names of files and homes that a command has not finished yet, so that another command can recognize them after a kill. No
 * effects.
 */

const octets = (randomness: Uint8Array): string => Buffer.from(randomness).toString('hex')

/** Octets of randomness in such a name. */
export const TEMPORARY_OCTETS = 6

const shape = /^\.(.+)\.[0-9a-f]{12}\.tmp$/

/** The name under which a file is written before it takes its place. Pure. */
export const temporaryName = (name: string, randomness: Uint8Array): string => `.${name}.${octets(randomness)}.tmp`

/** The file that a temporary one was to become; undefined where it is not ours. Pure. */
export const intendedName = (name: string): string | undefined => shape.exec(name)?.[1]

/** The name under which a home grows beside its place. Pure. */
export const growingName = (home: string, randomness: Uint8Array): string => `${home}.${octets(randomness)}.tmp`

/** Whether a home of this name grows, or grew, under the other. Pure. */
export const isGrowing = (home: string, name: string): boolean =>
  name.startsWith(`${home}.`) && /^\.[0-9a-f]{12}\.tmp$/.test(name.slice(home.length))
