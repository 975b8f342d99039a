/**
 * The program as it is published, bundled anew for each run: most tests of the command line start it, and it starts twice
 * as fast as the source.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const cache = join(root, 'node_modules', '.cache')

/** Where the bundle of this run lies; what the program reads besides is the checkout's own. */
export const bundledProgram = (): string => join(process.env['COUNTERSIGN_TEST_PROGRAM'] ?? '', 'dist', 'main.cjs')

/** Run by vitest before the first test; what it gives is run after the last. */
export default function bundle(): () => void {
  mkdirSync(cache, { recursive: true })
  const directory = mkdtempSync(join(cache, 'countersign-tests-'))
  for (const name of ['package.json', 'templates', 'pki']) symlinkSync(join(root, name), join(directory, name))
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), join(directory, 'dist')], { stdio: 'inherit' })
  process.env['COUNTERSIGN_TEST_PROGRAM'] = directory
  return () => rmSync(directory, { recursive: true, force: true })
}
