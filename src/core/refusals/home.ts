/** The PKI home and its record: why countersign declines, by code. */
import { shellWord } from '../shell.ts'
import type { Wording } from './wording.ts'

export const homeRefusals = {
  'home.missing': (f: { home: string }): Wording => ({
    message: `there is no PKI home at ${f.home}`,
    hint: 'make one with: countersign init --org NAME --trust-domain DOMAIN, or point --home to it',
  }),
  'home.incomplete': (f: { home: string; missing: string }): Wording => ({
    message: `the PKI home ${f.home} lacks ${f.missing}`,
    hint: 'restore it from a backup; if an init was interrupted and nothing was issued, remove the directory and init again',
  }),
  'home.exists': (f: { home: string }): Wording => ({
    message: `${f.home} exists already`,
    hint: 'use it, or give another directory with --home',
  }),
  'home.newer': (f: { home: string; found: number; supported: number }): Wording => ({
    message: `the PKI home ${f.home} has format ${f.found}; this countersign knows up to ${f.supported}`,
    hint: 'upgrade countersign; nothing was changed',
  }),
  'home.not-owned': (f: { home: string; owner: number; user: number }): Wording => ({
    message: `the PKI home ${f.home} belongs to user ${f.owner}, and you are user ${f.user}`,
    hint: 'run as its owner, or hand the directory over with chown -R',
  }),
  'home.exposed': (f: { home: string; mode: string }): Wording => ({
    message: `the PKI home ${f.home} is open to others (mode ${f.mode})`,
    hint: `chmod 700 ${shellWord(f.home)}`,
  }),
  'home.skeleton': (f: { home: string }): Wording => ({
    message: `${f.home} is the skeleton that new homes are made from`,
    hint: 'make a home elsewhere, or name the one that you have: --home DIR',
  }),
  'home.malformed': (f: { file: string; pointer: string; expected: string }): Wording => ({
    message: `${f.file} is not valid at ${f.pointer || '/'}`,
    hint: `expected: ${f.expected}`,
  }),
  'home.closed': (f: { home: string }): Wording => ({
    message: `the PKI home ${f.home} is closed: your program has closed it`,
    hint: 'open it again, or close it only after the last call',
  }),
  'store.busy': (f: { path: string }): Wording => ({
    message: `another command holds ${f.path}`,
    hint: 'wait for it to end and run this one again',
  }),
  'store.damaged': (f: { path: string; problem: string }): Wording => ({
    message: `the record ${f.path} cannot be trusted: ${f.problem}`,
    hint: 'restore it from a backup; do not issue from it',
  }),
}
