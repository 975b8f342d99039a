/**
 * Decides what the Dockerfile says that an export has besides, where one is asked for, and how its image is run. Builds and runs nothing; the templates
 * are parts that all targets share.
 */
import { CountersignError } from '../core/refusal.ts'
import { fillArgv, formatArgv } from './command.ts'
import type { InputValue } from './input.ts'
import type { TargetManifest } from './manifest.ts'
import { isSince } from './version.ts'

/** Where the directory of the export is, for the programs in the image. */
const DIRECTORY = '/srv/door'

/** Where the image has a program that was built of an export. */
const BUILT = '/usr/local/bin/'

/** Inputs that name what the image has in places of its own. */
const OF_THE_IMAGE = ['program', 'modules'] as const

/** What Docker asks the health check of the server: the answer has the status 200, or the server is not well. No base image has curl; bash is in all of them. */
const HEALTH = [
  'exec 3<>"/dev/tcp/$0/$1"',
  "printf 'GET /health HTTP/1.1\\r\\nHost: health\\r\\nConnection: close\\r\\n\\r\\n' >&3",
  'read -r _ status _ <&3',
  'test "$status" = 200',
].join(' && ')

/** The image that a Dockerfile begins with: the first whose server is of the version that is written for, or newer. */
function baseOf({ title, image, versions }: TargetManifest, version: string): string {
  const bases = image?.bases ?? []
  const base = bases.find((one) => isSince(one.version, version))
  if (base !== undefined) return base.from
  const newest = bases.at(-1)?.version ?? versions.assumed
  throw new CountersignError('input.malformed', {
    what: `version of ${title}`,
    value: version,
    expected: `${newest} or older, of which a base image is known; or write a Dockerfile of your own`,
  })
}

/**
 * The values of the templates of an image. Pure.
 *
 * @throws {CountersignError} `input.malformed` for a version of which no base image is known, for a program in a place of its own, and for a low port that
 * nothing in a container may open
 */
export function imageValues(
  target: TargetManifest,
  {
    host,
    inputs,
    version,
    health,
  }: {
    host: string
    inputs: Readonly<Record<string, InputValue>>
    version: string
    health: { healthAddress: string; healthPort: number }
  },
): Readonly<Record<string, unknown>> {
  const { image, commands } = target
  const { stop } = commands
  const elsewhere = OF_THE_IMAGE.find(
    (name) => inputs[name] !== undefined && inputs[name] !== target.inputs[name]?.default,
  )
  if (elsewhere !== undefined) {
    const expected = `${target.inputs[elsewhere]?.default}, where the image has it`
    throw new CountersignError('input.malformed', { what: elsewhere, value: String(inputs[elsewhere]), expected })
  }
  const isPublished = inputs['address'] === '0.0.0.0' || inputs['address'] === '::'
  const port = Number(inputs['port'])
  if (port < 1024 && !isPublished) {
    const expected = '1024 or more; a lower one only with the address 0.0.0.0 or ::, in a network of the container'
    throw new CountersignError('input.malformed', { what: 'port', value: String(port), expected })
  }
  const makes = commands.build?.makes
  const wordsOf = (argv: readonly [string, ...string[]]) => {
    const [program, ...words] = fillArgv(argv, { ...inputs, directory: DIRECTORY })
    const isBuilt = makes !== undefined && program.startsWith(`${makes}/`)
    return [isBuilt ? BUILT + (program.split('/').at(-1) ?? '') : program, ...words] as const
  }
  return {
    imageName: `door-${host.replaceAll(':', '-').replace(/-+$/, '').slice(0, 100)}`,
    imageDirectory: DIRECTORY,
    imageFrom: baseOf(target, version),
    imagePackages: image?.packages ?? [],
    imageBuild: image?.build ?? false,
    imageRun: wordsOf(commands.run.argv),
    imageCheck: formatArgv(wordsOf(commands.check.argv)),
    imageStop: stop !== undefined && 'signal' in stop ? stop.signal : 'SIGTERM',
    imageHealth: health.healthPort > 0 ? ['bash', '-c', HEALTH, health.healthAddress, String(health.healthPort)] : [],
    imageWrites: target.folders ?? [],
    isPublished,
    isLowPort: port < 1024,
  }
}
