/**
 * Writes what renews the certificates of a home and signs its CRLs while nobody is there: units of systemd, or a table of cron. Installs
 * nothing, and runs nothing.
 */
import { join } from 'node:path'
import { requireListed } from '../authority/authority.ts'
import { PROBE_NAME } from '../authority/reserved.ts'
import { addSeconds, type EntryName } from '../core/brand.ts'
import { parseDuration } from '../core/duration.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { targetsIn } from '../export/catalogue.ts'
import { startRendering } from '../export/render.ts'
import { Uncarriable } from '../language/common/language.ts'
import { LONGEST, TooLong } from '../language/cron.ts'
import { languages } from '../language/index.ts'
import { DAY_SECONDS } from '../policy/profile.ts'
import { openForSigning } from './crl.ts'
import { isHandedOver } from './handed-over.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import { findExports } from './outdated.ts'
import type { AskPassphrase, Ports } from './ports.ts'
import { findUser } from './unix-user.ts'

export const schedulers = ['systemd', 'cron'] as const
export const rhythms = ['hourly', 'daily', 'weekly'] as const
export type Scheduler = (typeof schedulers)[number]
export type Rhythm = (typeof rhythms)[number]

/** How long after one run the next begins at most: the interval, and the delay by which many machines do not begin at once. */
const intervals: Readonly<Record<Rhythm, { readonly seconds: number; readonly delaySeconds: number }>> = {
  hourly: { seconds: 3600, delaySeconds: 600 },
  daily: { seconds: DAY_SECONDS, delaySeconds: 3600 },
  weekly: { seconds: 7 * DAY_SECONDS, delaySeconds: 6 * 3600 },
}

type TimerFile = {
  /** The end of its name. */
  readonly end: string
  /** The templates that it is made of, one after the other: of the timer, or of what targets share. */
  readonly templates: readonly string[]
  /** What the unit is for. */
  readonly job: string
}

/** The files of each scheduler. Their language has the name of the scheduler. */
const filesOf: Readonly<Record<Scheduler, readonly TimerFile[]>> = {
  systemd: ['renew', 'crl'].flatMap((job) => [
    { end: `-${job}.service`, templates: [`timer/${job}.service`, 'parts/systemd/sandbox', 'timer/limits'], job },
    { end: `-${job}.timer`, templates: ['timer/timer'], job },
  ]),
  cron: [{ end: '', templates: ['timer/cron'], job: '' }],
}

/** The first words of every file that this writes: a file that begins otherwise is somebody else's. */
const MARK = '# Written by countersign export timer'

export type TimerRequest = {
  /** What the units or the table are called; several homes of one machine differ in it. */
  readonly name: string
  /** The directory to write into. */
  readonly out: string
  readonly scheduler: Scheduler
  readonly every: Rhythm
  /** Certificates are renewed that end within this time, such as `30d`. */
  readonly expiring: string
  /** The only authority whose certificates are renewed and whose CRL is signed; all of the home where absent. */
  readonly authority?: string
  /** Run by `sh -c` after something was renewed, and after each signing of the CRLs. */
  readonly command?: string
  /** Under whose name the commands run: the user to whom the home belongs, and whose name is looked up where it is absent. */
  readonly user?: string
  /** The file with the passphrase, if the keys have one. */
  readonly passphraseFile?: string
  readonly passphrase: AskPassphrase
  readonly mode: 'export' | 'dry-run'
}

export type TimerAnswer = {
  readonly mode: 'export' | 'dry-run'
  readonly kind: 'timer'
  readonly name: string
  readonly scheduler: Scheduler
  readonly every: Rhythm
  readonly expiring: string
  readonly directory: string
  readonly files: readonly string[]
  readonly home: string
  readonly user: string
  /** Absent where it is for all authorities of the home. */
  readonly authority?: string
  readonly command?: string
  /** Absent where the keys have no passphrase. */
  readonly passphraseFile?: string
  /** Commands for root that install it, to be run in the directory. */
  readonly install: readonly string[]
  readonly warnings: readonly string[]
}

const malformed = (what: string, value: string, expected: string) =>
  new CountersignError('input.malformed', { what, value, expected })

/** Requires a name that both schedulers and a shell take for nothing else. */
function requireName({ name }: TimerRequest): void {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(name))
    throw malformed('name of the timer', name, 'up to 41 small letters, digits and hyphens, such as acme')
}

/** The user to whom the home belongs, which is who runs this command. @throws {CountersignError} as {@link findUser}; `usage.wrong` */
async function userFor({ user }: TimerRequest, { files }: Ports): Promise<string> {
  const current = files.currentUser()
  const { name, id = current } = await findUser(user, 'the home', files)
  if (id === current) return name
  throw new CountersignError('usage.wrong', {
    problem: `the home belongs to the user ${current}, and ${name} is the user ${id}: no run could open the home`,
    next: 'leave out --user, or give the home to that user and export the timer as that user',
  })
}

/** Requires that the files can carry a value, each in the place where it will stand. @throws {CountersignError} `input.malformed` */
function requireCarried(what: string, value: string, scheduler: Scheduler, place?: string): void {
  const language = languages.get(scheduler)!
  try {
    ;(place === undefined ? language.write : language.places![place]!)(value)
  } catch (error) {
    if (!(error instanceof Uncarriable)) throw error
    const files = scheduler === 'cron' ? 'a table of cron' : 'a unit of systemd'
    throw malformed(
      what,
      value,
      `what ${files} can carry, and it has ${error.message}${what.startsWith('command') ? '; put such a command into a script, and give the path of the script' : ''}`,
    )
  }
}

/**
 * Requires that cron takes a line whole: some cut longer ones off, and run what is left.
 *
 * @throws {CountersignError} `input.malformed`, about the command of the person, or the paths where there is none
 */
function requireRoom(command: string | undefined, fill: () => string): string {
  try {
    return fill()
  } catch (error) {
    const cause = error instanceof CountersignError ? error.cause : undefined
    if (!(cause instanceof TooLong)) throw error
    const { length } = cause
    const longest = `lines of at most ${LONGEST} characters, as every cron takes them, and this would be one of ${length}`
    if (command === undefined)
      throw malformed('paths for cron', `${length} characters`, `${longest}; choose shorter paths`)
    throw malformed(
      'command of --then',
      command.length > 60 ? `${command.slice(0, 60)}…` : command,
      `${longest}, of which the command has ${command.length}; put it into a script, and give the path of the script`,
    )
  }
}

const spelled = (seconds: number): string => {
  const [unit, size] = (
    [
      ['d', DAY_SECONDS],
      ['h', 3600],
      ['m', 60],
    ] as const
  ).find(([, size]) => seconds % size === 0) ?? ['s', 1]
  return `${seconds / size}${unit}`
}

/**
 * Refuses a rhythm that comes too late: whatever is due between two runs must outlast the second, so that one failure is no loss.
 *
 * @throws {CountersignError} `usage.wrong`
 */
async function requireOften(
  { every, expiring }: TimerRequest,
  authority: EntryName | undefined,
  { home, store }: Opened,
  { clock }: Ports,
): Promise<void> {
  const { seconds: interval, delaySeconds } = intervals[every]
  const longest = interval + delaySeconds
  const sooner = rhythms[rhythms.indexOf(every) - 1]
  const refuse = (what: string, lasts: number, otherwise: string) =>
    new CountersignError('usage.wrong', {
      problem: `${what} ${spelled(lasts)}, and between two runs pass up to ${spelled(longest)}: that is more than half of it`,
      next: sooner === undefined ? otherwise : `run it more often: --every ${sooner}; or ${otherwise}`,
    })
  const within = parseDuration(expiring)
  if (within < 2 * longest) throw refuse('--expiring says', within, 'give --expiring a longer time, such as 30d')
  const crl = home.settings.crlLifetimeDays * DAY_SECONDS
  if (crl < 2 * longest) throw refuse('CRLs of this home last', crl, 'set crlLifetimeDays in countersign.json higher')
  const now = clock.now()
  // Whatever lasts less than that also ends within that time.
  const query = {
    ...({ states: ['issued'], except: PROBE_NAME, order: 'expires', limit: 500 } as const),
    ...present({ authority }),
  }
  const span = { endingFrom: now, expiringBefore: addSeconds(now, 2 * longest) } as const
  for (let before: string | undefined; ; ) {
    const { rows, next } = await store.certificates.list({ ...query, ...span, ...present({ before }) })
    const short = rows.find(({ notBefore, notAfter }) => notAfter - notBefore < 2 * longest)
    if (short !== undefined) {
      const lasts = short.notAfter - short.notBefore
      throw refuse(`the certificate ${short.name} lasts`, lasts, 'issue it for a longer time')
    }
    before = next
    if (before === undefined) return
  }
}

/** Opens the keys of the authorities, as the runs will: a passphrase that is wrong is found now. Tells whether one was needed. */
async function openAll(
  request: TimerRequest,
  names: readonly EntryName[],
  { home, store }: Opened,
  ports: Ports,
): Promise<boolean> {
  let needed = false
  const passphrase: AskPassphrase = (purpose, refused) => {
    needed = true
    if (request.passphraseFile !== undefined) return request.passphrase(purpose, refused)
    throw new CountersignError('usage.missing', {
      what: 'the file with the passphrase, which every run reads,',
      flag: '--passphrase-file FILE',
    })
  }
  for (const name of names) await openForSigning(home, { name }, store, ports, passphrase)
  return needed
}

/** The absolute path of a file that lasts: what a shell or another program opened for this process is gone at the first run. */
function lastingPath(path: string, { files }: Ports): string {
  const absolute = files.resolve(path)
  if (path !== '-' && !isHandedOver(absolute)) return absolute
  throw new CountersignError('usage.wrong', {
    problem: `the passphrase comes from ${path}, which is gone when the first run needs it`,
    next: 'keep the passphrase in a file of mode 0600, and give it with --passphrase-file FILE',
  })
}

/** Refuses to replace what it has not written. */
async function requireOwn(paths: readonly string[], { files }: Ports): Promise<void> {
  for (const path of paths) {
    const facts = await files.describe(path)
    if (facts === undefined) continue
    if (facts.kind === 'file' && (await files.readText(path))?.startsWith(MARK)) continue
    throw new CountersignError('usage.wrong', {
      problem: `${path} exists already, and this command has not written it`,
      next: 'choose another directory with --out, or another name',
    })
  }
}

function installation(name: string, scheduler: Scheduler): readonly string[] {
  if (scheduler === 'cron') return [`install -m 0644 ${name} /etc/cron.d/${name}`]
  return [
    `install -m 0644 ${filesOf.systemd.map(({ end }) => `${name}${end}`).join(' ')} /etc/systemd/system/`,
    'systemctl daemon-reload',
    `systemctl enable --now ${name}-renew.timer ${name}-crl.timer`,
  ]
}

const isTemporary = (path: string): boolean => /^\/(?:var\/)?tmp(?:\/|$)/.test(path)

/** The values of the templates. */
async function valuesFor(
  request: TimerRequest & { readonly user: string },
  passphraseFile: string | undefined,
  opened: Opened,
  ports: Ports,
) {
  const { files, shipped } = ports
  const { name, user, scheduler, every, expiring, command = false, authority = false } = request
  const home = await files.follow(opened.home.path)
  const { standing } = await findExports(opened.store, files, targetsIn(files, shipped.templates))
  const writable = [home, ...standing.map(({ directory }) => directory).sort()]
  const { program } = shipped
  for (const path of [...program, home]) requireCarried('path', path, scheduler)
  // The program itself is no word: no variable is replaced there.
  if (program[0]?.includes('$')) throw malformed('path', program[0], 'a path of Node.js without a dollar sign')
  if (command !== false) requireCarried('command of --then', command, scheduler)
  if (passphraseFile !== undefined) {
    const place = scheduler === 'systemd' ? 'rest' : undefined
    requireCarried('path of the passphrase file', passphraseFile, scheduler, place)
  }
  if (scheduler === 'systemd') for (const path of writable) requireCarried('path', path, scheduler, 'listed')
  const privateTmp = ![...writable, ...program].some(isTemporary)
  const { delaySeconds } = intervals[every]
  const said = { name, user, every, expiring, authority, command, delaySeconds }
  // What is absent is false: a template takes an empty text for one that is there.
  return { ...said, passphraseFile: passphraseFile ?? false, home, program, writable, privateTmp }
}

async function readTemplate(template: string, { files, shipped }: Ports): Promise<string> {
  const file = `${shipped.templates}/${template}.liquid`
  const text = await files.readText(file)
  if (text !== undefined) return text
  throw new CountersignError('target.malformed', { file, pointer: '', expected: `the file ${template}.liquid` })
}

/**
 * Writes units or a table that renew what ends soon and sign each CRL anew, for a user and with a passphrase file. The keys are opened
 * before anything is written.
 *
 * @throws {CountersignError} `input.malformed` (name, user, command, path, duration), `usage.wrong` (it would run too seldom; a file is
 * somebody else's), `usage.missing` (the passphrase file), `passphrase.*`, `authority.*`, `file.*`, `disk.*`
 */
export function exportTimer(request: TimerRequest, held: HeldHome, ports: Ports): Promise<TimerAnswer> {
  return held.read(async (opened) => {
    const { files } = ports
    const { name, scheduler, every, expiring, mode, command } = request
    requireName(request)
    const user = await userFor(request, ports)
    const authority = request.authority === undefined ? undefined : requireListed(opened.home, request.authority)
    const all = opened.home.settings.authorities.map(({ name }) => name)
    await requireOften(request, authority, opened, ports)
    const given = request.passphraseFile === undefined ? undefined : lastingPath(request.passphraseFile, ports)
    const passphraseFile = (await openAll(request, authority === undefined ? all : [authority], opened, ports))
      ? given
      : undefined
    const values = await valuesFor({ ...request, user }, passphraseFile, opened, ports)
    const directory = files.resolve(request.out)
    const render = await startRendering()
    const rendered: { readonly path: string; readonly content: string }[] = []
    for (const { end, templates, job } of filesOf[scheduler]) {
      const pieces = await Promise.all(templates.map(async (file) => ({ file, text: await readTemplate(file, ports) })))
      const path = `${name}${end}`
      const fill = () => render({ path, language: scheduler, pieces }, { ...values, job }).content
      rendered.push({ path, content: requireRoom(command, fill) })
    }
    await requireOwn(
      rendered.map(({ path }) => join(directory, path)),
      ports,
    )
    if (mode === 'export') {
      await files.makeDirectory(directory, 'public')
      for (const { path, content } of rendered) await files.write(join(directory, path), content, 'public')
    }
    return {
      ...{ mode, kind: 'timer', name, scheduler, every, expiring, directory },
      files: rendered.map(({ path }) => path),
      home: values.home,
      user,
      ...present({ authority, command, passphraseFile }),
      install: installation(name, scheduler),
      warnings:
        passphraseFile === undefined
          ? ['the keys of this home have no passphrase: everybody who can read the home can sign']
          : [],
    }
  })
}
