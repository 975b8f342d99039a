/**
 * Asks tokens (smart cards, HSMs) through `pkcs11-tool` of OpenSC, and reads what it lists. Node.js speaks no PKCS #11 of its own. Chooses
 * no key.
 */
import { spawn } from 'node:child_process'
import type { Passphrase, TokenKey } from '../core/port/keys.ts'
import { CountersignError } from '../core/refusal.ts'

const TOOL = 'pkcs11-tool'
/** The name under which the tool finds the PIN in its environment, which only its own user can read. Command lines are open to everybody. */
const PIN = 'COUNTERSIGN_TOKEN_PIN'
/** What p11-kit calls the module that passes on to all others; the linker finds it by its name. */
const PROXY = 'p11-kit-proxy.so'
/** No token lists as much. */
const OUTPUT_LIMIT = 1024 * 1024

/** A slot that has a token in it. */
export type Slot = { readonly id: string; readonly token: TokenKey['token']; readonly flags: string }
/** A private key of a token; `id` in hex. */
export type Listed = { readonly label?: string; readonly id?: string }

/** Return values of PKCS #11 (§5.1) by which a token refuses a PIN. */
const WRONG_PIN = ['CKR_PIN_INCORRECT', 'CKR_PIN_INVALID', 'CKR_PIN_LEN_RANGE']

/** Modules are configured by variables of their own, so all but ours are passed on. */
function environment(pin: Passphrase | undefined): NodeJS.ProcessEnv {
  const theirs = Object.entries(process.env).filter(([name]) => !name.startsWith('COUNTERSIGN_'))
  const secret = pin === undefined ? {} : { [PIN]: Buffer.from(pin.octets).toString() }
  return { ...Object.fromEntries(theirs), LC_ALL: 'C', ...secret }
}

/** What the tool says went wrong. Only names of the standard are taken from its words: a module might print anything. */
function problemIn(complaint: string, status: number | null, module: string | undefined): string {
  const [, call, value] = /PKCS11 function (C_\w{1,40}) failed: rv = (CKR_\w{1,60}|unknown)/.exec(complaint) ?? []
  if (call !== undefined) return `${call} ended with ${value}`
  if (complaint.includes('Failed to load pkcs11 module')) {
    return module === undefined
      ? `there is no ${PROXY}, the module of p11-kit; install p11-kit, or name the module of your token with module-path in the URI`
      : `the module ${module} cannot be loaded`
  }
  return `${TOOL} ended with status ${status}`
}

type Asked = { readonly pin?: Passphrase; readonly input?: Uint8Array; readonly withinMs: number }

/**
 * Runs the tool once, away from the terminal, on which it would ask for a PIN.
 *
 * @throws {CountersignError} `program.missing`, `token.pin-wrong`, `token.failed`; nothing that the tool printed is in them
 */
export function askTool(
  { uri, module }: TokenKey,
  words: readonly string[],
  { pin, input, withinMs }: Asked,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const login = pin === undefined ? [] : ['--login', '--pin', `env:${PIN}`]
    const child = spawn(TOOL, ['--module', module ?? PROXY, ...login, ...words], {
      env: environment(pin),
      stdio: 'pipe',
      detached: true,
    })
    const failed = (problem: string): void => {
      clearTimeout(limit)
      reject(new CountersignError('token.failed', { uri, problem }))
    }
    /** Ends it, and whatever it has started, and waits for nothing. */
    const give = (problem: string): void => {
      failed(problem)
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It has just ended on its own.
      }
      for (const stream of child.stdio) stream?.destroy()
      child.unref()
    }
    const limit = setTimeout(() => give(`it did not answer within ${withinMs / 1000} seconds`), withinMs)
    const read: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] }
    let octets = 0
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (chunk: Buffer) => {
        octets += chunk.length
        if (octets > OUTPUT_LIMIT) give(`${TOOL} prints without an end`)
        else read[name].push(chunk)
      })
    }
    // A tool that ends early takes no input; its status says why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(limit)
      if (error.code === 'ENOENT') {
        reject(new CountersignError('program.missing', { program: TOOL, install: 'OpenSC (the package opensc)' }))
      } else failed(`${TOOL} cannot be started: ${error.code}`)
    })
    child.once('close', (status) => {
      clearTimeout(limit)
      if (status === 0) return resolve(Buffer.concat(read.stdout))
      const complaint = Buffer.concat(read.stderr).toString()
      const problem = problemIn(complaint, status, module)
      if (!WRONG_PIN.some((value) => problem.endsWith(value))) return failed(problem)
      reject(new CountersignError('token.pin-wrong', { uri }))
    })
  })
}

/** Splits a list into the things that it lists: each begins with a line at the margin, and `name: value` lines follow. */
function readList(
  text: string,
  head: RegExp,
): readonly { readonly head: string; of(name: string): string | undefined }[] {
  const found: { head: string; values: Map<string, string>; of(name: string): string | undefined }[] = []
  for (const line of text.split('\n')) {
    const [, begins] = head.exec(line) ?? []
    if (begins !== undefined) {
      const values = new Map<string, string>()
      found.push({ head: begins, values, of: (name) => values.get(name) || undefined })
    }
    const [, name, value] = /^ {2}(\S[^:]*?) *: *(.*?) *$/.exec(line) ?? []
    const values = found.at(-1)?.values
    if (name !== undefined && value !== undefined && values?.has(name) === false) values.set(name, value)
  }
  return found
}

/** The slots in what `--list-slots` prints that have a token which somebody has set up. Pure. */
export function readSlots(text: string): readonly Slot[] {
  return readList(text, /^Slot \d+ \((0x[0-9a-f]+)\)/).flatMap(({ head, of }) => {
    const flags = of('token flags') ?? ''
    if (!flags.includes('token initialized')) return []
    const named = {
      label: 'token label',
      manufacturer: 'token manufacturer',
      model: 'token model',
      serial: 'serial num',
    }
    const token = Object.fromEntries(Object.entries(named).map(([key, name]) => [key, of(name) ?? '']))
    return [{ id: head, token, flags }]
  })
}

/** The keys in what `--list-objects --type privkey` prints. Pure. */
export function readKeys(text: string): readonly Listed[] {
  return readList(text, /^(Private Key Object)/).map(({ of }) => {
    const [label, id] = [of('label'), /^[0-9a-f]+/i.exec(of('ID') ?? '')?.[0].toLowerCase()]
    return { ...(label === undefined ? {} : { label }), ...(id === undefined ? {} : { id }) }
  })
}
