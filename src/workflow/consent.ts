/**
 * Says which addresses may be attacked: those of this machine, and any others only if the caller states that the server is theirs. An
 * address that was checked is the one that is connected to, whatever its name stands for later.
 */
import type { Address, Network } from '../core/port/network.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import type { FurtherAddress } from '../probe/needs/also.ts'

/** For each address of several, to find the first that answers. */
const WITHIN_MS = 5000

export type Operator = 'stated' | 'not-stated'

/**
 * The addresses of a host, each of which may be attacked.
 *
 * @throws {CountersignError} `probe.remote`; `network.failed` for a name without an address, unless the caller answers for it anyway
 */
export async function requireConsent(host: string, operator: Operator, network: Network): Promise<readonly string[]> {
  if (operator === 'stated') {
    try {
      return await network.lookup(host)
    } catch (error) {
      // The report says that such a server cannot be reached.
      if (isRefusal(error)) return [host]
      throw error
    }
  }
  const addresses = await network.lookup(host)
  const local = addresses.length > 0 && addresses.every((a) => a === '::1' || /^127\./.test(a))
  if (!local) throw new CountersignError('probe.remote', { host })
  return addresses
}

/** The first of these addresses that takes a connection; the first of all where none does. Opens connections only where there are several. */
export async function firstAddress(hosts: readonly string[], port: number, network: Network): Promise<Address> {
  const [first = ''] = hosts
  if (hosts.length > 1) {
    for (const host of hosts) {
      const stream = await network.connect({ host, port }, WITHIN_MS)
      if ('end' in stream) continue
      stream.close()
      return { host, port }
    }
  }
  return { host: first, port }
}

/**
 * Finds the further addresses of a server: those that were named, and then those that its name stands for.
 *
 * @param main the address that is attacked anyway
 * @param hosts all addresses of the server's name
 * @throws {CountersignError} as {@link requireConsent}
 */
export async function findFurther(
  named: readonly { readonly host: string; readonly port?: number }[],
  main: Address,
  hosts: readonly string[],
  reach: (host: string) => Promise<readonly string[]>,
): Promise<readonly FurtherAddress[] | undefined> {
  const byOperator = await Promise.all(
    named.map(async ({ host, port = main.port }) => (await reach(host)).map((one) => ({ host: one, port }))),
  )
  const all: readonly FurtherAddress[] = [
    ...byOperator.flat().map((address) => ({ address, by: 'operator' as const })),
    ...hosts.map((host) => ({ address: { host, port: main.port }, by: 'name' as const })),
  ]
  const known = new Set([JSON.stringify([main.host, main.port])])
  const found = all.filter(({ address: { host, port } }) => {
    const key = JSON.stringify([host, port])
    return !known.has(key) && known.add(key)
  })
  return found.length === 0 ? undefined : found
}

/** The way to a server: the address that is attacked, and what finds further ones that may be. */
export type Way = {
  readonly address: Address
  reach(host: string): Promise<readonly string[]>
  further(named: Parameters<typeof findFurther>[0]): ReturnType<typeof findFurther>
}

/**
 * Finds the way to a server, whose name is looked up once.
 *
 * @throws {CountersignError} as {@link requireConsent}
 */
export async function findWay({ host, port }: Address, operator: Operator, network: Network): Promise<Way> {
  const reach = (one: string) => requireConsent(one, operator, network)
  const hosts = await reach(host)
  const address = await firstAddress(hosts, port, network)
  return { address, reach, further: (named) => findFurther(named, address, hosts, reach) }
}
