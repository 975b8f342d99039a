/**
 * Lays out baits: HTTP servers on loopback that note who asks them for anything. They answer nothing but 404, and know no reason for a
 * request; the attacks do.
 */
import type { Listener, Listening } from '../../core/port/listener.ts'
import type { Network } from '../../core/port/network.ts'

/** An HTTP server of the probe on loopback, which nobody has a reason to call. It is closed when the probe ends. */
export type Bait = {
  /** A URL there. */
  url(path: string): string
  /** The paths that were asked for so far. */
  taken(): readonly string[]
}

export type Baits = {
  /** Opens one for a server at this host; undefined where that is not on loopback, so that it could not come. */
  lay(host: string): Promise<Bait | undefined>
  /** Closes all of them. */
  close(): Promise<void>
}

const NOTHING_HERE = { status: 404, headers: { Connection: 'close' }, body: '' } as const

const isLoopback = (address: string): boolean => address === '::1' || /^127\./.test(address)

async function layOne(listener: Listener): Promise<Bait & { readonly listening: Listening }> {
  const asked: string[] = []
  const listening = await listener.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, ({ target }) => {
    asked.push(target)
    return NOTHING_HERE
  })
  return { listening, url: (path) => `http://${listening.at}${path}`, taken: () => asked }
}

/** Opens none yet. */
export function openBaits({ listener, network }: { readonly listener: Listener; readonly network: Network }): Baits {
  const open: Listening[] = []
  return {
    lay: async (host) => {
      const addresses = await network.lookup(host)
      if (!addresses.every(isLoopback)) return undefined
      const { listening, ...bait } = await layOne(listener)
      open.push(listening)
      return bait
    },
    close: async () => void (await Promise.all(open.splice(0).map((one) => one.close()))),
  }
}
