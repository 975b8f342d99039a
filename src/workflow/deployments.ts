/**
 * The servers that a home knows: those that it has exported, and those that somebody has named. The record has them as events. This
 * file contacts none of them.
 */
import { basename } from 'node:path'
import { type EntryName, parseEntryName } from '../core/brand.ts'
import type { Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import type { Act, EventRecord } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import type { Operator } from './consent.ts'

/** Where the CRL of a server is to go. */
export type Place =
  /** Into the directory of an export on this machine, in the file and the form that its target wants. */
  | { readonly by: 'export'; readonly directory: string }
  /** A file on this machine. */
  | { readonly by: 'file'; readonly path: string }
  /** A file on another machine, which the system's `ssh` reaches. */
  | { readonly by: 'ssh'; readonly host: string; readonly path: string }
  /** Whatever a command makes of what it reads on its standard input. */
  | { readonly by: 'command'; readonly command: string }

/** A server, and what is needed to end a revocation there. */
export type Deployment = {
  readonly name: EntryName
  readonly place: Place
  /** The pin of the one authority whose clients it admits. */
  readonly pin: string
  /** Where it is asked; unknown of what earlier versions have exported. */
  readonly url?: string
  /** The name in its certificate, where that is not the URL's. */
  readonly host?: string
  /** A command line for the shell, by which it takes up the CRL: run where the CRL is. */
  readonly reload?: string
  /** The CAs that may have issued its certificate: a file, or `public`; the home's where absent. */
  readonly serverCa?: string
  /** Whether somebody has said that it is theirs to ask; needed where it is on another machine. */
  readonly operator: Operator
  /** The export that it came from. */
  readonly directory?: string
  /** `said`: somebody has said where it is asked, and no later export says otherwise. */
  readonly known: 'by-export' | 'said'
  /** The last CRL that `revoke --deploy` put in place there, and what came of it. */
  readonly last?: { readonly crl: number; readonly outcome: string }
}

const SSH = /^ssh:((?:[\w.-]+@)?(?:[A-Za-z0-9][\w.-]*|\[[0-9A-Fa-f:.]+\])):(\/.*)$/

const isPlain = (path: string): boolean => !/\p{Cc}/u.test(path) && !path.endsWith('/')

/**
 * Reads `ssh:HOST:PATH`. A host cannot begin with a dash, so that `ssh` takes it for no option. Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseSsh(text: string): Extract<Place, { by: 'ssh' }> {
  const [, host, path] = SSH.exec(text) ?? []
  if (host === undefined || path === undefined || !isPlain(path)) {
    const expected =
      'ssh:HOST:PATH or ssh:USER@HOST:PATH, with the absolute path of the file from which the server reads its CRL; a port is for your ssh_config'
    throw new CountersignError('input.malformed', { what: 'place of a CRL', value: text, expected })
  }
  return { by: 'ssh', host, path }
}

/** A place as somebody would name it. Pure. */
export function formatPlace(place: Place): string {
  switch (place.by) {
    case 'export':
      return place.directory
    case 'file':
      return place.path
    case 'ssh':
      return `ssh:${place.host}:${place.path}`
    case 'command':
      return `command:${place.command}`
  }
}

/** Reads back what {@link factsOf} has written. */
function placeOf(by: string | undefined, to: string): Place {
  if (by === 'ssh') return parseSsh(to)
  if (by === 'command') return { by, command: to.slice('command:'.length) }
  return by === 'file' ? { by, path: to } : { by: 'export', directory: to }
}

/** A deployment as the record keeps it. Pure. */
export function factsOf(one: Deployment): Act['facts'] {
  const { name, place, pin, operator, url, host, reload, serverCa, directory } = one
  return {
    deployment: name,
    by: place.by,
    to: formatPlace(place),
    pin,
    operator,
    ...present({ url, host, reload, serverCa, directory }),
  }
}

/** A name that no other deployment has, after the directory. */
function nameAfter(directory: string, taken: ReadonlyMap<string, unknown>): EntryName {
  const word = basename(directory)
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 50)
  const stem = word === '' ? 'server' : word
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? stem : `${stem}-${n}`
    if (!taken.has(name)) return parseEntryName(name)
  }
}

type Words = (key: string) => string | undefined

const wordsIn =
  ({ facts }: EventRecord): Words =>
  (key) =>
    facts[key] === undefined ? undefined : String(facts[key])

/** What an export says of its server; what somebody has said by hand since stays. */
function afterExport(word: Words, known: ReadonlyMap<string, Deployment>): Deployment {
  const directory = word('directory') ?? ''
  const before = [...known.values()].find((one) => one.directory === directory)
  const [host] = (word('host') ?? '').split(', ')
  return {
    place: { by: 'export', directory },
    operator: 'not-stated',
    known: 'by-export',
    directory,
    ...present({ url: word('url'), host: host === '' ? undefined : host, serverCa: word('serverCa') }),
    ...(before?.known === 'said' ? before : present({ last: before?.last })),
    name: before?.name ?? nameAfter(directory, known),
    pin: word('pin') ?? '',
    ...present({ reload: word('reload') ?? before?.reload }),
  }
}

function afterAdding(word: Words): Deployment {
  return {
    name: parseEntryName(word('deployment') ?? ''),
    place: placeOf(word('by'), word('to') ?? ''),
    pin: word('pin') ?? '',
    operator: word('operator') === 'stated' ? 'stated' : 'not-stated',
    known: 'said',
    ...present({
      url: word('url'),
      host: word('host'),
      reload: word('reload'),
      serverCa: word('serverCa'),
      directory: word('directory'),
    }),
  }
}

/**
 * The servers that a home knows, in the order in which it got to know them. Reads the record alone: whether they are there is not asked.
 */
export async function listKnown(store: Store): Promise<readonly Deployment[]> {
  const kinds = ['config.exported', 'deployment.added', 'deployment.forgotten', 'crl.deployed'] as const
  const events = (await Promise.all(kinds.map((kind) => store.events.list(kind)))).flat()
  const known = new Map<string, Deployment>()
  for (const event of events.toSorted((one, other) => one.sequence - other.sequence)) {
    const word = wordsIn(event)
    const name = word('deployment') ?? ''
    const before = known.get(name)
    try {
      if (event.kind === 'deployment.forgotten') known.delete(name)
      else if (event.kind === 'deployment.added') {
        known.set(name, { ...afterAdding(word), ...present({ last: before?.last }) })
      } else if (event.kind === 'crl.deployed') {
        const last = { crl: Number(event.facts['crl']), outcome: word('outcome') ?? '' }
        if (before !== undefined) known.set(name, { ...before, last })
      } else if (word('only') === undefined) {
        const one = afterExport(word, known)
        known.set(one.name, one)
      }
    } catch (error) {
      // What a later version has written in a form of its own is for that version.
      if (!isRefusal(error)) throw error
    }
  }
  return [...known.values()]
}

/** @throws {CountersignError} `deployment.unknown` */
export function requireKnown(name: string, known: readonly Deployment[]): Deployment {
  const found = known.find((one) => one.name === name)
  if (found !== undefined) return found
  throw new CountersignError('deployment.unknown', { name, known: known.map((one) => one.name) })
}
