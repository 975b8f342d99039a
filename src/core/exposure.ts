/** Decides whether other users could replace the files in a directory. Pure: the caller passes owner and mode. */
import type { FileFacts } from './port/files.ts'

const OTHERS_WRITE = 0o002
const STICKY = 0o1000

/** As `chmod` writes it. */
const formatMode = (mode: number): string => mode.toString(8).padStart(4, '0')

/** Says who besides this user and root can write into a directory; a group is taken for people who trust each other. */
export function exposureOf({ mode, owner }: FileFacts, user: number): string | undefined {
  if (owner !== user && owner !== 0) return `belongs to user ${owner}, and you are user ${user}`
  return (mode & OTHERS_WRITE) === 0 ? undefined : `can be written to by everybody (mode ${formatMode(mode)})`
}

/** The same of a directory above: where it is sticky, as /tmp is, nobody can move what belongs to somebody else. */
export const exposureAbove = (facts: FileFacts, user: number): string | undefined =>
  exposureOf((facts.mode & STICKY) === 0 ? facts : { ...facts, mode: facts.mode & ~OTHERS_WRITE }, user)
