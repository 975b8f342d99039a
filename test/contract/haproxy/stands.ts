/** The exported HAProxy in each version at hand: how tests bend it. What is particular to it is proven beside this. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../../src/effects/clock.ts'
import type { Started } from '../../support/exported-server.ts'
import { hasMlKem, type Release, releasesOf } from '../../support/releases.ts'
import { knownClients, lifeBefore } from '../sample-backend.ts'
import { type Limits, type Particular, printed, type Stands } from '../stand.ts'

const HAPROXY = '/usr/sbin/haproxy'
const CONF = 'haproxy.cfg'

/** How it spells the limits that it has. */
const spellings: Readonly<Record<keyof Limits, readonly RegExp[]>> = {
  handshakeSeconds: [/(timeout client )\d+(s)/],
  headersSeconds: [/(timeout http-request )\d+(s)/],
  connectionSeconds: [/(sub\(sess\.begun\) ge )\d+()/],
  shutdownSeconds: [/(hard-stop-after )\d+(s)/],
}

function limit(directory: string, limits: Limits): void {
  const file = join(directory, CONF)
  let text = readFileSync(file, 'utf8')
  for (const [name, seconds] of Object.entries(limits)) {
    for (const pattern of spellings[name as keyof Limits]) {
      if (!pattern.test(text)) throw new Error(`${CONF} does not say ${pattern}`)
      text = text.replace(pattern, `$1${seconds}$2`)
    }
  }
  writeFileSync(file, text)
}

/** Whether a master hears a reload by now: from the start or a reload on, also one that failed, it ignores SIGUSR2 for a moment. */
function hearsReloads(master: string): boolean {
  const [, caught = '0'] = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${master}/status`, 'utf8')) ?? []
  return (BigInt(`0x${caught}`) & (1n << 11n)) !== 0n // the signal is the twelfth
}

/** Waits until no worker is left of those before the last reload, which may answer by what was in force then, and the next is heard. */
async function takenOver(at: Pick<Started, 'output'>): Promise<void> {
  const count = (text: string) => at.output().split(text).length - 1
  while (count('Loading success') - 1 > count('Former worker')) await systemClock.sleep(10)
  const [, master = ''] = /\((\d+)\) : Loading (?:success|failure)/.exec(at.output()) ?? []
  while (!hearsReloads(master)) await systemClock.sleep(10)
}

export const haproxies = () => releasesOf([HAPROXY], 'HAProxy', 'haproxy')

export const stands: Stands = () => haproxies().map((one) => standOf(one))

/** @param manners where it says no otherwise */
export function standOf({ title, runner, missing }: Release, manners: Particular['manners'] = {}): Particular {
  if (runner === undefined) return { title: `the exported HAProxy on ${title}`, missing }
  return {
    title: `the exported HAProxy on ${title}`,
    runner,
    manners: {
      olderCrl: 'kept',
      otherName: 'refused',
      promisedSessions: 2,
      malformedOrigin: 400,
      continues: /^HTTP\/1\.1 100 Continue\r\n/,
      // From 3.0 on; its own tests show that the backend is not asked for HTTP/2 either.
      ...(runner.title !== 'this machine' && { upgrade: 'without h2c' }),
      ...manners,
    },
    wrap: knownClients,
    limit,
    takenOver,
    ...(runner.title !== 'this machine' && {
      fixedClock: 'HAProxy 3 asks for the time before libfaketime is ready, and does not start then',
    }),
    hasMlKem: () => hasMlKem(runner, [HAPROXY, '-vv']),
    // It keeps the strangers that never shake hands until their time is over, and others wait meanwhile.
    crowded: { inputs: { connections: '256' }, limits: { handshakeSeconds: 2 } },
    // HAProxy 2.6 prints nothing of what it has read; those after it open no listener then, and say so.
    ...(runner.title !== 'this machine' && {
      dump: (directory) => printed(runner, [HAPROXY, '-c', '-dC', '-C', directory, '-f', CONF], directory, 2),
    }),
    life: lifeBefore(runner, {}, takenOver),
  }
}
