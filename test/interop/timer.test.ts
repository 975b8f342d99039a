/** Units and tables of an exported timer, judged by systemd and by cron; what their commands do is tested in `workflow/timer.test.ts`. */
import { execFileSync, type StdioOptions } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { shellWord } from '../../src/core/shell.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemd } from '../../src/language/systemd.ts'
import { fixedClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, passphrase, type TestHome } from '../support/home.ts'
import { hostileText } from '../support/hostile.ts'
import { findProgram, summon } from '../support/judges.ts'
import { written } from '../support/language-kit.ts'
import { exportTimer } from '../support/workflows.ts'

const folder = mkdtempSync(join(tmpdir(), 'countersign-timer-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What systemd gives a service to find programs by. */
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

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

describe('a unit of an exported timer, started as systemd starts it', () => {
  let home: TestHome
  const place = join(folder, 'started')
  const at = (name: string): string => join(place, name)
  beforeEach(async () => {
    mkdirSync(place)
    const clock = fixedClock(addSeconds(systemClock.now(), -20 * 86_400))
    home = await makeHome({ protection: 'passphrase', clock })
    await home.issue('client', 'alice', { days: 40 })
    writeFileSync(at('word'), `${passphrase}\n`, { mode: 0o600 })
  })
  afterEach(async () => {
    await home.remove()
    rmSync(place, { recursive: true })
  })
  const certificate = (): string => readFileSync(join(home.path, 'issued/alice/certificate.pem'), 'utf8')

  const exported = (command: string) =>
    exportTimer(
      {
        ...{ name: 'acme', every: 'daily', expiring: '30d', command, scheduler: 'systemd', mode: 'export' },
        ...{ home: home.path, out: at('units'), passphrase: knowPassphrase, passphraseFile: at('word') },
      },
      { ...home.ports, clock: systemClock },
    )

  /**
   * Runs a unit where, as its `ProtectSystem=strict` has it, nothing can be written to but what its `ReadWritePaths=` lists, with what its
   * `LoadCredential=` names in a folder that can only be read, without new rights, and with the environment of a service alone.
   */
  async function start(context: TestContext, job: 'renew' | 'crl') {
    const [unshare, setpriv] = [summon(context, 'unshare'), findProgram('setpriv')!]
    if ((await unshare('--mount', 'true')).status !== 0) context.skip('this machine does not allow: mount')
    const text = readFileSync(at(`units/acme-${job}.service`), 'utf8')
    const [, source] = /^LoadCredential=passphrase:(.*)$/m.exec(text)!
    const [, listed] = /^ReadWritePaths=(.*)$/m.exec(text)!
    const writable = [...listed!.matchAll(/"([^"]*)"/g)].map(([, path]) => path!)
    expect(text).toMatch(/^ProtectSystem=strict$/m)
    expect(writable).toEqual([home.path])
    const credentials = at('credentials')
    const commands = systemd
      .read(text)
      .flatMap(({ children = [] }) => children)
      .filter(({ name }) => name === 'ExecStart')
      .map(({ values }) =>
        values.map(({ value }) => String(value).replace('\u0024{CREDENTIALS_DIRECTORY}', credentials)),
      )
    const run = [setpriv, '--no-new-privs', 'env', '-i', PATH, `CREDENTIALS_DIRECTORY=${credentials}`]
    const script = `set -e
      mount --make-rprivate /
      mkdir ${shellWord(credentials)}
      mount -t tmpfs -o mode=0700 none ${shellWord(credentials)}
      install -m 0400 ${shellWord(source!)} ${shellWord(credentials)}/passphrase
      ${writable.map((path) => `mount --bind ${shellWord(path)} ${shellWord(path)}`).join('\n')}
      while read -r _ place _; do
        case "$place" in ${writable.map(shellWord).join('|')}|/proc*|/sys*|/dev*) ;; *) mount -o remount,bind,ro "$place" ;; esac
      done < /proc/self/mounts
      cd /
      umask 0077
      ${commands.map((words) => [...run, ...words].map(shellWord).join(' ')).join('\n')}`
    const told = await unshare('--mount', 'sh', '-c', script)
    rmSync(credentials, { recursive: true })
    return told
  }

  it('renews, signs and runs its command, and twice is as good as once', async (context) => {
    const before = certificate()
    await exported(`echo x >> ${shellWord(join(home.path, 'ran'))}`)
    for (const job of ['renew', 'crl', 'renew'] as const) {
      expect(await start(context, job)).toMatchObject({ status: 0, stderr: '' })
    }
    expect(certificate()).not.toBe(before)
    expect(readFileSync(join(home.path, 'ran'), 'utf8')).toBe('x\nx\n')
  })

  it('fails with a wrong passphrase, by a status that systemd takes for a failure, and changes nothing', async (context) => {
    const before = certificate()
    await exported('true')
    writeFileSync(at('word'), 'wrong horse\n', { mode: 0o600 })
    for (const job of ['renew', 'crl'] as const) {
      const { status, stderr } = await start(context, job)
      expect([status, stderr]).toEqual([3, expect.stringContaining('the passphrase does not open')])
    }
    expect(certificate()).toBe(before)
  })

  it('fails where its command writes beside what the unit lets it write', async (context) => {
    await exported(`echo x > ${shellWord(at('beside'))}`)
    expect((await start(context, 'renew')).status).toBe(4)
    expect((await start(context, 'crl')).status).not.toBe(0)
    expect(existsSync(at('beside'))).toBe(false)
  })

  it('is far less exposed than a service without limits', async (context) => {
    const analyze = summon(context, 'analyze')
    await exported('true')
    const judge = (path: string) => analyze('security', '--offline=true', '--no-pager', '--threshold=60', path)
    for (const job of ['renew', 'crl'])
      expect(await judge(at(`units/acme-${job}.service`))).toMatchObject({ status: 0 })
    writeFileSync(at('bare.service'), '[Service]\nType=oneshot\nExecStart=/bin/true\n')
    expect((await judge(at('bare.service'))).status).not.toBe(0)
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
