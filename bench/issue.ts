/** Issuing for the rows of a file, in groups whose keys are journalled, against the least that any authority has to do. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { issueBatch } from '../src/workflow/batch.ts'
import { holdHome } from '../src/workflow/opening.ts'
import type { Ports } from '../src/workflow/ports.ts'
import { knowPassphrase, makeHome } from '../test/support/home.ts'
import { type Cost, costHere, median, takeTurns } from './measure.ts'
import type { Section } from './table.ts'

/** Threads of the limit. */
const THREADS = 2

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

export async function measureIssue(rows: number, rounds: number): Promise<Section> {
  const home = await makeHome({ protection: 'passphrase' })
  const limit = openLimit()
  const folders: Cost[] = []
  const memory: number[] = []
  try {
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
      memory.push(process.memoryUsage().rss / 2 ** 20)
      return { cpuMs: cost.cpuMs - apart.cpuMs, wallMs: cost.wallMs - apart.wallMs }
    }
    const costs = await takeTurns({ limit: () => costHere(() => limit.run(rows)), ours }, { rounds, warmUp: 2 })
    await held.close()
    return sectionOf(rows, costs.limit, costs.ours, folders, memory)
  } finally {
    await limit.close()
    await home.remove()
  }
}

function sectionOf(
  rows: number,
  limit: readonly Cost[],
  ours: readonly Cost[],
  folders: readonly Cost[],
  memory: readonly number[],
): Section {
  const each = (costs: readonly Cost[], part: keyof Cost): number =>
    median(costs.map((cost) => (cost[part] / rows) * 1000))
  const figure = (costs: readonly Cost[]): string =>
    `${(1e6 / each(costs, 'wallMs')).toFixed(0)}/s, ${each(costs, 'cpuMs').toFixed(0)} µs CPU each`
  const share = (part: keyof Cost) => median(ours.map((cost, round) => limit[round]![part] / cost[part]))
  return {
    title: `${rows} rows of a file at a time, keys made here and journalled`,
    lines: [
      { what: `limit: key, sign, verify, in ${THREADS} threads`, figure: figure(limit) },
      { what: 'issue --batch, in one thread', figure: figure(ours) },
      { what: '  of the rate of the limit', figure: share('wallMs').toFixed(2) },
      { what: '  of the limit for each second of processor time', figure: share('cpuMs').toFixed(2) },
      { what: 'folders, apart', figure: figure(folders) },
      {
        what: 'memory after the first turn and the last',
        figure: `${memory[0]!.toFixed(0)} and ${memory.at(-1)!.toFixed(0)} MB`,
      },
    ],
    notes: [
      'The goal is 0.7 of the limit. It is not reached: plan, lint and record cost more than key and signature, and run in one thread.',
      "Each turn opens the authority's key anew, whose scrypt is in its figure: a larger file shares it among more rows.",
    ],
  }
}
