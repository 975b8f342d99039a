/** A real sshd on loopback, with keys of its own, and a folder with an `ssh` that knows it by a name. */
import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { systemNetwork } from '../../src/effects/network.ts'

export const SSHD = '/usr/sbin/sshd'

export type Sshd = {
  /** The name by which `ssh` reaches it. */
  readonly host: string
  /** To be the first in PATH: its `ssh` is the system's, with settings in place of those of the user. */
  readonly bin: string
  stop(): Promise<void>
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Starts it as the user of the tests, who alone can log in, with a key. */
export async function startSshd(): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-sshd-'))
  const port = await systemNetwork.freePort('127.0.0.1')
  const at = (name: string): string => join(folder, name)
  for (const name of ['host', 'user']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(name)])
  }
  copyFileSync(at('user.pub'), at('authorized'))
  writeFileSync(
    at('sshd_config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${at('host')}`,
      `AuthorizedKeysFile ${at('authorized')}`,
      `PidFile ${at('pid')}`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      '',
    ].join('\n'),
  )
  // As root it wants a place to lock its processes into.
  if (userInfo().uid === 0 && !existsSync('/run/sshd')) mkdirSync('/run/sshd', { mode: 0o755 })
  const child = spawn(SSHD, ['-D', '-e', '-f', at('sshd_config')], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const hostKey = readFileSync(at('host.pub'), 'utf8').trim()
  writeFileSync(at('known'), `web1 ${hostKey}\n`)
  writeFileSync(
    at('ssh_config'),
    [
      'Host web1 stranger',
      'HostName 127.0.0.1',
      `Port ${port}`,
      `User ${userInfo().username}`,
      `IdentityFile ${at('user')}`,
      'IdentitiesOnly yes',
      `UserKnownHostsFile ${at('known')}`,
      'GlobalKnownHostsFile /dev/null',
      'Host web1',
      'HostKeyAlias web1',
      '',
    ].join('\n'),
  )
  mkdirSync(at('bin'))
  writeFileSync(at('bin/ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F '${at('ssh_config')}' "$@"\n`)
  chmodSync(at('bin/ssh'), 0o755)
  for (let turn = 0; !(await answers(port)); turn += 1) {
    if (turn > 600 || child.exitCode !== null) throw new Error(`sshd does not answer: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    host: 'web1',
    bin: at('bin'),
    stop: async () => {
      child.kill()
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}
