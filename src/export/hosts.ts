/** The hosts of an export: one, or several names that share a listener. Does not say which of them a certificate covers. */
import { CountersignError } from '../core/refusal.ts'
import { isAddress, parseHost } from '../policy/host.ts'
import type { Hosts } from '../policy/server-certificate.ts'
import type { Target } from './catalogue.ts'

/** A host, and the others that the same server answers for. */
export type Named = {
  /** The name or IP address by which clients reach the server. */
  readonly host: string
  /** Further names; absent where there is no other. */
  readonly alsoHosts?: readonly string[]
}

/** The hosts as they are written. Pure. */
export const hostsOf = ({ host, alsoHosts = [] }: Named): Hosts => [host, ...alsoHosts]

/**
 * Parses the hosts of an export, and requires that the target can answer for them: several must be names, each once.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused` for what is no host, `input.malformed` for an address among several hosts and for a name that
 * is there twice, `target.cannot` for several hosts and for an address where the target takes none
 */
export function requireHosts(target: Pick<Target, 'name' | 'hosts' | 'claims' | 'cannot'>, named: Named): Hosts {
  const [first, ...others] = hostsOf(named)
  const hosts: Hosts = [parseHost(first), ...others.map(parseHost)]
  for (const host of hosts) requireReachable(target, host)
  if (hosts.length === 1) return hosts
  if (target.claims.severalHosts === undefined) {
    const limit = target.cannot.find(({ lacks }) => lacks?.includes('severalHosts'))
    const [what, instead] = ['several hosts in one export', limit?.instead ?? 'export once for each host']
    throw new CountersignError('target.cannot', { target: target.name, what, instead })
  }
  const refuse = (value: string, expected: string) =>
    new CountersignError('input.malformed', { what: 'host', value, expected })
  // Clients that go by an address name no host in their handshake (RFC 6066 §3): nothing would tell which of the hosts is meant.
  const address = hosts.find(isAddress)
  if (address !== undefined)
    throw refuse(address, 'names alone where there are several hosts; export once more for the address')
  const twice = hosts.find((host, index) => hosts.indexOf(host) < index)
  if (twice !== undefined) throw refuse(twice, 'each host once')
  return hosts
}

/** Requires that a target can be reached by a host: by an address or a short name, too, unless it takes whole names alone. */
function requireReachable({ name, hosts }: Pick<Target, 'name' | 'hosts'>, host: string): void {
  if (hosts === undefined || (!isAddress(host) && host.includes('.'))) return
  const [what, instead] = [
    `the host ${host}: it takes whole names alone`,
    'give the server a name such as api.acme.internal',
  ]
  throw new CountersignError('target.cannot', { target: name, what, instead })
}
