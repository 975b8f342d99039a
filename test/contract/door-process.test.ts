/** `countersign door` as a process of its own: its signals, its log, and the socket that systemd hands it. */
import { type ChildProcess, spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { formatClientCert } from '../../src/door/presented.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { bundledProgram } from '../support/bundled.ts'
import { doorSettings } from '../support/door-kit.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { findProgram, leaveOut } from '../support/judges.ts'

let home: TestHome
let directory: string
beforeAll(async () => {
  home = await makeHome()
  await home.issue('client', 'alice')
  await home.issue('client', 'bob')
  directory = mkdtempSync(join(tmpdir(), 'countersign-door-'))
  mkdirSync(join(directory, 'tls'))
  copyFileSync(home.authority('client').certificate, join(directory, 'tls/client-ca.pem'))
  putCrl()
  const settings = doorSettings(readFileSync(home.authority('client').pin, 'utf8').trim())
  writeFileSync(join(directory, 'door.json'), JSON.stringify(settings))
})
afterAll(async () => {
  await home.remove()
  rmSync(directory, { recursive: true })
})

function putCrl(): void {
  copyFileSync(home.authority('client').crl, join(directory, 'tls/new.pem'))
  renameSync(join(directory, 'tls/new.pem'), join(directory, 'tls/client-crl.pem'))
}

type Kept = {
  readonly child: ChildProcess
  said(): string
  until(text: string): Promise<void>
  readonly exited: Promise<number | null>
}
const running: Kept[] = []
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill('SIGKILL')
    await exited
  }
})

function start(argv: readonly [string, ...string[]]): Kept {
  const child = spawn(argv[0], argv.slice(1), { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more) => {
      text += more
    })
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve))
  const kept: Kept = {
    child,
    exited,
    said: () => text,
    until: async (wanted) => {
      for (let tries = 0; !text.includes(wanted); tries++) {
        if (child.exitCode !== null || tries > 3000) throw new Error(`it does not say ${wanted}: ${text}`)
        await delay(10)
      }
    },
  }
  running.push(kept)
  return kept
}

const door = (listen: string) => [process.execPath, bundledProgram(), 'door', directory, '--listen', listen] as const

function ask(socketPath: string, name: string): Promise<number> {
  const pem = readFileSync(join(home.path, 'issued', name, 'certificate.pem'), 'utf8')
  const headers = {
    'client-cert': formatClientCert(parseCertificatePem(pem).der),
    'x-forwarded-method': 'GET',
    'x-forwarded-uri': '/',
    'x-forwarded-host': 'api.acme.internal',
  }
  return new Promise((resolve, reject) => {
    request({ socketPath, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
      .on('error', reject)
      .end()
  })
}

describe('a door that runs', () => {
  it('takes up a revocation on SIGHUP, keeps what it has where that fails, and ends on SIGTERM with status 0', async () => {
    const socket = join(directory, 'door.sock')
    const kept = start(door(`unix:${socket}`))
    await kept.until('Z listening on ')
    expect([await ask(socket, 'alice'), await ask(socket, 'bob')]).toEqual([200, 200])
    await home.revoke('alice')
    putCrl()
    expect(await ask(socket, 'alice')).toBe(200)
    kept.child.kill('SIGHUP')
    await kept.until('Z reloaded: ')
    expect([await ask(socket, 'alice'), await ask(socket, 'bob')]).toEqual([403, 200])
    writeFileSync(join(directory, 'tls/client-crl.pem'), 'no CRL')
    kept.child.kill('SIGHUP')
    await kept.until('Z not reloaded: tls/client-crl.pem: ')
    expect([await ask(socket, 'alice'), await ask(socket, 'bob')]).toEqual([403, 200])
    putCrl()
    kept.child.kill('SIGTERM')
    expect(await kept.exited).toBe(0)
    expect(kept.said()).toContain('Z stopped\n')
    expect(existsSync(socket)).toBe(false)
    expect(kept.said()).toMatch(/Z not reloaded: .*; still in force: .*with 1 revoked/)
  })

  it('listens on the socket that systemd has opened, and the first request wakes it', async (context) => {
    const activate = findProgram('activate')
    if (activate === undefined) return leaveOut(context, 'systemd-socket-activate is not installed')
    const socket = join(directory, 'activated.sock')
    const kept = start([activate, '--listen', socket, ...door('systemd')])
    await kept.until('Listening on')
    const first = ask(socket, 'bob')
    await kept.until('Z listening on ')
    expect(await first).toBe(200)
    kept.child.kill('SIGTERM')
    expect(await kept.exited).toBe(0)
  })
})
