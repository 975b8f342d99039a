/** Issuing for the rows of a file, in groups whose keys are journalled, against the least that any authority has to do, and step-ca. */
import { statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { issueBatch } from '../src/workflow/batch.ts'
import { type HeldHome, holdHome } from '../src/workflow/opening.ts'
import type { Ports } from '../src/workflow/ports.ts'
import { knowPassphrase, makeHome, type TestHome } from '../test/support/home.ts'
import { type Contender, type Cost, costHere, median, takeTurns } from './measure.ts'
import { howToInstall, type StepCa, startStepCa } from './step-ca.ts'
import { type Bar, judged, type Line, type Section } from './table.ts'

/** What a certificate may take on the wall: 1/0.7 of the limit, 1/5 of step-ca. */
const BARS = { limit: { atMost: 1 / 0.7 }, stepCa: { atMost: 1 / 5 } }
/** Threads of the limit. */
const THREADS = 2

/** The number that Linux gives the kind of file systems that lie in memory. */
const TMPFS = 0x01021994

/** The limit's work: a key, a signature and its verification, as quickly as node:crypto does them. */
const LIMIT = `
const { createECDH, generateKeyPairSync, sign, verify } = require('node:crypto')
const { parentPort } = require('node:worker_threads')
const authority = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const tbs = Buffer.alloc(420)
parentPort.on('message', (times) => {
  for (let i = 0; i < times; i++) {
    const pair = createECDH('prime256v1')
    pair.generateKeys().copy(tbs)
    pair.getPrivateKey()
    const signature = sign('sha256', tbs, authority.privateKey)
    if (!verify('sha256', tbs, authority.publicKey, signature)) throw new Error('the limit does not verify')
  }
  parentPort.postMessage('done')
})`

function openLimit() {
  const workers = Array.from({ length: THREADS }, () => new Worker(LIMIT, { eval: true }))
  const work = (worker: Worker, times: number) =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve).once('error', reject)
      worker.postMessage(times)
    })
  return {
    run: (rows: number) => Promise.all(workers.map((worker) => work(worker, rows / THREADS))),
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  }
}

/** The ports, but for those that write the folders of a group; its journal of keys is written, and removed. */
const withoutFolders = (ports: Ports): Ports => ({
  ...ports,
  keys: { ...ports.keys, unpackJournal: async () => undefined },
  files: { ...ports.files, renameTogether: async () => undefined },
})

/** What the turns of a contender took, and how many certificates it made in each. */
type Turns = { readonly certificates: number; readonly costs: readonly Cost[] }

/** For one certificate, in milliseconds: in the middle of all turns. */
const each = ({ certificates, costs }: Turns, part: keyof Cost): number =>
  median(costs.map((cost) => cost[part] / certificates))

const rate = (turns: Turns): string => `${(1000 / each(turns, 'wallMs')).toFixed(0)}/s`
const cpu = (turns: Turns): string => `${(each(turns, 'cpuMs') * 1000).toFixed(0)} µs`
const figure = (turns: Turns): string => `${rate(turns)}, ${cpu(turns)} CPU each`

/** Two lines: what a certificate takes on the wall, turn by turn, as a multiple of what the other takes; and of processor time. */
function against(what: string, ours: Turns, theirs: Turns, of: string, bar?: Bar): readonly Line[] {
  const ratio = (part: keyof Cost): number =>
    median(
      ours.costs.map(
        (cost, round) => (cost[part] / theirs.costs[round]![part] / ours.certificates) * theirs.certificates,
      ),
    )
  return [
    bar === undefined
      ? { what: `${what}, wall`, figure: rate(ours), ratio: { value: ratio('wallMs'), of } }
      : judged(`${what}, wall`, rate(ours), ratio('wallMs'), of, bar),
    { what: `${what}, CPU`, figure: cpu(ours), ratio: { value: ratio('cpuMs'), of } },
  ]
}

/** Issues a file of new names. */
async function issueFile(home: TestHome, held: HeldHome, ports: Ports, names: string, rows: number): Promise<Cost> {
  const file = join(home.path, 'rows.csv')
  const lines = Array.from({ length: rows }, (_, row) => `${names}-${row},admin`)
  writeFileSync(file, `name,claim:role\n${lines.join('\n')}\n`)
  const request = { usage: 'client', file, usual: {}, names: 'as-given', mode: 'issue' } as const
  const means = { passphrase: knowPassphrase, watch: () => undefined }
  return costHere(() =>
    issueBatch({ ...request, ...means }, held, ports, async (outcomes) => {
      const failed = outcomes.find(({ state }) => state !== 'issued')
      if (failed !== undefined) throw new Error(`line ${failed.line} was not issued`)
    }),
  )
}

/** @param ofPeer so many certificates does step-ca issue in a turn */
export async function measureIssue(rows: number, ofPeer: number, rounds: number): Promise<Section> {
  const limit = openLimit()
  const client: Cost[] = []
  const closings: (() => Promise<void>)[] = []
  /** A home of its own for each: it grows as the other does. */
  const openHome = async (given: (ports: Ports) => Ports): Promise<Contender> => {
    const home = await makeHome({ protection: 'passphrase' })
    const ports = given(home.ports)
    const held = holdHome(home.path, ports)
    closings.push(() => held.close().finally(home.remove))
    return (round) => issueFile(home, held, ports, `turn${round + 9}`, rows)
  }
  let peer: StepCa | undefined
  try {
    peer = await startStepCa(ofPeer)
    const contenders: Record<string, Contender> = {
      limit: () => costHere(() => limit.run(rows)),
      whole: await openHome((ports) => ports),
      bare: await openHome(withoutFolders),
    }
    if (peer !== undefined) {
      const { issue } = peer
      contenders['stepCa'] = async (round) => {
        const turn = await issue(ofPeer)
        if (round >= 0) client.push(turn.client)
        return turn.server
      }
    }
    const costs = await takeTurns(contenders, { rounds, warmUp: 2 })
    const turnsOf = (name: string, certificates: number): Turns => ({ certificates, costs: costs[name]! })
    const [ours, withoutThem, least] = [turnsOf('whole', rows), turnsOf('bare', rows), turnsOf('limit', rows)]
    const lines: readonly Line[] = [
      { what: `limit: key, sign, verify, in ${THREADS} threads`, figure: figure(least) },
      ...against('issue --batch, no folders written', withoutThem, least, 'limit', BARS.limit),
      ...against('issue --batch', ours, least, 'limit'),
    ]
    return {
      title: `${rows} rows of a file at a time, keys made here and journalled`,
      lines:
        peer === undefined
          ? lines
          : [...lines, ...linesOfPeer(peer, turnsOf('stepCa', ofPeer), client, withoutThem, ours)],
      notes: [
        "Each turn opens the authority's key anew, whose scrypt is in its figure: a larger file shares it among more rows.",
        ...(peer === undefined ? [`Left out: step-ca. To install it: ${howToInstall}`] : notesOfPeer(ofPeer)),
        ...notesOfDisk(),
      ],
    }
  } finally {
    await limit.close()
    await peer?.stop()
    for (const close of closings) await close()
  }
}

function linesOfPeer(
  { version, connections }: StepCa,
  theirs: Turns,
  client: readonly Cost[],
  bare: Turns,
  whole: Turns,
): readonly Line[] {
  const { certificates } = theirs
  return [
    { what: `step-ca ${version}, badger, ${connections} connections`, figure: figure(theirs) },
    { what: 'its client', figure: `${cpu({ certificates, costs: client })} CPU each` },
    ...against('issue --batch, no folders written', bare, theirs, 'step-ca', BARS.stepCa),
    ...against('issue --batch', whole, theirs, 'step-ca', BARS.stepCa),
  ]
}

const notesOfPeer = (certificates: number): readonly string[] => [
  `step-ca signs ${certificates} requests a turn. They and their tokens are made before the clock runs, all for one key: the keys cost it nothing.`,
  'It logs nothing and writes no folders. Both wait until their files are on the same disk. Its client uses the same processors.',
]

/** What lies in memory is on no disk: nobody waits for it, and nothing is durable. */
function notesOfDisk(): readonly string[] {
  if (statfsSync(tmpdir()).type !== TMPFS) return []
  return [`Nothing of this is durable, for ${tmpdir()} is in memory. Set TMPDIR to a folder on a disk.`]
}
