/**
 * Runs every transcript of this folder against the real program, and in the quick suite some of them.
 *
 * Besides what a transcript says, refusals are held to three promises: nothing was touched; `--json` says the same in
 * exactly one document; that document has the documented shape. `UPDATE_TRANSCRIPTS=1` rewrites the transcripts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sampled } from '../support/sweep.ts'
import { answerFault } from './answer-schema.ts'
import { type Outcome, openWorkshop, type Workshop } from './program.ts'
import { type Exchange, formatTranscript, generalise, linesOf, parseTranscript } from './transcript.ts'

const updating = process.env['UPDATE_TRANSCRIPTS'] === '1' && process.env['CI'] !== 'true'
const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'))

/** What a machine may not allow, and how that is found out. */
const abilities: Readonly<Record<string, (workshop: Workshop) => Promise<boolean>>> = {
  root: async () => process.getuid?.() === 0,
  mount: async (workshop) =>
    (await workshop.ask('mkdir probe && mount -t tmpfs -o size=100k tmpfs probe && umount probe && rmdir probe'))
      .status === 0,
}

function exchangeOf(command: string, { stdout, stderr, status }: Outcome, directory: string): Exchange {
  const lines = (output: string): string[] => linesOf(generalise(output, directory))
  return { command, stdout: lines(stdout), stderr: lines(stderr), status }
}

/** A line that runs the program and nothing else, so that it can be run again with --json. */
const runsProgramOnly = (command: string): boolean =>
  /^([A-Z_]+=\S* )*countersign /.test(command) && !/[|&<]|2?>/.test(command)

const isRefusal = (status: number): boolean => [2, 3, 4].includes(status)

/** Refusals that differ only in what they quote and count are one kind; each kind is asked for as JSON once. */
const kindOf = ({ stderr }: Exchange): string => stderr.join(' ').replace(/"(\\.|[^"\\])*"|\d+/g, '')

async function requireSameAsJson(told: Exchange, workshop: Workshop): Promise<void> {
  const { stdout, stderr, status } = await workshop.ask(`${told.command} --json`)
  expect(status, `${told.command} --json`).toBe(told.status)
  const document = JSON.parse(stdout) as { error: { message: string; hint: string; exitStatus: number } }
  expect(answerFault('error', document)).toBeUndefined()
  expect(document.error.exitStatus).toBe(told.status)
  const lines = [`countersign: ${document.error.message}`, `hint: ${document.error.hint}`]
  expect(generalise(lines.join('\n'), workshop.directory)).toBe(told.stderr.join('\n'))
  expect(stderr).toBe('')
}

/** Runs one command of a transcript, and holds a refusal to its promises; `asked` collects the kinds seen so far. */
async function runExchange(command: string, workshop: Workshop, asked: Set<string>): Promise<Exchange> {
  const before = workshop.survey()
  const told = exchangeOf(command, await workshop.ask(command), workshop.directory)
  if (runsProgramOnly(command) && isRefusal(told.status)) {
    const asJson = command.includes('--json') || told.stderr[0]?.startsWith('countersign: ') !== true
    if (!asJson && !asked.has(kindOf(told))) await requireSameAsJson(told, workshop)
    asked.add(kindOf(told))
    expect(workshop.survey(), `touched by: ${command}`).toEqual(before)
  }
  return told
}

const workshops: Workshop[] = []
afterAll(() => {
  for (const workshop of workshops) workshop.remove()
})

describe.concurrent('transcripts', () => {
  it.for(updating ? names : sampled(names, 6))('%s', async (name, context) => {
    const path = join(import.meta.dirname, name)
    const { needs, exchanges } = parseTranscript(readFileSync(path, 'utf8'))
    const workshop = openWorkshop()
    workshops.push(workshop)
    for (const need of needs) {
      if (!(await abilities[need]?.(workshop))) return context.skip(`this machine does not allow: ${need}`)
    }
    const happened = []
    const asked = new Set<string>()
    for (const expected of exchanges) {
      const told = await runExchange(expected.command, workshop, asked)
      const { remarks, ...wanted } = expected
      happened.push({ ...told, remarks })
      if (!updating) expect(told).toEqual(wanted)
    }
    if (updating) writeFileSync(path, formatTranscript({ exchanges: happened }))
  })
})
