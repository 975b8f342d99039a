/**
 * Says what an export can have besides, and decides what its units of systemd say; `image.ts` does so for its Dockerfile. Installs and starts nothing; the templates
 * are parts that all targets share.
 */
import { CountersignError } from '../core/refusal.ts'
import { type Argv, fillArgv, nameOurselves } from './command.ts'
import type { InputValue } from './input.ts'
import type { TargetManifest } from './manifest.ts'

/** What can be had besides. */
export const extras = ['systemd', 'docker'] as const
export type ExtraName = (typeof extras)[number]

/** A file of an extra, joined of templates of `templates/parts/`. */
export type ExtraFile = {
  readonly of: ExtraName
  readonly path: string
  readonly language: string
  readonly pieces: readonly string[]
  /** Only for a target with a program beside it, or one of which an image is known. */
  readonly needs?: 'beside' | 'image'
}

const systemd = (...names: readonly string[]) => names.map((name) => `parts/systemd/${name}`)

/** The files of every extra. A name in an export means the same in each target. */
export const extraFiles: readonly ExtraFile[] = [
  {
    of: 'systemd',
    path: 'systemd/server.service',
    language: 'systemd',
    pieces: systemd('server.service', 'sandbox', 'service', 'install'),
  },
  {
    of: 'systemd',
    path: 'systemd/door.service',
    language: 'systemd',
    pieces: systemd('door.service', 'sandbox', 'service', 'install'),
    needs: 'beside',
  },
  {
    of: 'docker',
    path: 'docker/Dockerfile',
    language: 'dockerfile',
    pieces: ['parts/docker/Dockerfile'],
    needs: 'image',
  },
  { of: 'docker', path: 'docker/README.md', language: 'markdown', pieces: ['parts/docker/README.md'], needs: 'image' },
]

/** What each is called, and what to do where a target has none. */
export const extraTexts: Readonly<Record<ExtraName, { readonly what: string; readonly own: string }>> = {
  systemd: { what: 'units of systemd', own: 'start it by a unit of your own, which runs' },
  docker: { what: 'a Dockerfile', own: 'write one of your own, whose container runs' },
}

/** Whether a target has a file of an extra: none where no program of the machine is started. Pure. */
export const hasExtra = (
  { kind, commands, image }: Pick<TargetManifest, 'kind' | 'commands' | 'image'>,
  { needs }: ExtraFile,
): boolean =>
  kind === 'started' &&
  (needs !== 'beside' || commands.beside !== undefined) &&
  (needs !== 'image' || image !== undefined)

/** For whom and how the programs of an export are started on their machine. */
export type Operation = {
  /** Absolute. */
  readonly directory: string
  /** To whom the directory belongs, and as whom the programs run. */
  readonly user: string
  /** The words by which this program is started. */
  readonly program: readonly [string, ...string[]]
}

/** The name of a unit, without what it ends in: at most 255 octets with that, and no colon, which not every file system carries. */
const unitOf = (host: string): string => host.replaceAll(':', '-').slice(0, 240)

const isTemporary = (path: string): boolean => /^\/(?:var\/)?tmp(?:\/|$)/.test(path)

/** Requires a path that means the same in every setting of a unit. @throws {CountersignError} `input.malformed` */
function requirePlainPath(what: string, value: string): void {
  if (/^\/[^\s"'\\$;]+$/.test(value) && value.isWellFormed()) return
  throw new CountersignError('input.malformed', {
    what,
    value,
    expected:
      'a path without blanks, quotes, backslashes, semicolons and dollar signs, as every setting of a unit of systemd can carry it',
  })
}

/** A program of the export by its absolute path; one of the machine is found by systemd, where every program is. */
const absolute = ([program, ...words]: Argv, directory: string): Argv =>
  program.includes('/') && !program.startsWith('/') ? [`${directory}/${program}`, ...words] : [program, ...words]

/**
 * The values of the templates of units. Pure.
 *
 * @throws {CountersignError} `input.malformed` for a path that a unit cannot carry
 */
export function unitValues(
  { commands, folders = [], unit: own = {} }: TargetManifest,
  { host, inputs, ports }: { host: string; inputs: Readonly<Record<string, InputValue>>; ports: readonly number[] },
  { directory, user, program }: Operation,
): Readonly<Record<string, unknown>> & { readonly unitInstall: readonly string[] } {
  requirePlainPath('directory of the export', directory)
  const { beside, check, run, reload, stop } = commands
  const wordsOf = (argv: Argv): Argv => {
    const words = absolute(nameOurselves(fillArgv(argv, { ...inputs, directory }), program), directory)
    requirePlainPath('path of a program', words[0].startsWith('/') ? words[0] : `/${words[0]}`)
    return words
  }
  const unit = unitOf(host)
  const units = [['server', unit], ...(beside === undefined ? [] : [['door', `${unit}-door`]])] as const
  const writable = folders.map((folder) => `${directory}/${folder}`)
  return {
    directory,
    user,
    unit,
    unitInstall: [
      ...units.map(([file, name]) => `install -m 0644 systemd/${file}.service /etc/systemd/system/${name}.service`),
      'systemctl daemon-reload',
      `systemctl enable --now ${units.map(([, name]) => name).join(' ')}`,
    ],
    checkWords: wordsOf(check.argv),
    runWords: wordsOf(run.argv),
    reloadWords: reload.by === 'command' ? wordsOf(reload.argv) : false,
    stopSignal: stop !== undefined && 'signal' in stop ? stop.signal : 'SIGTERM',
    besideWords: beside === undefined ? false : wordsOf(beside.argv),
    besideCheckWords: beside === undefined ? false : wordsOf(beside.check.argv),
    writable,
    // A folder of its own in the place of /tmp would hide what lies there.
    privateTmp: ![directory, ...program].some(isTemporary),
    jit: own.jit ?? false,
    lowPort: ports.some((port) => port > 0 && port < 1024),
  }
}
