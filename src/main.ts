/** The start of the command-line program: connects it with the real disk, clock and network, and runs one command line. */
import { present } from './core/present.ts'
import { openPorts, readVersion } from './ports.ts'

/** The package: `src/` and `dist/` lie at the same depth in it. */
const root = new URL('../', import.meta.url)

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
  const version = readVersion(root)
  const passphrase = takeVariable('COUNTERSIGN_PASSPHRASE')
  const tokenPin = takeVariable('COUNTERSIGN_TOKEN_PIN')
  if (argv.length === 1 && argv[0] === '--version') {
    process.stdout.on('error', () => {
      process.exitCode = 4
    })
    process.stdout.write(`${version}\n`)
    return
  }
  const [{ createTerminal }, { calledBy }, { reportBug, runCli }] = await Promise.all([
    import('./effects/terminal.ts'),
    import('./cli/caller.ts'),
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
      called: calledBy(process.env),
      ports: () => openPorts(root),
      spareMemory: async () => (await import('./effects/heap.ts')).keepNewHeapSmall(),
      ...present({ home, shell, passphrase, passphraseFile, tokenPin }),
    })
  } catch (error) {
    const detail = process.env['COUNTERSIGN_DEBUG'] === '1' ? 'stack' : 'message'
    process.exitCode = await reportBug(error, argv, detail, terminal)
  }
}

void main(process.argv.slice(2))
