/**
 * Takes the pictures of the report that docs/ci.md shows, in light and in dark, from the report that its own session makes.
 * Needs Chromium; run by hand when the report's looks have changed: `node scripts/picture-report.ts`.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import bundle from '../test/support/bundled.ts'
import { faultOf, readSession, runSession } from '../test/support/session.ts'

const root = resolve(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')
const size = '900,620'
/** What Chromium calls the colours that a reader prefers. */
const themes = { light: 1, dark: 0 } as const

/** Runs the session of the guide as far as the attack on the open server. */
async function makeReport(directory: string, home: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { steps } = readSession(readFileSync(join(root, 'docs/ci.md'), 'utf8'))
  const last = steps.findIndex(({ command }) => command.startsWith('./prove.sh node open.mjs'))
  if (last < 0) throw new Error('docs/ci.md attacks no open server any more')
  const outcomes = await runSession(steps.slice(0, last + 1), { directory, home, env: { ...env, LC_ALL: 'C.UTF-8' } })
  const fault = outcomes.map(faultOf).find((one) => one !== undefined)
  if (fault !== undefined) throw new Error(fault)
  // The session had free ports; the picture tells of those in the guide.
  const file = join(directory, 'trial/report.html')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(?<=api\.acme\.internal:|port )\d+/g, '8443'))
  return pathToFileURL(file).href
}

const discard = bundle()
// Only now does it know where the bundle lies.
const { openWorkshop } = await import('../test/cli/program.ts')
const workshop = openWorkshop()
try {
  const report = await makeReport(workshop.directory, workshop.home, workshop.env)
  mkdirSync(pictures, { recursive: true })
  for (const [theme, scheme] of Object.entries(themes)) {
    const file = join(pictures, `report-${theme}.png`)
    const looks = [`--blink-settings=preferredColorScheme=${scheme}`, '--hide-scrollbars', `--window-size=${size}`]
    const quiet = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(workshop.home, 'chromium')}`]
    execFileSync('chromium', [...quiet, ...looks, `--screenshot=${file}`, report], { stdio: 'ignore' })
    process.stdout.write(`${file}\n`)
  }
} finally {
  workshop.remove()
  discard()
}
