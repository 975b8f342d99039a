/** Connects each port (disk, clock, network and so on) with the real system, once for the program and the library. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Ports } from './workflow/ports.ts'

/**
 * The version of the package.
 *
 * @param root the package's directory: an entry file knows it, whatever file this text comes to lie in
 */
export function readVersion(root: URL): string {
  return (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version
}

/** Imports the effects that most acts use; sockets and other programs only when one is asked for. */
export async function openPorts(root: URL): Promise<Ports> {
  const [{ systemClock }, { systemEntropy }, { systemFiles }, { createKeys }, { openSqliteStore }, { readFindable }] =
    await Promise.all([
      import('./effects/clock.ts'),
      import('./effects/entropy.ts'),
      import('./effects/files.ts'),
      import('./effects/keys.ts'),
      import('./store/sqlite.ts'),
      import('./x509/terms.ts'),
    ])
  const network = async () => (await import('./effects/network.ts')).systemNetwork
  const listener = async () => (await import('./effects/listener.ts')).systemListener
  const processes = async () => (await import('./effects/processes.ts')).systemProcesses
  const shipped = (folder: string): string => fileURLToPath(new URL(folder, root))
  return {
    clock: systemClock,
    entropy: systemEntropy,
    files: systemFiles,
    keys: createKeys(systemFiles),
    network: {
      connect: async (address, withinMs) => (await network()).connect(address, withinMs),
      secure: async (stream, offer) => (await network()).secure(stream, offer),
      byOwnHand: async () => (await network()).byOwnHand(),
      openDatagrams: async (address) => (await network()).openDatagrams(address),
      freePort: async (host) => (await network()).freePort(host),
      lookup: async (host) => (await network()).lookup(host),
    },
    listener: {
      listen: async (place, answer) => (await listener()).listen(place, answer),
      untilStopped: async (reload, look) => (await listener()).untilStopped(reload, look),
      heedStop: async () => (await listener()).heedStop(),
    },
    processes: { start: async (argv, directory) => (await processes()).start(argv, directory) },
    openStore: (path, home, absent, watch) =>
      openSqliteStore(path, { home, read: readFindable }, systemClock, absent, watch),
    shipped: {
      skeleton: shipped('pki'),
      templates: shipped('templates'),
      version: readVersion(root),
      program: [process.execPath, shipped('bin/countersign.cjs')],
    },
  }
}
