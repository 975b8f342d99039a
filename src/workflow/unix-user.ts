/** Finds the name of the user as whom exported units run. Does not ask directory services: their users are taken at their word. */
import type { Files } from '../core/port/files.ts'
import { CountersignError } from '../core/refusal.ts'

/** A user of /etc/passwd, as far as it is known. */
export type UnixUser = {
  readonly name: string
  /** Absent where /etc/passwd does not list the name. */
  readonly id?: number
}

/**
 * The user that was named; who runs this command, where nobody was.
 *
 * @param owns what belongs to that user, for the question for the name
 * @throws {CountersignError} `usage.missing` where /etc/passwd has no name for who runs this command; `input.malformed`
 */
export async function findUser(named: string | undefined, owns: string, files: Files): Promise<UnixUser> {
  const current = files.currentUser()
  const rows = ((await files.readText('/etc/passwd')) ?? '').split('\n').map((row) => row.split(':'))
  const name = named ?? rows.find(([, , id]) => Number(id) === current)?.[0]
  if (name === undefined) {
    const what = `the name of the user ${current}, to whom ${owns} belongs,`
    throw new CountersignError('usage.missing', { what, flag: '--user USER' })
  }
  if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,30}$/.test(name)) {
    throw new CountersignError('input.malformed', {
      what: 'user',
      value: name,
      expected: 'the name of a user of this machine',
    })
  }
  const [, , id] = rows.find(([one]) => one === name) ?? []
  return id === undefined ? { name } : { name, id: Number(id) }
}
