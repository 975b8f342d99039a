/** Issuing for the rows of a file, in groups whose keys are journalled, against the least that any authority has to do, and step-ca. */
import { statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { issueBatch } from '../src/workflow/batch.ts'
import { holdHome } from '../src/workflow/opening.ts'
import type { Ports } from '../src/workflow/ports.ts'
import { knowPassphrase, makeHome } from '../test/support/home.ts'
import { type Contender, type Cost, costHere, median, takeTurns, without } from './measure.ts'
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

/** The ports, with what it costs to write folders counted apart; the journal of keys is none of that. */
function countingFolders(ports: Ports): { readonly ports: Ports; take(): Cost } {
  let spent: Cost = { cpuMs: 0, wallMs: 0 }
  const counted =
    <A extends unknown[], R>(act: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      let result: R | undefined
      const cost = await costHere(async () => {
        result = await act(...given)
      })
      spent = { cpuMs: spent.cpuMs + cost.cpuMs, wallMs: spent.wallMs + cost.wallMs }
      return result as R
    }
  const { keys, files } = ports
  return {
    ports: {
      ...ports,
      keys: { ...keys, unpackJournal: counted(keys.unpackJournal) },
      files: { ...files, renameTogether: counted(files.renameTogether), remove: counted(files.remove) },
    },
    take: () => {
      const taken = spent
      spent = { cpuMs: 0, wallMs: 0 }
      return taken
    },
  }
}

/** What the turns of a contender took, and how many certificates it made in each. */
type Turns = { readonly certificates: number; readonly costs: readonly Cost[] }

/** For one certificate, in milliseconds: in the middle of all turns. */
const each = ({ certificates, costs }: Turns, part: keyof Cost): number =>
  median(costs.map((cost) => cost[part] / certificates))

const rate = (turns: Turns): string => `${(1000 / each(turns, 'wallMs')).toFixed(0)}/s`
const cpu = (turns: Turns): string => `${(each(turns, 'cpuMs') * 1000).toFixed(0)} µs`
const figure = (turns: Turns): string => `${rate(turns)}, ${cpu(turns)} CPU each`

/** Two lines: what a certificate takes on the wall, turn by turn, as a multiple of what the other takes; and of processor time. */
function against(what: string, ours: Turns, theirs: Turns, of: string, bar: Bar): readonly Line[] {
  const ratio = (part: keyof Cost): number =>
    median(
      ours.costs.map(
        (cost, round) => (cost[part] / theirs.costs[round]![part] / ours.certificates) * theirs.certificates,
      ),
    )
  return [
    judged(`${what}, wall`, rate(ours), ratio('wallMs'), of, bar),
    { what: `${what}, CPU`, figure: cpu(ours), ratio: { value: ratio('cpuMs'), of } },
  ]
}

/** @param ofPeer so many certificates does step-ca issue in a turn */
export async function measureIssue(rows: number, ofPeer: number, rounds: number): Promise<Section> {
  const home = await makeHome({ protection: 'passphrase' })
  const limit = openLimit()
  const folders: Cost[] = []
  const client: Cost[] = []
  let peer: StepCa | undefined
  try {
    peer = await startStepCa(ofPeer)
    const { ports, take } = countingFolders(home.ports)
    const held = holdHome(home.path, ports)
    const file = join(home.path, 'rows.csv')
    const ours = async (round: number): Promise<Cost> => {
      const lines = Array.from({ length: rows }, (_, row) => `turn${round + 9}-${row},admin`)
      writeFileSync(file, `name,claim:role\n${lines.join('\n')}\n`)
      const request = { usage: 'client', file, usual: {}, names: 'as-given', mode: 'issue' } as const
      const cost = await costHere(() =>
        issueBatch(
          { ...request, passphrase: knowPassphrase, watch: () => undefined },
          held,
          ports,
          async (outcomes) => {
            const failed = outcomes.find(({ state }) => state !== 'issued')
            if (failed !== undefined) throw new Error(`line ${failed.line} was not issued`)
          },
        ),
      )
      const apart = take()
      if (round >= 0) folders.push(apart)
      return cost
    }
    const stepCa = async (round: number): Promise<Cost> => {
      const turn = await peer!.issue(ofPeer)
      if (round >= 0) client.push(turn.client)
      return turn.server
    }
    const contenders: Record<string, Contender> = { limit: () => costHere(() => limit.run(rows)), ours }
    if (peer !== undefined) contenders['stepCa'] = stepCa
    const costs = await takeTurns(contenders, { rounds, warmUp: 2 })
    await held.close()
    const turnsOf = (name: string, certificates: number): Turns => ({ certificates, costs: costs[name]! })
    const whole = turnsOf('ours', rows)
    const bare = { certificates: rows, costs: without(whole.costs, folders) }
    const least = turnsOf('limit', rows)
    const lines: readonly Line[] = [
      { what: `limit: key, sign, verify, in ${THREADS} threads`, figure: figure(least) },
      ...against('issue --batch, folders apart', bare, least, 'limit', BARS.limit),
      { what: 'its folders', figure: figure({ certificates: rows, costs: folders }) },
    ]
    return {
      title: `${rows} rows of a file at a time, keys made here and journalled`,
      lines:
        peer === undefined ? lines : [...lines, ...linesOfPeer(peer, turnsOf('stepCa', ofPeer), client, bare, whole)],
      notes: [
        "Each turn opens the authority's key anew, whose scrypt is in its figure: a larger file shares it among more rows.",
        ...(peer === undefined ? [`Left out: step-ca. To install it: ${howToInstall}`] : notesOfPeer(ofPeer)),
        ...notesOfDisk(),
      ],
    }
  } finally {
    await limit.close()
    await peer?.stop()
    await home.remove()
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
    ...against('issue --batch, folders apart', bare, theirs, 'step-ca', BARS.stepCa),
    ...against('issue --batch with its folders', whole, theirs, 'step-ca', BARS.stepCa),
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
