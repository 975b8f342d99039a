/** A conversation with the command line over a real home; only the terminal is made of answers. */
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { runCli } from '../../src/cli/run.ts'
import { makeHome, realPorts, type TestHome } from '../support/home.ts'
import { type KeptTerminal, keepTerminal } from './terminal.ts'

const homes: TestHome[] = []

/** Removes the homes of a file once it is through. */
export function removeHomes(): void {
  afterAll(async () => {
    for (const home of homes.splice(0)) await home.remove()
  })
}

export async function newHome(): Promise<TestHome> {
  const home = await makeHome()
  homes.push(home)
  return home
}

export type Conversation = KeptTerminal & { readonly status: number; readonly line: string | undefined }

/** Runs a command line; `answers` are what a person at the terminal says, nobody is there where they are absent. */
export async function converse(
  home: string,
  argv: readonly string[],
  answers?: readonly string[],
  columns?: number,
): Promise<Conversation> {
  const terminal = keepTerminal(answers, columns)
  const status = await runCli(argv, {
    version: '0.0.0-test',
    terminal,
    directory: join(home, '..'),
    interruption: new AbortController().signal,
    ports: async () => realPorts(),
    home,
    shell: '/usr/bin/fish',
  })
  const told = 'the same without questions: countersign '
  const line = terminal.said.find((said) => said.startsWith(told))?.slice(told.length)
  return { ...terminal, status, line }
}

/** What is told in lines below each other, in one. */
export const unbroken = (text: string): string => text.replaceAll(/\n */g, ' ')

/** The words of a told line without quotes in it. */
export const wordsOf = (line: string | undefined): string[] => (line ?? '').split(' ')

/** What a home says of its certificates, but for what differs each time. */
export async function contentOf(home: string): Promise<unknown> {
  const { certificates } = JSON.parse((await converse(home, ['list', '--json'])).written())
  return certificates.map(({ name, authority, subjectAltNames, claims, state, reason, profile }: never) => ({
    name,
    authority,
    subjectAltNames,
    claims,
    state,
    reason,
    profile,
  }))
}
