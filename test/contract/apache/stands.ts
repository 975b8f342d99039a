/** The exported Apache in each version at hand: how tests bend it. What is particular to it is proven beside this. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasMlKem, type Release, releasesOf } from '../../support/releases.ts'
import { knownClients, lifeBefore } from '../sample-backend.ts'
import { type Limits, type Particular, printed, type Stands } from '../stand.ts'

const APACHE = '/usr/sbin/apache2'
const MODULE = '/usr/lib/apache2/modules/mod_lua.so'
const INFO = 'LoadModule info_module /usr/lib/apache2/modules/mod_info.so'

/** How it spells the limits that it has, and where. Who says nothing at all, the kernel would keep away from it for half a minute. */
const spellings: Readonly<Record<keyof Limits, readonly [path: string, pattern: RegExp, to: string]>> = {
  handshakeSeconds: ['httpd.conf', /(RequestReadTimeout handshake=)\d+/, 'AcceptFilter http none\n$1'],
  headersSeconds: ['httpd.conf', /( header=)\d+/, '$1'],
  connectionSeconds: ['age.lua', /(SECONDS = )\d+/, '$1'],
  shutdownSeconds: ['httpd.conf', /(GracefulShutdownTimeout )\d+/, '$1'],
}

function limit(directory: string, limits: Limits): void {
  for (const [name, seconds] of Object.entries(limits)) {
    const [path, pattern, to] = spellings[name as keyof Limits]
    const text = readFileSync(join(directory, path), 'utf8')
    if (!pattern.test(text)) throw new Error(`${path} does not say ${pattern}`)
    writeFileSync(join(directory, path), text.replace(pattern, `${to}${seconds}`))
  }
}

export const stands: Stands = () => apaches().map((one) => standOf(one))

/** Each Apache at hand; `more` and `packages` are what must be there besides, and what brings that. */
export const apaches = (more: readonly string[] = [], packages = '') =>
  releasesOf([APACHE, MODULE, ...more], 'Apache', `apache2-bin${packages}`)

export function standOf({ title, runner, missing }: Release, manners: Particular['manners'] = {}): Particular {
  if (runner === undefined) return { title: `the exported Apache on ${title}`, missing }
  return {
    title: `the exported Apache on ${title}`,
    runner,
    manners: {
      olderCrl: 'kept',
      connected: 'refused',
      longChunks: 400,
      strangeBackend: 500,
      twoUpgrades: 'opened',
      continues: /^HTTP\/1\.1 100 Continue\r\n/,
      ...manners,
    },
    wrap: knownClients,
    limit,
    hasMlKem: () => hasMlKem(runner, [APACHE, '-V']),
    // It keeps the strangers that never shake hands until their time is over, and others wait meanwhile.
    crowded: { inputs: { connections: '256' }, limits: { handshakeSeconds: 2 } },
    dump: (directory) =>
      printed(runner, [APACHE, '-d', directory, '-f', 'httpd.conf', '-C', INFO, '-t', '-DDUMP_CONFIG'], directory),
    life: lifeBefore(runner),
  }
}
