/** A revocation that is brought to a server by the system's ssh, through a real sshd. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { systemProcesses } from '../../src/effects/processes.ts'
import { forgetDeployment, sayDeployment } from '../../src/workflow/manage-deployments.ts'
import { scriptFor } from '../../src/workflow/place-crl.ts'
import { type Fleet, makeFleet, numberIn } from '../support/deploy-kit.ts'
import { leaveOut } from '../support/judges.ts'
import { SSHD, type Sshd, startSshd } from '../support/sshd.ts'
import { holdingHome } from '../support/workflows.ts'

let fleet: Fleet
let sshd: Sshd | undefined
let crl: string
let url: string
const path = process.env['PATH']

beforeAll(async () => {
  if (!existsSync(SSHD)) return
  sshd = await startSshd()
  process.env['PATH'] = [sshd.bin, path].join(delimiter)
  fleet = await makeFleet()
  ;({ crl, url } = await fleet.stand('web'))
  await holdingHome(fleet.home.path, fleet.home.ports, (held) => forgetDeployment('web', held, fleet.home.ports))
})
afterAll(async () => {
  process.env['PATH'] = path
  await fleet?.end()
  await sshd?.stop()
})

const requireSshd = (context: TestContext): void => {
  if (sshd === undefined) leaveOut(context, 'no sshd: apt-get install openssh-server')
}

/** Names the one server, and revokes somebody. */
async function bring(to: string, name: string, reload = `kill -HUP "$(cat '${fleet.folder}/web.pid')"`) {
  const { home, revoke } = fleet
  const wish = { name: 'edge', to, url, reload, operator: 'not-stated' } as const
  await holdingHome(home.path, home.ports, (held) => sayDeployment('add', wish, held, home.ports))
  const answer = await revoke(name)
  await holdingHome(home.path, home.ports, (held) => forgetDeployment('edge', held, home.ports))
  const [deployed] = answer.deployments ?? []
  return { ...deployed!, number: answer.crls[0]!.number }
}

describe('a revocation that goes over ssh', () => {
  it('is put in place by rename, taken up by a command there, and refused in each way', async (context) => {
    requireSshd(context)
    const told = await bring(`ssh:web1:${crl}`, 'bob')
    expect(told).toMatchObject({ state: 'refused', crl: told.number })
    expect(numberIn(crl)).toBe(told.number)
    expect(readdirSync(join(crl, '..')).filter((name) => name.includes('countersign'))).toEqual([])
  })

  it('is not known where the host key is unknown: nobody is asked for it', async (context) => {
    requireSshd(context)
    const told = await bring(`ssh:stranger:${crl}`, 'carol')
    expect(told).toMatchObject({ state: 'unknown' })
    expect(told).not.toHaveProperty('crl')
    expect(told.why).toMatch(/ssh stranger failed: it ended with status 255 .*Host key verification failed/)
  })

  it('replaces no link, and tells what the other machine said', async (context) => {
    requireSshd(context)
    const link = `${crl}.link`
    symlinkSync(crl, link)
    const told = await bring(`ssh:web1:${link}`, 'alice')
    expect(told).toMatchObject({ state: 'unknown' })
    expect(told.why).toContain('is a link or a directory, and is not replaced')
  })

  it('says so where the folder went away, and where the command fails there', async (context) => {
    requireSshd(context)
    const { home } = fleet
    await home.issue('client', 'dave')
    await home.issue('client', 'erin')
    expect((await bring(`ssh:web1:${crl}/../../none/crl.pem`, 'dave')).why).toContain('ended with status')
    const failing = await bring(`ssh:web1:${crl}`, 'erin', 'echo "it is masked" >&2; exit 3')
    expect(failing).toMatchObject({ state: 'unknown', crl: failing.number })
    expect(failing.why).toContain('ended with status 3 (it is masked)')
  })
})

describe('what puts a CRL in place on another machine', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-place-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const place = (name: string): string => {
    mkdirSync(join(folder, name))
    return join(folder, name, "it's a crl $(touch x).pem")
  }
  /** Gives the exit status, and what was printed. */
  const run = async (script: string, input: string) => {
    const running = await systemProcesses.start(['sh', '-c', script], folder, Buffer.from(input))
    const status = await running.exited
    return { status, said: running.output() }
  }

  it('writes what came whole, whatever the path is called', async () => {
    const path = place('whole')
    expect(await run(scriptFor(path, 4), 'abcd')).toEqual({ status: 0, said: '' })
    expect(readFileSync(path, 'utf8')).toBe('abcd')
    expect(readdirSync(join(path, '..'))).toHaveLength(1)
  })

  it('leaves the old file where the connection broke, and nothing beside it', async () => {
    const path = place('broken')
    writeFileSync(path, 'old')
    const { status, said } = await run(scriptFor(path, 4), 'abc')
    expect([status, said]).toEqual([1, expect.stringContaining('would not be whole')])
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(join(path, '..'))).toHaveLength(1)
  })

  it('does not write into a folder that has the name', async () => {
    const path = place('folder')
    mkdirSync(path)
    const { status, said } = await run(scriptFor(path, 4), 'abcd')
    expect([status, said]).toEqual([1, expect.stringContaining('is not replaced')])
    expect(readdirSync(path)).toEqual([])
  })
})
