/** The exported Traffic Server: how tests start and bend it. What only it does is proven beside this. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Release, releasesOf } from '../../support/releases.ts'
import { knownClients, lifeBefore } from '../sample-backend.ts'
import type { Limits, Particular, Stands } from '../stand.ts'

const MODULES = '/usr/lib/trafficserver/modules'
const FILES = ['/usr/bin/traffic_manager', `${MODULES}/tslua.so`, `${MODULES}/sslheaders.so`]

/** How it spells the limits that it has, and where. */
const spellings: Readonly<Record<keyof Limits, readonly (readonly [path: string, pattern: RegExp])[]>> = {
  handshakeSeconds: [
    ['config/records.config', /(ssl\.handshake_timeout_in INT )\d+/],
    ['config/records.config', /(default_inactivity_timeout INT )\d+/],
  ],
  headersSeconds: [
    ['config/records.config', /(accept_no_activity_timeout INT )\d+/],
    ['config/records.config', /(transaction_no_activity_timeout_in INT )\d+/],
  ],
  connectionSeconds: [['door.lua', /(CONNECTION_SECONDS = )\d+/]],
  shutdownSeconds: [],
}

function limit(directory: string, limits: Limits): void {
  for (const [name, seconds] of Object.entries(limits)) {
    for (const [path, pattern] of spellings[name as keyof Limits]) {
      const text = readFileSync(join(directory, path), 'utf8')
      if (!pattern.test(text)) throw new Error(`${path} does not say ${pattern}`)
      writeFileSync(join(directory, path), text.replace(pattern, `$1${seconds}`))
    }
  }
}

export const stands: Stands = () =>
  releasesOf(FILES, 'Traffic Server', 'trafficserver trafficserver-experimental-plugins').slice(0, 1).map(standOf)

function standOf({ title, runner, missing }: Release): Particular {
  if (runner === undefined) return { title: `the exported Traffic Server on ${title}`, missing }
  return {
    title: `the exported Traffic Server on ${title}`,
    runner,
    manners: {
      olderCrl: 'kept',
      otherName: 'refused',
      revoked: 403,
      absoluteTarget: 200,
      longChunks: 400,
      slashes: 'one',
      notStarted: 'Z not good: ',
    },
    refusesOwn: true,
    wrap: knownClients,
    limit,
    crowded: { inputs: { connections: '256' }, limits: { handshakeSeconds: 2 } },
    fixedClock:
      'the manager of Traffic Server sleeps until a time of the clock: once that is set back, it hears neither a reload nor its end until then',
    life: lifeBefore(runner),
  }
}
