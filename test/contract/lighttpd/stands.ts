/** The exported lighttpd in each version at hand: how tests bend it. What is particular to it is proven beside this. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Release, releasesOf } from '../../support/releases.ts'
import { knownClients, lifeBefore } from '../sample-backend.ts'
import { type Limits, type Particular, printed, type Stands } from '../stand.ts'

const FILES = ['/usr/sbin/lighttpd', '/usr/lib/lighttpd/mod_openssl.so', '/usr/lib/lighttpd/mod_magnet.so']
const PACKAGES = 'lighttpd lighttpd-mod-openssl lighttpd-modules-lua'

const silence: readonly [path: string, pattern: RegExp] = ['lighttpd.conf', /(server\.max-read-idle = )\d+/]

/** How it spells the limits that it has, and where: of handshakes and heads it bounds the silence. */
const spellings: Readonly<Record<keyof Limits, readonly [path: string, pattern: RegExp]>> = {
  handshakeSeconds: silence,
  headersSeconds: silence,
  connectionSeconds: ['lua/door.lua', /(CONNECTION_SECONDS = )\d+/],
  shutdownSeconds: ['lighttpd.conf', /("server\.graceful-shutdown-timeout" => )\d+/],
}

function limit(directory: string, limits: Limits): void {
  for (const [name, seconds] of Object.entries(limits)) {
    const [path, pattern] = spellings[name as keyof Limits]
    const text = readFileSync(join(directory, path), 'utf8')
    if (!pattern.test(text)) throw new Error(`${path} does not say ${pattern}`)
    writeFileSync(join(directory, path), text.replace(pattern, `$1${seconds}`))
  }
}

export const stands: Stands = () => releasesOf(FILES, 'lighttpd', PACKAGES).map(standOf)

function standOf({ title, runner, missing }: Release): Particular {
  if (runner === undefined) return { title: `the exported lighttpd on ${title}`, missing }
  return {
    title: `the exported lighttpd on ${title}`,
    runner,
    manners: {
      olderCrl: 'kept',
      connected: 'refused',
      otherName: 'refused',
      continues: /^HTTP\/1\.1 (?:100 Continue|200 OK)\r\n/, // it does not ask for a body that is there already
    },
    wrap: knownClients,
    limit,
    // It keeps the strangers that never shake hands until their time is over, and others wait meanwhile.
    crowded: { inputs: { connections: '256' }, limits: { handshakeSeconds: 2 } },
    dump: async (directory) => {
      const text = await printed(runner, ['/usr/sbin/lighttpd', '-p', '-f', 'lighttpd.conf'], directory)
      return text.replace(/^ *var\.PID .*$/m, '')
    },
    life: lifeBefore(runner),
  }
}
