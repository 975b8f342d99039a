/**
 * Puts the published CRL where one server reads it, and has that server take it up: in an export, in a file, over `ssh`, or by the
 * operator's command. Asks no server anything.
 */
import { dirname } from 'node:path'
import type { Authority } from '../authority/authority.ts'
import { parseFile } from '../authority/home.ts'
import { readCrl, readCrlFile } from '../authority/published.ts'
import { CountersignError } from '../core/refusal.ts'
import { shellWord } from '../core/shell.ts'
import { targetsIn } from '../export/catalogue.ts'
import { type Argv, fillArgv, formatArgv } from '../export/command.ts'
import { deliverCrl, findStanding } from '../export/deliver.ts'
import { hostsOf } from '../export/hosts.ts'
import { type CertificateList, encodeCrlPem, isCrlSignedBy } from '../x509/crl.ts'
import type { Deployment } from './deployments.ts'
import { requireNothingNewer } from './newer.ts'
import type { Opened } from './opened.ts'
import type { Ports } from './ports.ts'
import { byShell, type Ran, runWithin } from './run-within.ts'

/** How often a CRL is put in place at most, where another command publishes one meanwhile. */
const TURNS = 5

/**
 * Demands that what lies in the place of the server's CRL, if anything does, is a CRL of this authority: no other file is replaced.
 *
 * @throws {CountersignError} `file.malformed`, `file.symlink`
 */
export async function requirePlace(
  path: string,
  authority: Authority,
  { files }: Pick<Ports, 'files'>,
): Promise<string> {
  const place = files.resolve(path)
  const facts = await files.describe(place)
  if (facts === undefined) return place
  if (facts.kind === 'symlink') throw new CountersignError('file.symlink', { path })
  const list = await readCrlFile(place, files).catch((error: unknown) =>
    parseFile(path, 'CRL', () => {
      throw error
    }),
  )
  if (list !== undefined && isCrlSignedBy(list, authority.certificate.tbs.spki)) return place
  const problem = `the authority ${authority.name} has not signed it, and nothing else is replaced`
  throw new CountersignError('file.malformed', { path, what: 'CRL', problem })
}

/** A command for a host, by the system's `ssh`, with its settings and keys, which never waits for a password. Pure. */
const overSsh = (host: string, command: string): Argv => [
  'ssh',
  '-o',
  'BatchMode=yes',
  '--',
  // ssh itself takes an address of IPv6 without brackets.
  host.replace(/\[(.*)\]$/, '$1'),
  command,
]

/**
 * What puts its input in place on another machine, by rename. A connection that breaks leaves the old file; so does a link, and a directory, in its
 * place. Pure.
 */
export function scriptFor(path: string, octets: number): string {
  const [to, growing] = [shellWord(path), `${shellWord(path)}.countersign-$$`]
  const say = (problem: string): string => `{ echo ${shellWord(`${path} ${problem}`)} >&2; exit 1; }`
  const script = [
    'umask 022',
    // What is there already is not written through, and is not ours to remove.
    'set -C',
    `if [ -h ${to} ] || [ -d ${to} ]; then ${say('is a link or a directory, and is not replaced')}; fi`,
    `: > ${growing} || exit 1`,
    `trap ${shellWord(`rm -f -- ${growing}`)} EXIT`,
    'trap "exit 1" HUP INT TERM',
    `cat >> ${growing} || exit 1`,
    `[ "$(wc -c < ${growing})" -eq ${octets} ] || ${say('would not be whole')}`,
    `mv -f -- ${growing} ${to}`,
  ]
  // In one line, and by a shell whose language is known, whatever the user's own is.
  return `exec sh -c ${shellWord(script.join('; '))}`
}

const failed = (command: string, { problem }: Extract<Ran, { state: 'failed' }>) =>
  new CountersignError('process.failed', { command, problem: `it ${problem}` })

async function putOnce(
  { place }: Deployment,
  authority: Authority,
  crl: CertificateList,
  { store }: Pick<Opened, 'store'>,
  ports: Ports,
): Promise<void> {
  const { files, shipped, clock } = ports
  const pem = encodeCrlPem(crl.der)
  const input = Buffer.from(pem, 'ascii')
  const here = files.resolve('.')
  if (place.by === 'export') {
    const standing = await findStanding(files, place.directory, targetsIn(files, shipped.templates))
    const hosts = hostsOf(standing.record.recipe)
    const wanted = { target: standing.target, authority, crl, chain: [], hosts, at: clock.now() }
    await requireNothingNewer(place.directory, wanted, { store, files })
    await deliverCrl(standing, { pem, authority: authority.name, pin: authority.pin }, files)
    return
  }
  if (place.by === 'file') {
    const path = await requirePlace(place.path, authority, ports)
    const folder = dirname(path)
    if ((await files.describe(folder)) === undefined) {
      throw new CountersignError('file.missing', { path: folder, what: 'folder of the CRL' })
    }
    const there = await readCrlFile(path, files)
    const [found, number] = [there?.number ?? 0n, crl.number ?? 0n]
    if (found > number) {
      const facts = { authority: authority.name, path, found: String(found), number: Number(number) }
      throw new CountersignError('crl.older', facts)
    }
    return files.write(path, pem, 'public')
  }
  const argv = place.by === 'ssh' ? overSsh(place.host, scriptFor(place.path, input.length)) : byShell(place.command)
  const ran = await runWithin(argv, { directory: here, input }, ports)
  if (ran.state === 'failed') throw failed(place.by === 'ssh' ? `ssh ${place.host}` : place.command, ran)
}

/**
 * Puts the CRL of an authority in place for one server: the newest that there is, also where another command publishes one meanwhile,
 * so that none is followed by an older one.
 *
 * @returns its number
 * @throws {CountersignError} `crl.missing`, `crl.older`, `file.missing`, `file.malformed`, `file.symlink`, `export.other-authority`,
 * `directory.exposed`, `process.failed`, `program.missing`, `disk.*`
 */
export async function putCrl(
  deployment: Deployment,
  authority: Authority,
  opened: Pick<Opened, 'home' | 'store'>,
  ports: Ports,
): Promise<number> {
  const newest = async (): Promise<CertificateList> => {
    const crl = await readCrl(opened.home, authority, ports.files)
    if (crl === undefined) throw new CountersignError('crl.missing', { authority: authority.name })
    return crl
  }
  let crl = await newest()
  for (let turn = 1; ; turn += 1) {
    await putOnce(deployment, authority, crl, opened, ports)
    const now = await newest()
    if (turn >= TURNS || now.number === crl.number) return Number(crl.number ?? 0n)
    crl = now
  }
}

/** How a server takes up a CRL. */
export type TakingUp =
  | { readonly by: 'command'; readonly argv: Argv; readonly directory: string; readonly shown: string }
  /** It notices by itself. */
  | { readonly by: 'itself' }
  /** Its process has to be told, and nobody has said how. */
  | { readonly by: 'unknown' }

/**
 * Says how a server takes up a CRL: by the command that somebody gave, or by that of its target.
 *
 * @throws {CountersignError} as {@link findStanding}
 */
export async function takingUp({ place, reload }: Deployment, { files, shipped }: Ports): Promise<TakingUp> {
  const directory = place.by === 'export' ? place.directory : files.resolve('.')
  if (reload !== undefined) {
    const argv = place.by === 'ssh' ? overSsh(place.host, reload) : byShell(reload)
    return { by: 'command', argv, directory, shown: reload }
  }
  // Whose command takes the CRL has it do the rest.
  if (place.by === 'command') return { by: 'itself' }
  if (place.by !== 'export') return { by: 'unknown' }
  const { target } = await findStanding(files, place.directory, targetsIn(files, shipped.templates))
  const { reload: own, beside } = target.commands
  if (beside !== undefined || own.by === 'signal' || own.by === 'restart') return { by: 'unknown' }
  if (own.by === 'watching') return { by: 'itself' }
  const argv = fillArgv(own.argv as unknown as Argv, { directory })
  return { by: 'command', argv, directory, shown: formatArgv(argv) }
}
