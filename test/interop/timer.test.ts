/** Units and tables of an exported timer, judged by systemd and by cron; what their commands do is tested in `workflow/timer.test.ts`. */
import { execFileSync, type StdioOptions } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it, type TestContext } from 'vitest'
import { systemd } from '../../src/language/systemd.ts'
import { knowPassphrase, makeHome } from '../support/home.ts'
import { hostileText } from '../support/hostile.ts'
import { findProgram, summon } from '../support/judges.ts'
import { written } from '../support/language-kit.ts'
import { exportTimer } from '../support/workflows.ts'

const folder = mkdtempSync(join(tmpdir(), 'countersign-timer-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { listed } = systemd.places as Required<typeof systemd>['places']
const texts = (write: (value: unknown) => string): string[] =>
  fc
    .sample(hostileText, { numRuns: 300, seed: 1 })
    .concat('', ';', '%', '%%n', '$', '$HOME', '\\', '"', "'", 'a b', '-x', '@x', '+x', '#x', 'é')
    .filter((text) => written(write, text) !== 'refused')

/** What systemd understands of a unit: the values of a line of its dump. */
function understood(context: TestContext, unit: string, line: string): string[] {
  summon(context, 'analyze')
  const path = join(folder, 'countersign-judged.service')
  writeFileSync(path, unit)
  const env = { PATH: process.env['PATH'], SYSTEMD_LOG_LEVEL: 'debug', LC_ALL: 'C.UTF-8' }
  const stdio: StdioOptions = ['ignore', 'pipe', 'ignore']
  const dump = execFileSync(findProgram('analyze')!, ['verify', '--man=no', path], { env, stdio, encoding: 'utf8' })
  const found = dump.split('\n').map((text) => text.trim())
  return found.filter((text) => text.startsWith(`${line}: `)).map((text) => text.slice(line.length + 2))
}

/** The words of a line of the dump: bare, or in double quotes with backslashes. */
const wordsIn = (line: string): string[] =>
  [...line.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/gu)].map(
    ([, quoted, bare = '']) => quoted?.replace(/\\(.)/gu, '$1') ?? bare,
  )

describe('a unit of systemd', () => {
  it('is understood by systemd word for word', (context) => {
    const words = texts(systemd.write)
    expect(words.length).toBeGreaterThan(50)
    const unit = `[Service]\nType=oneshot\nExecStart=/bin/true ${words.map(systemd.write).join(' ')}\n`
    const [line = ''] = understood(context, unit, 'Command Line')
    // Variables are replaced only when the command is started.
    expect(wordsIn(line).map((word) => word.replaceAll('$$', () => '$'))).toEqual(['/bin/true', ...words])
  })

  it('is understood by systemd path for path', (context) => {
    const paths = texts(listed!)
      .map((text) => `/srv/${text.replaceAll('/', '_')}`)
      .filter((path) => !/[\s"\\]/.test(path) && !/\/\.{0,2}$/.test(path))
    expect(paths.length).toBeGreaterThan(50)
    const unit = `[Service]\nType=oneshot\nExecStart=/bin/true\nReadWritePaths=${paths.map(listed!).join(' ')}\n`
    const [line = ''] = understood(context, unit, 'ReadWritePaths')
    expect(line.split(' ')).toEqual(paths)
  })
})

describe.each(['hourly', 'daily', 'weekly'] as const)('an exported timer that runs %s', (every) => {
  const command = `x='50% "of" $HOME'; test -n "$x" && true`
  const request = { name: 'acme', every, expiring: '60d', command, passphrase: knowPassphrase, mode: 'export' } as const

  it('is sound for systemd', async (context) => {
    const analyze = summon(context, 'analyze')
    const home = await makeHome()
    try {
      const timer = { ...request, out: join(folder, every), scheduler: 'systemd', home: home.path } as const
      const { files } = await exportTimer(timer, home.ports)
      const paths = files.map((name) => join(folder, every, name))
      expect(await analyze('verify', '--man=no', ...paths)).toEqual({ status: 0, stdout: '', stderr: '' })
      // The twin: systemd does object to what it cannot read.
      const spoilt = join(folder, every, 'spoilt.timer')
      writeFileSync(spoilt, readFileSync(paths[1]!, 'utf8').replace(/^OnCalendar=.*/m, 'OnCalendar=sometimes'))
      expect((await analyze('verify', '--man=no', spoilt)).stderr).toContain('calendar specification')
    } finally {
      await home.remove()
    }
  })

  it('is sound for cron', async (context) => {
    const crontab = summon(context, 'crontab')
    const home = await makeHome()
    try {
      const timer = { ...request, out: join(folder, every), scheduler: 'cron', home: home.path } as const
      await exportTimer(timer, home.ports)
      // Tables of users, which the program judges, have no user in each line.
      const table = readFileSync(join(folder, every, 'acme'), 'utf8').replace(/^((?:\S+ ){5})\S+ /gm, '$1')
      const own = join(folder, 'table')
      writeFileSync(own, table)
      expect(await crontab('-n', own)).toMatchObject({ status: 0 })
      writeFileSync(own, table.replace(/^17 /m, '77 '))
      expect(await crontab('-n', own)).toMatchObject({ status: 1, stderr: expect.stringContaining('bad minute') })
    } finally {
      await home.remove()
    }
  })
})
