/**
 * Runs the command that follows renewals, such as the reload of a server, and remembers that it is owed until it has succeeded: after a
 * failure, or a kill at any point, the next renewal that is given a command runs it. Renews nothing.
 */
import type { Home } from '../authority/home.ts'
import { parseSerialNumber, type SerialNumber } from '../core/brand.ts'
import { isRefusal } from '../core/refusal.ts'
import type { Opened } from './opened.ts'
import type { Ports } from './ports.ts'

/** The answer has so many characters of the output of the command. */
const OUTPUT_SHOWN = 2000

export type FollowUp = {
  readonly command: string
  /** `succeeded`: nothing is owed any more. `failed`: the next renewal with a command runs that. */
  readonly outcome: 'succeeded' | 'failed'
  /** Its exit status; absent where it could not be started. */
  readonly status?: number
  /** The end of what it printed, where it failed. */
  readonly output?: string
  /** Serial numbers of the certificates that it was run for, also of earlier renewals. */
  readonly for: readonly string[]
}

const shape = /^((?!00)(?:[0-9a-f]{2}){1,20})$/

const markOf = (home: Home, serial: SerialNumber): string => `${home.paths.owed}/${serial}`

/**
 * Remembers, before a certificate is renewed, that a command is owed once it is. The mark has the number of that certificate, and not of
 * its successor: if this run dies before the renewal, the next one makes the same mark.
 */
export async function owe(
  { home, store }: Opened,
  serial: SerialNumber,
  { files }: Pick<Ports, 'files'>,
): Promise<void> {
  await store.alone(async () => {
    await files.makeDirectory(home.paths.owed, 'private')
    await files.write(markOf(home, serial), '', 'private')
  })
}

/** The certificates that were renewed and for which a command is owed, with the numbers of their successors where those are known. */
export async function listOwed(
  { home, store }: Pick<Opened, 'home' | 'store'>,
  { files }: Pick<Ports, 'files'>,
): Promise<ReadonlyMap<SerialNumber, SerialNumber>> {
  const owed = new Map<SerialNumber, SerialNumber>()
  for (const name of await files.list(home.paths.owed)) {
    if (!shape.test(name)) continue
    const serial = parseSerialNumber(name)
    const record = await store.certificates.findBySerial(serial)
    if (record?.state === 'issued' && record.supersededBy !== undefined) owed.set(serial, record.supersededBy)
    // It was renewed with other content, and the CRL has it.
    if (record?.state === 'revoked') owed.set(serial, serial)
  }
  return owed
}

/**
 * Runs a command by `sh -c` if it is owed, in the working directory and with the environment that every program gets from us; undefined
 * where nothing was renewed since it last succeeded.
 *
 * @param begins called before it runs
 */
export async function followUp(
  command: string,
  opened: Opened,
  ports: Ports,
  begins: () => void,
): Promise<FollowUp | undefined> {
  const owed = await listOwed(opened, ports)
  if (owed.size === 0) return undefined
  begins()
  const common = { command, for: [...owed.values()] }
  try {
    const running = await ports.processes.start(['sh', '-c', command], ports.files.resolve('.'))
    const status = await running.exited
    if (status !== 0) {
      return { ...common, outcome: 'failed', status, output: running.output().trim().slice(-OUTPUT_SHOWN) }
    }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { ...common, outcome: 'failed', output: error.message }
  }
  for (const serial of owed.keys()) await ports.files.remove(markOf(opened.home, serial))
  return { ...common, outcome: 'succeeded', status: 0 }
}
