/** Timers: what is written, that the written commands do their work where nothing is set up for them, and what is refused. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemd } from '../../src/language/systemd.ts'
import { holdHome } from '../../src/workflow/opening.ts'
import { passphraseFrom } from '../../src/workflow/passphrase.ts'
import { exportTimer as exportTimerIn, type TimerRequest } from '../../src/workflow/timer.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import { fixedClock } from '../support/clock.ts'
import { encryptKeys, knowPassphrase, makeHome, passphrase, realPorts, type TestHome } from '../support/home.ts'
import { addAuthority, issueCredential } from '../support/workflows.ts'

let home: TestHome
const at = (name: string): string => join(home.path, '..', name)
/** Its certificates are 20 days old. */
const makeHomeOf = () =>
  makeHome({ protection: 'passphrase', clock: fixedClock(addSeconds(systemClock.now(), -20 * 86_400)) })
/** The units run at the real time. */
const ports = realPorts()

async function begin(): Promise<void> {
  home = await makeHomeOf()
  writeFileSync(at('word'), `${passphrase}\n`, { mode: 0o600 })
  writeFileSync(at('wrong'), 'wrong horse\n', { mode: 0o600 })
}
beforeEach(begin)
afterEach(() => home.remove())

const surroundings = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }
const canNotAsk = { canAsk: false, askSecrets: () => Promise.reject(new Error('asked')), say: () => undefined }

async function exportTimer(wish: Partial<TimerRequest> = {}, of: TestHome = home) {
  const file = 'passphraseFile' in wish ? wish.passphraseFile : at('word')
  const passphrase = passphraseFrom({
    ...(file === undefined ? {} : { file }),
    terminal: canNotAsk,
    files: ports.files,
  })
  const base = {
    name: 'acme',
    out: at('timer'),
    scheduler: 'systemd',
    every: 'daily',
    expiring: '30d',
    mode: 'export',
  } as const
  const held = holdHome(of.path, ports)
  try {
    const request = { ...base, passphrase, ...wish, ...(file === undefined ? {} : { passphraseFile: file }) }
    return await exportTimerIn(request as TimerRequest, held, ports)
  } finally {
    await held.close()
  }
}

const fileOf = (name: string): string => readFileSync(join(at('timer'), name), 'utf8')

/** The command lines of a unit, as systemd runs them: with the credentials that it loads, in an order that ends at the first failure. */
function commandsOf(unit: string, credentials: string): string[][] {
  const service = systemd.read(fileOf(unit)).find(({ name }) => name === 'Service')
  return (service?.children ?? [])
    .filter(({ name }) => name === 'ExecStart')
    .map(({ values }) => values.map(({ value }) => String(value).replace('\u0024{CREDENTIALS_DIRECTORY}', credentials)))
}

/** Runs a unit with nothing but what systemd gives a service: no terminal, no variable of ours, another directory. */
function run(unit: string, word = 'word'): { status: number | null; stderr: string } {
  const credentials = at('credentials')
  mkdirSync(credentials, { recursive: true })
  writeFileSync(join(credentials, 'passphrase'), readFileSync(at(word)), { mode: 0o400 })
  let last: { status: number | null; stderr: string } = { status: 0, stderr: '' }
  for (const [program, ...words] of commandsOf(unit, credentials)) {
    const environment = { ...surroundings, CREDENTIALS_DIRECTORY: credentials }
    last = spawnSync(program!, words, {
      cwd: '/',
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    })
    if (last.status !== 0) break
  }
  rmSync(credentials, { recursive: true, force: true })
  return last
}

/** What the command has written. */
const reloads = (): string => (existsSync(at('reloads')) ? readFileSync(at('reloads'), 'utf8') : '')
const certificate = (name: string): string => readFileSync(join(home.path, 'issued', name, 'certificate.pem'), 'utf8')
const crlNumber = () => parseCrlPem(readFileSync(home.authority('client').crl, 'utf8')).number

const refused = (wish: Partial<TimerRequest>, code: string) => expect(exportTimer(wish)).rejects.toMatchObject({ code })

/** Issues at the real time, for certificates whose whole life is ahead. */
const issueNow = (name: string, days: number) =>
  issueCredential(
    {
      ...{
        usage: 'client',
        name,
        days,
        home: home.path,
        mode: 'issue',
        subjectAltNames: [{ kind: 'uri', value: `spiffe://acme.internal/${name}` }],
        claims: [],
        naming: 'once',
      },
      ...{ passphrase: knowPassphrase, watch: () => undefined },
    },
    ports,
  )

function limitCrls(days: number): void {
  const file = join(home.path, 'countersign.json')
  const settings = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...settings, crlLifetimeDays: days }))
}

/** A command in which quotes and a percent sign mean something to systemd and to cron, and a dollar sign to systemd and the shell. */
const command = () => `x='50% "of" '; echo "$x" >> '${at('reloads')}'`

describe('the units of an exported timer', () => {
  it('renew what ends soon where nothing is set up, run the command, and renew nothing twice', async () => {
    await home.issue('client', 'alice', { days: 40 })
    await home.issue('client', 'bob', { days: 300 })
    const [alice, bob] = [certificate('alice'), certificate('bob')]
    await exportTimer({ command: command() })
    expect(run('acme-renew.service')).toMatchObject({ status: 0, stderr: '' })
    const renewed = certificate('alice')
    expect([renewed === alice, certificate('bob') === bob, reloads()]).toEqual([false, true, '50% "of" \n'])
    expect(run('acme-renew.service').status).toBe(0)
    expect([certificate('alice') === renewed, reloads()]).toEqual([true, '50% "of" \n'])
  })

  it('sign a new CRL and run the command each time', async () => {
    await exportTimer({ command: command() })
    const before = crlNumber()!
    expect([run('acme-crl.service').status, run('acme-crl.service').status]).toEqual([0, 0])
    expect([crlNumber(), reloads()]).toEqual([before + 2n, '50% "of" \n50% "of" \n'])
  })

  it('fail with a wrong passphrase, say why, and lose nothing', async () => {
    await home.issue('client', 'alice', { days: 40 })
    await exportTimer({ command: command() })
    const [alice, before] = [certificate('alice'), crlNumber()]
    for (const unit of ['acme-renew.service', 'acme-crl.service']) {
      const { status, stderr } = run(unit, 'wrong')
      expect([unit, status, stderr]).toEqual([unit, 3, expect.stringContaining('the passphrase does not open')])
    }
    expect([certificate('alice') === alice, crlNumber() === before, reloads()]).toEqual([true, true, ''])
    expect(run('acme-renew.service').status).toBe(0)
    expect(certificate('alice') === alice).toBe(false)
  })

  it('fail where the command fails, and run it the next time', async () => {
    await home.issue('client', 'alice', { days: 40 })
    await exportTimer({ command: `test -e '${at('server')}' || exit 1; ${command()}` })
    expect([run('acme-renew.service').status, reloads()]).toEqual([4, ''])
    writeFileSync(at('server'), '')
    expect([run('acme-renew.service').status, reloads()]).toEqual([0, '50% "of" \n'])
  })
})

describe('the line of an exported table of cron', () => {
  it('renews, signs and runs the command in the shell that cron starts', async () => {
    await home.issue('client', 'alice', { days: 40 })
    const [alice, before] = [certificate('alice'), crlNumber()!]
    await exportTimer({ scheduler: 'cron', command: command() })
    const lines = fileOf('acme')
      .split('\n')
      .filter((line) => /^\d/.test(line))
    expect(lines.map((line) => line.split(' ').slice(0, 6).join(' '))).toEqual([
      `17 3 * * * ${userInfo().username}`,
      `47 3 * * * ${userInfo().username}`,
    ])
    for (const line of lines) {
      const shown = line.split(' ').slice(6).join(' ').replaceAll('\\%', '%')
      const { status, stdout } = spawnSync('/bin/sh', ['-c', shown], { cwd: '/', env: surroundings, encoding: 'utf8' })
      expect([status, stdout]).toEqual([0, ''])
    }
    expect([certificate('alice') === alice, crlNumber(), reloads()]).toEqual([
      false,
      before + 1n,
      '50% "of" \n'.repeat(2),
    ])
  })
})

describe('an exported timer', () => {
  it('has the passphrase in no file and in no argument, and its files are for everybody to read', async () => {
    const { files, install, passphraseFile } = await exportTimer()
    expect(files).toEqual(['acme-renew.service', 'acme-renew.timer', 'acme-crl.service', 'acme-crl.timer'])
    expect(install.join('\n')).toContain('systemctl enable --now acme-renew.timer acme-crl.timer')
    expect(passphraseFile).toBe(at('word'))
    for (const name of files) {
      expect(fileOf(name)).not.toContain(passphrase)
      expect(statSync(join(at('timer'), name)).mode & 0o777).toBe(0o644)
    }
    expect(fileOf('acme-renew.service')).toContain(`LoadCredential=passphrase:${at('word')}\n`)
  })

  it('lets the home and its exports be written, and nothing else', async () => {
    await exportTimer()
    expect(fileOf('acme-crl.service')).toContain(`ReadWritePaths="${home.path}"\n`)
    expect(fileOf('acme-crl.service')).toContain('ProtectSystem=strict\n')
  })

  it('names no passphrase file, and says so, where the keys have no passphrase', async () => {
    const open = await makeHome()
    try {
      const { passphraseFile, warnings } = await exportTimer({}, open)
      expect([passphraseFile, warnings]).toEqual([undefined, [expect.stringContaining('no passphrase')]])
      expect(fileOf('acme-renew.service')).not.toMatch(/LoadCredential|--passphrase-file/)
    } finally {
      await open.remove()
    }
  })

  it('writes nothing in a dry run, and replaces only what it wrote itself', async () => {
    await exportTimer({ mode: 'dry-run' })
    expect(existsSync(at('timer'))).toBe(false)
    await exportTimer()
    await exportTimer({ every: 'hourly' })
    expect(fileOf('acme-crl.timer')).toContain('OnCalendar=hourly\n')
    writeFileSync(join(at('timer'), 'acme-crl.timer'), '[Timer]\n')
    await refused({ every: 'daily' }, 'usage.wrong')
    expect(fileOf('acme-renew.timer')).toContain('OnCalendar=hourly\n')
    rmSync(join(at('timer'), 'acme-crl.timer'))
    symlinkSync(at('elsewhere'), join(at('timer'), 'acme-crl.timer'))
    await refused({}, 'usage.wrong')
  })
})

describe('a timer for one authority', () => {
  const its = 'another horse, another staple'
  const crl = () => parseCrlPem(readFileSync(join(home.path, 'authorities/partners/crl.pem'), 'utf8')).number!
  beforeEach(async () => {
    const octets = async () => ({ octets: new TextEncoder().encode(its) })
    const asked = { home: home.path, serverDomains: [], mode: 'add', watch: () => undefined } as const
    const chosen = { protection: octets, passphrase: knowPassphrase, name: 'partners', usage: 'client' } as const
    await addAuthority({ ...asked, ...chosen }, home.ports)
    encryptKeys(home.path, its, its, ['partners'])
    writeFileSync(at('its'), `${its}\n`, { mode: 0o600 })
  })

  it('renews its certificates and signs its CRL by its own passphrase, and leaves the others', async () => {
    await home.issue('client', 'alice', { days: 40 })
    await refused({}, 'passphrase.wrong')
    const { authority } = await exportTimer({ authority: 'partners', passphraseFile: at('its') })
    expect(authority).toBe('partners')
    const [alice, clients, partners] = [certificate('alice'), crlNumber(), crl()]
    for (const unit of ['acme-renew.service', 'acme-crl.service']) {
      expect(run(unit, 'its')).toMatchObject({ status: 0, stderr: '' })
      expect(fileOf(unit)).toContain('of partners')
    }
    expect([certificate('alice') === alice, crlNumber(), crl()]).toEqual([true, clients, partners + 1n])
    // The twins: another passphrase, and the others' timer.
    expect(run('acme-crl.service', 'word').status).toBe(3)
    await exportTimer({ authority: 'clients' })
    expect([run('acme-renew.service').status, run('acme-crl.service').status]).toEqual([0, 0])
    expect([certificate('alice') === alice, crlNumber(), crl()]).toEqual([false, clients! + 1n, partners + 1n])
  })

  it('has both lines of a table of cron for it, and is refused for one that is not there', async () => {
    await exportTimer({ authority: 'partners', passphraseFile: at('its'), scheduler: 'cron' })
    expect(fileOf('acme')).toMatch(/ renew --expiring 30d --authority partners .*\n.*\n.* crl partners /)
    await refused({ authority: 'nobody' }, 'authority.unknown')
  })
})

describe('a timer is refused', () => {
  const refusals: readonly (readonly [string, Partial<TimerRequest>, string])[] = [
    ['a command of two lines', { command: 'a\nb' }, 'input.malformed'],
    ['a backslash in a command for cron', { scheduler: 'cron', command: 'a\\b' }, 'input.malformed'],
    ['a name that is a path', { name: '../acme' }, 'input.malformed'],
    ['a name with a dot, which cron passes over', { name: 'acme.cron' }, 'input.malformed'],
    ['a user that is no name', { user: 'a b' }, 'input.malformed'],
    ['a duration that is none', { expiring: '30' }, 'input.malformed'],
    ['a time that leaves no second run', { expiring: '2d' }, 'usage.wrong'],
    ['CRLs that end before the second run', { every: 'weekly', expiring: '60d' }, 'usage.wrong'],
    ['no passphrase file', { passphraseFile: undefined }, 'usage.missing'],
    ['a passphrase from stdin', { passphraseFile: '-' }, 'usage.wrong'],
    ['a passphrase from an open file', { passphraseFile: '/dev/fd/3' }, 'usage.wrong'],
  ] as never
  it.each(refusals)('for %s', async (_, wish, code) => {
    if (code === 'usage.wrong' && wish.every === 'weekly') limitCrls(14)
    await refused(wish, code)
    expect(existsSync(at('timer'))).toBe(false)
  })

  it('for a line of cron that is too long, and says what to do; a unit of systemd may have it', async () => {
    const command = `echo ${'x'.repeat(900)}`
    await expect(exportTimer({ scheduler: 'cron', command })).rejects.toMatchObject({
      code: 'input.malformed',
      facts: {
        what: 'command of --then',
        expected: expect.stringMatching(/at most 990 characters.* has 905; put it into a script/),
      },
    })
    expect(existsSync(at('timer'))).toBe(false)
    await exportTimer({ command })
    await exportTimer({ scheduler: 'cron', command: `echo ${'x'.repeat(300)}` })
  })

  it('for a wrong passphrase, before anything is written', async () => {
    await refused({ passphraseFile: at('wrong') }, 'passphrase.wrong')
    chmodSync(at('word'), 0o644)
    await refused({}, 'file.exposed')
    expect(existsSync(at('timer'))).toBe(false)
  })

  it('for another user than that of the home', async () => {
    const other = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((row) => row.split(':'))
      .find(([, , id]) => Number(id) !== process.getuid!())![0]!
    await refused({ user: other }, 'usage.wrong')
  })

  it('for a certificate whose life is less than two intervals, and not for one that lasts just that', async () => {
    await issueNow('brief', 2)
    await refused({}, 'usage.wrong')
    await exportTimer({ every: 'hourly' })
    await home.remove()
    await begin()
    await issueNow('longer', 3)
    await exportTimer()
  })

  it('for a path that a unit cannot carry', async () => {
    writeFileSync(at('a "word"'), `${passphrase}\n`, { mode: 0o600 })
    await refused({ passphraseFile: at('a "word"') }, 'input.malformed')
    // The twin: a table of cron can.
    await exportTimer({ scheduler: 'cron', passphraseFile: at('a "word"') })
  })
})
