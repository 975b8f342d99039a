/** The server written in Go: built once a version of its source, and started to be attacked. What it is is in its own folder. */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Twin, TwinPki } from './twins.ts'

const source = resolve(import.meta.dirname, 'go-server')

/** What Go says of itself, or undefined where it is not installed, or too old for net/http's CrossOriginProtection. */
export const goVersion: string | undefined = (() => {
  try {
    const version = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', env: environment() }).trim()
    const [, minor = 0] = /^go1\.(\d+)/.exec(version) ?? []
    return Number(minor) >= 25 ? version : undefined
  } catch {
    return undefined
  }
})()

/** No other Go is fetched, and nothing else: the server needs the standard library alone. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOPROXY: 'off' }
}

async function build(): Promise<string> {
  const hash = createHash('sha256').update(goVersion ?? '')
  for (const name of ['go.mod', 'main.go']) hash.update(readFileSync(join(source, name)))
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'countersign')
  const program = join(cache, `go-server-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(program)) return program
  mkdirSync(cache, { recursive: true })
  const made = `${program}.${process.pid}`
  await promisify(execFile)('go', ['build', '-o', made, '.'], { cwd: source, env: environment() })
  renameSync(made, program)
  return program
}

/** Starts it for a PKI, with these of its flags; it reads the CRL anew at each handshake. */
export async function startGo(pki: TwinPki, ...flags: readonly string[]): Promise<Twin> {
  const program = await build()
  const directory = mkdtempSync(join(tmpdir(), 'countersign-go-'))
  const at = (name: string): string => join(directory, name)
  const writeCrl = (): void => writeFileSync(at('crl.pem'), pki.crl())
  writeFileSync(at('chain.pem'), pki.server.pem)
  writeFileSync(at('key.pem'), pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  writeFileSync(at('ca.pem'), pki.clients.pem)
  writeCrl()
  pki.reloads.add(writeCrl)
  const files = ['chain', 'key', 'ca', 'crl'].map((name) => `-${name}=${at(`${name}.pem`)}`)
  const child = spawn(program, [...files, ...flags], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()))
  const port = await new Promise<number>((settle, fail) => {
    child.stdout.once('data', (line: Buffer) => settle(Number(/\d+/.exec(line.toString())?.[0])))
    child.once('exit', (status) => fail(new Error(`the Go server ended with ${status}`)))
    child.once('error', fail)
  })
  return {
    port,
    close: async () => {
      pki.reloads.delete(writeCrl)
      child.kill()
      await ended
      rmSync(directory, { recursive: true })
    },
  }
}
