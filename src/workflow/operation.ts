/** Decides as whom the units of an export start its programs, and by which words this program. Writes no unit. */
import { CountersignError } from '../core/refusal.ts'
import type { ExtraName, Operation } from '../export/extra.ts'
import type { Ports } from './ports.ts'
import { findUser } from './unix-user.ts'

/**
 * As whom units start the programs, and how this one is started.
 *
 * @throws {CountersignError} `usage.wrong` for root and nobody, and for a user without units; as {@link findUser}
 */
export async function operationOf(
  { extras = [], user }: { readonly extras?: readonly ExtraName[]; readonly user?: string },
  directory: string,
  { files, shipped }: Ports,
): Promise<Operation | undefined> {
  if (!extras.includes('systemd')) {
    if (user === undefined) return undefined
    throw new CountersignError('usage.wrong', {
      problem: '--user says as whom units of systemd start the server, and none are asked for',
      next: 'leave out --user, or ask for units: --with systemd',
    })
  }
  const { name, id } = await findUser(user, 'the export', files)
  const isRoot = name === 'root' || id === 0
  if (!isRoot && name !== 'nobody') return { directory, user: name, program: shipped.program }
  throw new CountersignError('usage.wrong', {
    problem: isRoot
      ? 'a server that strangers reach is not to be run as root'
      : 'nobody is the user of every program that has none of its own: each of them could read the key',
    next: 'name a user of its own with --user USER, and give the directory to that user: chown -R USER DIR',
  })
}
