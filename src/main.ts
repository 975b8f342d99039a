/** The roof: wires effects into ports and runs one command line. Decides nothing. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Ports } from './workflow/ports.ts'

/** Folders and files shipped beside `src/` or `dist/`; both lie at the same depth. */
const shipped = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

function readVersion(): string {
  return (JSON.parse(readFileSync(shipped('package.json'), 'utf8')) as { version: string }).version
}

/** Imports the effects that most commands use; sockets and other programs only when one is asked for. */
async function openPorts(version: string): Promise<Ports> {
  const [{ systemClock }, { systemEntropy }, { systemFiles }, { createKeys }, { openSqliteStore }] = await Promise.all([
    import('./effects/clock.ts'),
    import('./effects/entropy.ts'),
    import('./effects/files.ts'),
    import('./effects/keys.ts'),
    import('./store/sqlite.ts'),
  ])
  const network = async () => (await import('./effects/network.ts')).systemNetwork
  const processes = async () => (await import('./effects/processes.ts')).systemProcesses
  return {
    clock: systemClock,
    entropy: systemEntropy,
    files: systemFiles,
    keys: createKeys(systemFiles),
    network: {
      exchange: async (request) => (await network()).exchange(request),
      exchangeCleartext: async (request) => (await network()).exchangeCleartext(request),
      freePort: async (host) => (await network()).freePort(host),
      lookup: async (host) => (await network()).lookup(host),
    },
    processes: { start: async (argv, directory) => (await processes()).start(argv, directory) },
    openStore: (path, home, absent) => openSqliteStore(path, home, systemClock, absent),
    shipped: { skeleton: shipped('pki'), templates: shipped('templates'), version },
  }
}

/** Takes a variable out of the environment, so that no child inherits it. */
function takeVariable(name: string): string | undefined {
  const value = process.env[name]
  delete process.env[name]
  return value
}

/** The working directory; empty where it was removed meanwhile. */
function workingDirectory(): string {
  try {
    return process.cwd()
  } catch {
    return ''
  }
}

async function main(argv: readonly string[]): Promise<void> {
  const version = readVersion()
  const passphrase = takeVariable('COUNTERSIGN_PASSPHRASE')
  if (argv.length === 1 && argv[0] === '--version') {
    process.stdout.on('error', () => {
      process.exitCode = 4
    })
    process.stdout.write(`${version}\n`)
    return
  }
  const [{ createTerminal }, { reportBug, runCli }] = await Promise.all([
    import('./effects/terminal.ts'),
    import('./cli/run.ts'),
  ])
  const terminal = createTerminal(process.env)
  const interruption = new AbortController()
  process.once('SIGINT', () => {
    terminal.say('\ncountersign: stopping at the next step; press Ctrl-C again to stop at once')
    interruption.abort()
  })
  const home = process.env['COUNTERSIGN_HOME']
  const shell = process.env['SHELL']
  const passphraseFile = process.env['COUNTERSIGN_PASSPHRASE_FILE']
  try {
    process.exitCode = await runCli(argv, {
      version,
      terminal,
      directory: workingDirectory(),
      interruption: interruption.signal,
      ports: () => openPorts(version),
      ...(home === undefined ? {} : { home }),
      ...(shell === undefined ? {} : { shell }),
      ...(passphrase === undefined ? {} : { passphrase }),
      ...(passphraseFile === undefined ? {} : { passphraseFile }),
    })
  } catch (error) {
    const detail = process.env['COUNTERSIGN_DEBUG'] === '1' ? 'stack' : 'message'
    process.exitCode = await reportBug(error, argv, detail, terminal)
  }
}

void main(process.argv.slice(2))
