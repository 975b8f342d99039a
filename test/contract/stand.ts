/** Where a target is put to be proven: how its servers are exported, bent, started and reloaded. Does not say what they must do. */
import { existsSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { systemNetwork } from '../../src/effects/network.ts'
import type { Target } from '../../src/export/catalogue.ts'
import { type Argv, chooseFreePorts } from '../../src/export/command.ts'
import type { Claims } from '../../src/export/manifest.ts'
import type { ExportRequest } from '../../src/export/view.ts'
import type { Served } from '../../src/workflow/run-exported.ts'
import {
  asPublished,
  editFile,
  editPrograms,
  exportFor,
  type Knock,
  type LivePki,
  runToEnd,
  type Started,
  startExported,
  wordsOf,
} from '../support/exported-server.ts'
import type { ProgramName } from '../support/judges.ts'
import type { MovableClock } from '../support/movable-clock.ts'
import type { Runner } from '../support/runner.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { type Application, type Seen, startApplication } from './application.ts'
import type { Ground } from './proof.ts'
import type { Life } from './proven.ts'

export type ExportedHere = Awaited<ReturnType<typeof exportFor>> & { readonly application: Application | undefined }

/** A started server; a reload is over when everybody is answered by what it brought. */
export type Standing = Started & {
  /** What it says of a reload. */
  readonly words: ReturnType<typeof wordsOf>
  /** What was passed on to the application, where that is one of the tests' own. */
  readonly seen: Seen[] | undefined
  readonly application: Application | undefined
}

/** Limits that are no inputs of an export; each target spells those that it has. */
export type Limits = Partial<
  Record<'connectionSeconds' | 'handshakeSeconds' | 'headersSeconds' | 'shutdownSeconds', number>
>

export type Wish = Partial<ExportRequest> & {
  readonly limits?: Limits
  /** Words of its files to be replaced: path → from → to. */
  readonly edits?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Words of its programs to be replaced, wherever they stand. */
  readonly mistakes?: Readonly<Record<string, string>>
}

/** How a server says no, where servers that are right differ. */
export type Manners = {
  /** To a client that it does not let in. */
  readonly turnedAway: 'refused' | number
  /** To a client whom the CRL in force names; as it turns others away where it is not said. */
  readonly revoked: 'refused' | number
  /** To everybody once the CRL has ended; as to those who are revoked where it is not said. */
  readonly crlEnded: 'refused' | number
  /** To a client whose certificate TLS libraries may refuse to read. */
  readonly unreadable: 'refused' | number
  /** To a client that is connected when it is revoked: an answer, or the end of its connection; 200 where a reload ends none. */
  readonly connected: 'refused' | 403 | 200
  /** Under an older CRL than the one that it had, or another of its number: the one in force stays, or nobody gets in. */
  readonly olderCrl: 'kept' | 403
  /** To a handshake for another name. */
  readonly otherName: 'refused' | number
  /** To its own name with a dot at the end. */
  readonly dottedHost: number
  /** To HTTP/1.0 without a Host. */
  readonly withoutHost: number
  /** To an unsafe request with two Origins, or an empty one. */
  readonly malformedOrigin: number
  /** To a body in chunks that turns out to be too large. */
  readonly longChunks: 413 | 400
  /** To a request whose backend does not prove in TLS who it is. */
  readonly strangeBackend: 500 | 502 | 503
  /** To a client that never ends the head of its request. */
  readonly slow: RegExp
  /** How many sessions it promises over TLS 1.3, of which none is resumed. */
  readonly promisedSessions: number
  /** To a client that asks before it sends a body that is not too large. */
  readonly continues: RegExp
  /**
   * Of escapes that mean one thing: the application gets what they mean, or the target as the client wrote it; or those of unreserved characters are
   * decoded, of which rules know nothing.
   */
  readonly escapes: 'decoded' | 'kept' | 'normalised'
  /** Several slashes at the beginning of a target: seen as they are, or as one, which is also what the application gets. */
  readonly slashes: 'kept' | 'one'
  /** Before the reason why it does not start. */
  readonly notStarted: string
  /** To a request target that names this host, where Host names another: a refusal, or 200 where Host is passed over (RFC 9112 §3.2.2). */
  readonly absoluteTarget: 'refused' | 200
  /** A header that it lets pass where its export says so. */
  readonly passes: string
  /** Whether it ends the connection of a client that it turns away from a request. */
  readonly hangsUp: boolean
  /** Of a question for one protocol or HTTP/2: it is left as it is, or nobody hears of HTTP/2 in it. */
  readonly upgrade: 'kept' | 'without h2c'
  /** Of a request target with a fragment: it is seen, or cut off before anybody looks at the path. */
  readonly fragment: 'seen' | 'cut off'
  /** Over HTTP/2, of what follows a body and names a path or another part of a request: none is taken, or what it names is dropped unread. */
  readonly oddTrailers: 'refused' | 'dropped'
  /** To a backend that answers a WebSocket with 101 and two fields Upgrade, of which the first names it. */
  readonly twoUpgrades: 'refused' | 'opened'
  /** To OPTIONS * (RFC 9110 §9.3.7): a refusal, or 200 and nothing else, which its library answers before anybody is asked. */
  readonly asterisk: 'refused' | 'by itself'
}

const usual: Manners = {
  turnedAway: 'refused',
  revoked: 'refused',
  crlEnded: 'refused',
  unreadable: 403,
  connected: 403,
  olderCrl: 403,
  otherName: 421,
  dottedHost: 421,
  withoutHost: 400,
  malformedOrigin: 403,
  longChunks: 413,
  strangeBackend: 502,
  slow: /^(HTTP\/1\.1 408 |$)/,
  promisedSessions: 0,
  continues: /^HTTP\/1\.1 100 Continue\r\n/,
  escapes: 'decoded',
  slashes: 'kept',
  notStarted: 'Z not started: ',
  absoluteTarget: 'refused',
  passes: 'X-Real-IP',
  hangsUp: true,
  upgrade: 'kept',
  fragment: 'seen',
  oddTrailers: 'refused',
  twoUpgrades: 'refused',
  asterisk: 'refused',
}

/** Who turns nobody away otherwise says no to the revoked in the same way. */
function mannersFrom(manners: Partial<Manners> = {}): Partial<Manners> {
  const { turnedAway = usual.turnedAway, revoked = turnedAway, crlEnded = revoked } = manners
  return { ...manners, revoked, crlEnded }
}

/** What is particular to the tests of one target, or of one version of it. */
export type Particular = {
  readonly title: string
  /** Why it cannot be started here. */
  readonly missing?: string
  /** Makes its program, and gives what stands in the place of the first word of its commands. */
  readonly program?: () => string | Promise<string>
  readonly runner?: Runner
  readonly manners?: Partial<Manners>
  /** The inputs by which an export is told where it will lie, for a server that reads it from elsewhere. */
  readonly lying?: (directory: string) => Readonly<Record<string, string>>
  /** Puts an export into what it is to stand in, such as the configuration of a server that has other sites. */
  readonly putIn?: (directory: string) => void
  /** Those in which it differs over HTTP/2. */
  readonly mannersOverHttp2?: Partial<Manners>
  /** Gives an export the pages `/seen` and whatever its own tests ask for, where its application is its own. */
  readonly addPages?: (directory: string) => void
  /** What reads the caller's identity in front of an application behind it. */
  readonly wrap?: (directory: string) => Promise<(listener: RequestListener) => RequestListener>
  readonly limit?: (directory: string, limits: Limits) => void
  /** Lets it be run under a clock whose environment has these names. */
  readonly keepEnvironment?: (directory: string, names: readonly string[]) => void
  /** Why its clock cannot be moved, where that is so: what follows a jump is not shown of it. */
  readonly fixedClock?: string
  /** Waits until it serves as the export in the directory has it, where it says just before that it does. */
  readonly serves?: (directory: string, port: number, serverName: string) => Promise<void>
  /** Waits until nobody is answered any more by what was in force before a reload. */
  readonly takenOver?: (server: Pick<Started, 'output' | 'signal'> | Pick<Served, 'output' | 'pid'>) => Promise<void>
  /** Whether it can agree on ML-KEM, where its manifest says that this depends. */
  readonly hasMlKem?: () => Promise<boolean>
  /** Whether it can verify ML-DSA, where its manifest says that this depends. */
  readonly hasMlDsa?: () => Promise<boolean>
  /** What a server is given whose places strangers fill. */
  readonly crowded?: Wish
  /** What it says of a CRL that it does not take, where that is known: what is bad → why. One that it takes is not named. */
  readonly reasons?: Readonly<Record<string, RegExp>>
  /** Whether it does not start with a certificate of its own that is out of its time; where it is not said, as one does that judges CRLs. */
  readonly refusesOwn?: true
  /** Exports that it refuses to serve, beyond what every target must refuse. */
  readonly unfit?: readonly Unfit[]
  /** What checks an export in the place of its own command, where that needs more than this machine has. Its word for a good one: `good`. */
  readonly checker?: {
    readonly program: ProgramName
    readonly argv: (directory: string) => readonly string[]
    /** The warnings that it may give. */
    readonly warns?: RegExp
  }
  /** Answers beyond those of every server that must not be framed either. */
  readonly answers?: (ground: Ground) => readonly (readonly [what: string, status: number, knock: Knock])[]
  /** What it prints of all that it has read of the export in a directory, line by line, where it can do that. */
  readonly dump?: (directory: string) => Promise<string>
  /** What its life from a real home needs beyond its name. */
  readonly life?: () => Promise<Life>
}

/** Something that was done to an export, and what is said of it: what, in which file, how, and the words. */
export type Unfit = readonly [
  what: string,
  path: string,
  edit: (text: string, pki: LivePki, stranger: LivePki) => string,
  says: RegExp,
]

export type HttpVersion = NonNullable<Knock['http']>

export type Stand = Omit<Particular, 'manners' | 'mannersOverHttp2' | 'program' | 'dump'> & {
  readonly target: Target
  readonly claims: Claims
  /** Whether it reads CRLs itself, and so keeps the one in force where the next is sound and yet wrong. */
  readonly judgesCrls: boolean
  readonly manners: Manners
  /** What a knock at it speaks, unless it says otherwise. */
  readonly http: HttpVersion
  /** The same, at which everybody knocks over HTTP/2. */
  overHttp2(): Stand
  export(pki: LivePki, wish?: Wish): Promise<ExportedHere>
  launch(exported: ExportedHere, pki: LivePki, clock?: MovableClock): Promise<Standing>
  /** Runs one of its commands to the end. */
  run(exported: ExportedHere, command: 'check' | 'run'): ReturnType<typeof runToEnd>
  /** What it prints of all that it has read, where it can. */
  readonly dump?: (exported: ExportedHere) => Promise<string>
  clear(): void
}

export const start = async (stand: Stand, pki: LivePki, wish?: Wish): Promise<Standing> =>
  stand.launch(await stand.export(pki, wish), pki)

export function makeStand(target: Target, particular: Particular, http: HttpVersion = '1.1'): Stand {
  const { runner, program, manners, mannersOverHttp2, dump, ...rest } = particular
  if (target.claims.identity === 'header' && target.commands.sample === undefined)
    throw new Error(
      `${target.name} tells who is calling by a header, and has no sample: nothing shows what it passes on`,
    )
  let made: string | undefined
  const argvOf = async ({ commands, directory }: ExportedHere, command: 'check' | 'run') => {
    made ??= await program?.()
    const [first, ...others] = commands[command]
    runner?.settle(directory)
    const argv = [made ?? first, ...others] as const
    return runner?.wrap(argv) ?? argv
  }
  return {
    ...rest,
    ...(runner && { runner }),
    target,
    claims: target.claims,
    judgesCrls: target.claims.completeCrl === true,
    manners: { ...usual, ...mannersFrom(manners), ...(http === '2' && mannersOverHttp2) },
    http,
    overHttp2: () => makeStand(target, particular, '2'),
    export: async (pki, { limits, edits = {}, mistakes = {}, ...wish } = {}) => {
      const { sample } = target.commands
      const application = sample === undefined ? undefined : await startApplication()
      const upstream = application &&
        sample && { [sample.input]: sample.value.replace('{port}', `${application.port}`) }
      const free = await chooseFreePorts(target.commands, () => systemNetwork.freePort('127.0.0.1'))
      const parent = runner?.folder()
      const lying = parent === undefined ? {} : rest.lying?.(join(parent, 'server'))
      const spoken = http === '2' && Object.hasOwn(target.inputs, 'http2') ? { http2: 'yes' } : {}
      const asked = { ...wish, inputs: { ...free, ...upstream, ...lying, ...spoken, ...wish.inputs } }
      const exported = await exportFor(target, pki, asked, parent).catch((error: unknown) => {
        application?.close()
        throw error
      })
      rest.addPages?.(exported.directory)
      rest.putIn?.(exported.directory)
      for (const [path, words] of Object.entries(edits)) editFile(exported.directory, path, words)
      editPrograms(exported.directory, mistakes)
      if (limits !== undefined) {
        if (rest.limit === undefined) throw new Error(`stands.ts of ${target.name} does not say how it is limited`)
        rest.limit(exported.directory, limits)
      }
      if (rest.wrap !== undefined) application?.behind(await rest.wrap(exported.directory))
      const remove = () => {
        application?.close()
        exported.remove()
      }
      return { ...exported, remove, application }
    },
    launch: async (exported, pki, clock) => {
      if (clock !== undefined) {
        rest.keepEnvironment?.(exported.directory, clock.variables)
        // The application is under the tests' clock, by which it would judge as well.
        exported.application?.behind((listener) => listener)
      }
      made ??= await program?.()
      const started = await startExported(exported, pki, made, clock?.runner ?? runner)
      await rest.serves?.(exported.directory, started.port, 'localhost')
      const { application } = exported
      return {
        ...started,
        knock: (knock) => started.knock({ http, ...knock }),
        get words() {
          return exported.commands.beside?.reload ?? wordsOf(exported)
        },
        application,
        seen: application?.seen,
        reload: async (path, content) => {
          const said = await started.reload(path, content)
          await rest.takenOver?.(started)
          return said
        },
      }
    },
    run: async (exported, command) => {
      const { beside } = exported.commands
      const wrap = (argv: Argv) => runner?.wrap(argv) ?? argv
      runner?.settle(exported.directory)
      if (beside) {
        // What stands beside it would serve on; its check refuses what it does not start with.
        const said = await runToEnd(wrap(asPublished(beside.check)), exported.directory)
        if (said.status !== 0) return { ...said, status: 1 }
      }
      return runToEnd(await argvOf(exported, command), exported.directory)
    },
    ...(dump && {
      dump: async ({ directory }) => {
        runner?.settle(directory)
        return dump(directory)
      },
    }),
    clear: () => runner?.clear(),
  }
}

/**
 * What a program prints to the end, as an ordinary user of a system; it must end with this status. Warnings are not of it: they come by another
 * way, and so in no certain order.
 */
export async function printed(runner: Runner, argv: Argv, directory: string, end = 0): Promise<string> {
  const { status, output, stdout } = await runToEnd(runner.wrap(argv), directory)
  if (status !== end) throw new Error(`${argv.join(' ')} ended with ${status}: ${output}`)
  return stdout
}

/** What `test/contract/<target>/stands.ts` exports: each version of the target that is to be tried. */
export type Stands = (target: Target) => readonly Particular[]

/** Every shipped target, in each version that is tried; one without a file of its own is started as its manifest says. */
export async function allStands(): Promise<readonly Stand[]> {
  const all = await Promise.all((await shippedTargets()).map(({ name }) => standsOf(name)))
  return all.flat()
}

export async function standsOf(name: string, given?: Stands): Promise<readonly Stand[]> {
  const target = (await shippedTargets()).find((one) => one.name === name)
  if (target === undefined) throw new Error(`there is no target ${name}`)
  const file = join(import.meta.dirname, name, 'stands.ts')
  const stands = given ?? (existsSync(file) ? ((await import(file)) as { stands: Stands }).stands : plainly)
  const all = stands(target).map((particular) => makeStand(target, particular))
  if (all.length === 0) throw new Error(`stands.ts gives no version of ${name} to start, and none that is missing`)
  return all
}

const plainly: Stands = ({ name }) => [{ title: name }]
