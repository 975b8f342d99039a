/** The program itself, killed at an act or after a while; then others go on, as after each cut. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { World } from '../cli/bad-input/world.ts'
import type { Ending } from './acts.ts'
import { bundledProgram } from './bundled.ts'
import { beginAgain, between, type Prepared } from './cut-short.ts'
import { type Command, later } from './cut-short-commands.ts'

/**
 * Starts the real program, which is killed where a step was about to become final, and lets all others follow.
 *
 * @param at the act, among those at which death leaves something else
 */
export async function killProgramAt(prepared: Prepared, command: Command, at: number): Promise<void> {
  await between(prepared, command, { followers: 'all', turn: at, around: later }, async (world) => {
    const ended = await startProgram(world, command, { at })
    expect(ended).toEqual({ status: null, signal: 'SIGKILL' })
  }).catch((cause: Error) => {
    throw new Error(`${command.run}, killed at act ${at}: ${cause.message}`, { cause })
  })
}

/** Starts the real program, kills it after a part of the time that it takes, be it early or late, and lets all others follow. */
export async function killProgramAfter(
  prepared: Prepared,
  command: Command,
  part: number,
  turn: number,
): Promise<void> {
  const happen = async (world: World): Promise<void> => {
    await startProgram(world, command, { afterMs: part * (await durationOf(prepared, command)) })
  }
  await between(prepared, command, { followers: 'all', turn, around: later }, happen).catch((cause: Error) => {
    throw new Error(`${command.run}, killed after ${part} of its time: ${cause.message}`, { cause })
  })
}

const durations = new Map<Command, number>()

async function durationOf(prepared: Prepared, command: Command): Promise<number> {
  const known = durations.get(command)
  if (known !== undefined) return known
  const kept = beginAgain(prepared)
  const begun = performance.now()
  expect(await startProgram(kept, command), command.run).toEqual({ status: 0, signal: null })
  const took = performance.now() - begun
  durations.set(command, took)
  beginAgain(prepared)
  return took
}

/** How a program ended. */
export type End = { readonly status: number | null; readonly signal: string | null }

/** What ends a program before its time: a signal, at one of the acts at which its death leaves something else, or after a while. */
export type Cut = { readonly by?: Ending } & ({ readonly at: number } | { readonly afterMs: number })

/** Runs a command line in the real program, perhaps to be cut short; SIGKILL does that unless told otherwise. */
export function startProgram(world: World, { run }: Pick<Command, 'run'>, cut?: Cut): Promise<End> {
  const argv = run.split(' ').map((word) => word.replaceAll('@/', `${world.directory}/`))
  const home = argv.includes('--home') ? [] : ['--home', world.home]
  const signal = cut?.by ?? 'SIGKILL'
  const isAtAct = cut !== undefined && 'at' in cut
  const before = isAtAct ? ['--import', fileURLToPath(new URL('killed-at.ts', import.meta.url))] : []
  const named = isAtAct ? { COUNTERSIGN_TEST_END_AT: String(cut.at), COUNTERSIGN_TEST_END_BY: signal } : {}
  const { promise, resolve } = Promise.withResolvers<End>()
  const child = spawn(process.execPath, [...before, bundledProgram(), ...argv, ...home], {
    cwd: world.directory,
    stdio: 'ignore',
    env: { ...process.env, ...named },
  })
  const isTimed = cut !== undefined && 'afterMs' in cut
  const timer = isTimed ? setTimeout(() => child.kill(signal), cut.afterMs) : undefined
  child.once('exit', (status, signal) => {
    clearTimeout(timer)
    resolve({ status, signal })
  })
  return promise
}
