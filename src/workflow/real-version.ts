/** Asks a server program on this machine for its version, and says what is to be known of that version. Refuses nothing. */
import { present } from '../core/present.ts'
import { isRefusal } from '../core/refusal.ts'
import { names } from '../export/advisory.ts'
import type { Target } from '../export/catalogue.ts'
import { type Argv, fillArgv, formatArgv } from '../export/command.ts'
import { covers, formatRange, readVersion } from '../export/version.ts'
import type { RunPorts } from './run-exported.ts'

const DEADLINE_MS = 30_000
/** How often it is looked for what was printed, once the program has ended: by looks and not by time, for this process may have to wait. */
const POLLS_AFTER_END = 50
const POLL_MS = 10

/**
 * Says where the program is not of a version that the target covers, with the advisories that name it, or that its version cannot be
 * read. Says nothing of a version that is covered, of a program that is not there, and of a target without a program of its own.
 *
 * @param inputs chosen at the export; the rest have their defaults
 */
export async function notesOnVersion(
  target: Target,
  inputs: Readonly<Record<string, string>>,
  directory: string,
  ports: Pick<RunPorts, 'processes' | 'clock'>,
): Promise<readonly string[]> {
  const { version } = target.commands
  if (version === undefined) return []
  const defaults = Object.fromEntries(Object.entries(target.inputs).map(([name, input]) => [name, input.default]))
  const argv = fillArgv(version.argv as unknown as Argv, { ...defaults, ...inputs, directory })
  const answer = await askedOf({ argv, ...present({ after: version.after }) }, directory, ports)
  if (answer === 'missing') return []
  const { found } = answer
  if (found === undefined) {
    return [`the version of ${target.title} cannot be read: ${formatArgv(argv)} prints none; ${adviceFor(target)}`]
  }
  if (covers(target.versions, found)) return []
  const known = (target.advisories ?? []).filter((one) => names(one, found))
  return [
    `${target.title} here is ${found}, for which this export is not written: it covers ${formatRange(target.versions)}`,
    ...known.map(
      ({ id, about }) => `${id} names ${target.title} ${found}, unless your distribution has mended it: ${about}`,
    ),
  ]
}

const adviceFor = ({ name, versions }: Target): string =>
  `it must be ${formatRange(versions)}; countersign targets ${name} lists what is known of older ones`

/** The version that a program prints, and whether there is such a program; what it printed last may come after its end. */
async function askedOf(
  { argv, after }: { readonly argv: Argv; readonly after?: string },
  directory: string,
  { processes, clock }: Pick<RunPorts, 'processes' | 'clock'>,
): Promise<{ readonly found?: string } | 'missing'> {
  try {
    const running = await processes.start(argv, directory)
    const started = clock.elapsedMs()
    let left = Number.POSITIVE_INFINITY
    void running.exited.then(() => {
      left = POLLS_AFTER_END
    })
    let found = readVersion(running.output(), after)
    while (found === undefined && left > 0 && clock.elapsedMs() - started < DEADLINE_MS) {
      left -= 1
      await clock.sleep(POLL_MS)
      found = readVersion(running.output(), after)
    }
    await running.stop()
    return present({ found })
  } catch (error) {
    if (isRefusal(error) && error.code === 'program.missing') return 'missing'
    throw error
  }
}
