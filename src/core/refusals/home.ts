/** The PKI home and its record: why countersign declines, by code. */
import { shellWord } from '../shell.ts'
import type { Wording } from './wording.ts'

export const homeRefusals = {
  'home.missing': (f: { home: string }): Wording => ({
    message: `there is no PKI home at ${f.home}`,
    hint: 'make a PKI home: countersign init --org NAME --trust-domain DOMAIN; or name the directory of the PKI home that you have: --home DIR',
  }),
  'home.incomplete': (f: { home: string; missing: string }): Wording => ({
    message: `the PKI home ${f.home} lacks ${f.missing}`,
    hint: 'restore the home from a backup; if the command init was interrupted, and no certificate was issued, remove the directory and run init again',
  }),
  'home.exists': (f: { home: string }): Wording => ({
    message: `${f.home} exists already`,
    hint: 'use this home, or name another directory: --home DIR',
  }),
  'home.newer': (f: { home: string; found: number; supported: number }): Wording => ({
    message: `the PKI home ${f.home} has format ${f.found}; this version of countersign reads formats up to ${f.supported}`,
    hint: 'upgrade countersign; nothing was changed',
  }),
  'home.not-owned': (f: { home: string; owner: number; user: number }): Wording => ({
    message: `the PKI home ${f.home} belongs to user ${f.owner}, and you are user ${f.user}`,
    hint: 'run countersign as that user, or make the directory yours with chown -R',
  }),
  'home.exposed': (f: { home: string; mode: string }): Wording => ({
    message: `other users have access to the PKI home ${f.home} (mode ${f.mode})`,
    hint: `run: chmod 700 ${shellWord(f.home)}`,
  }),
  'home.skeleton': (f: { home: string }): Wording => ({
    message: `${f.home} is not a PKI home, but the folder that countersign copies for each new home`,
    hint: 'make a PKI home in another directory, or name the directory of the PKI home that you have: --home DIR',
  }),
  'home.malformed': (f: { file: string; pointer: string; expected: string }): Wording => ({
    message: `${f.file} is not valid at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'home.closed': (f: { home: string }): Wording => ({
    message: `your program has closed the PKI home ${f.home}, and used it after that`,
    hint: 'open the home again, or close it only after the last call that uses it',
  }),
  'store.busy': (f: { path: string }): Wording => ({
    message: `another command is using ${f.path}`,
    hint: 'wait until that command has ended, then run this one again',
  }),
  'store.damaged': (f: { path: string; problem: string }): Wording => ({
    message: `the record ${f.path} cannot be trusted: ${f.problem}`,
    hint: 'restore the record from a backup; issue no certificate before that',
  }),
}
