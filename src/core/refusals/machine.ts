/** Files, disks and programs of the machine: why countersign declines, by code. */
import { quote } from '../quote.ts'
import type { Wording } from './wording.ts'

export const machineRefusals = {
  'file.missing': (f: { path: string; what: string }): Wording => ({
    message: `the ${f.what} ${f.path} does not exist`,
    hint: 'check the path',
  }),
  'file.malformed': (f: { path: string; what: string; problem: string }): Wording => ({
    message: `${f.path} is not a usable ${f.what}: ${f.problem}`,
    hint: 'restore the file from a backup, or name another file',
  }),
  'file.symlink': (f: { path: string }): Wording => ({
    message: `${f.path} is a symbolic link`,
    hint: 'give the real path; countersign does not write through links',
  }),
  'process.failed': (f: { command: string; problem: string }): Wording => ({
    message: `${f.command} failed: ${f.problem}`,
    hint: 'the last lines that the program printed are quoted above; solve that problem, and run the command again',
  }),
  'program.missing': (f: { program: string; install: string }): Wording => ({
    message: `there is no program ${quote(f.program)} on this machine`,
    hint: `install ${f.install}`,
  }),
  'disk.full': (f: { path: string }): Wording => ({
    message: `there is no space left to write ${f.path}`,
    hint: 'free some space and run the command again; no file was half-written',
  }),
  'disk.failed': (f: { path: string; problem: string }): Wording => ({
    message: `${f.path} cannot be used: ${f.problem}`,
    hint: 'check the path, its owner and its mode',
  }),
}
