/** One client certificate from the shell: the installed command against a bare start of Node.js, and against easy-rsa. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Installed } from './installed.ts'
import { type Contender, type Cost, costOf, type Program, run, takeTurns, typical, without } from './measure.ts'
import { judged, type Line, type Section } from './table.ts'

const EASYRSA = '/usr/share/easy-rsa/easyrsa'
const BARS = { node: { atMost: 2.5, stretch: 2 }, easyrsa: { atMost: 1 / 3 } }
const WARM_UP = 3

/** The one call of scrypt that opening an authority's key makes, timed around by itself; the module is loaded before. */
export const SCRYPT = `
const { scryptSync } = require('node:crypto')
const [cpu, wall] = [process.cpuUsage(), process.hrtime.bigint()]
scryptSync('a passphrase of some length', Buffer.alloc(16), 32, { cost: 2 ** 14, blockSize: 8, parallelization: 5, maxmem: 2 ** 26 })
const { user, system } = process.cpuUsage(cpu)
console.log(JSON.stringify({ cpuMs: (user + system) / 1000, wallMs: Number(process.hrtime.bigint() - wall) / 1e6 }))
`

/** Makes an easy-rsa PKI with an encrypted P-256 authority; gives the issuing, and its version. */
function prepareEasyrsa({ directory, program, write }: Installed): { issue: Contender; version: string } | undefined {
  if (!existsSync(EASYRSA)) return undefined
  // OpenSSL takes the first line for the passphrase that it reads, the second for the one that it writes.
  const passphrase = `file:${write('passphrase-twice', 'correct horse battery\n'.repeat(2))}`
  const easyrsa = (...words: readonly string[]) => {
    const { environment, ...rest } = program(EASYRSA, `--passin=${passphrase}`, ...words)
    const settings = { EASYRSA_BATCH: '1', EASYRSA_ALGO: 'ec', EASYRSA_CURVE: 'prime256v1' }
    return { ...rest, environment: { ...environment, ...settings, EASYRSA_PKI: join(directory, 'easyrsa') } }
  }
  run(easyrsa('init-pki'))
  run(easyrsa(`--passout=${passphrase}`, '--req-cn=Acme', 'build-ca'))
  const version = /Version:\s+(\S+)/.exec(run(easyrsa('version')))?.[1] ?? 'of unknown version'
  return { issue: (round) => costOf(easyrsa('build-client-full', `client${round}`, 'nopass')), version }
}

const milliseconds = ({ cpuMs, wallMs }: Cost): string => `${cpuMs.toFixed(0)} ms CPU, ${wallMs.toFixed(0)} ms wall`

/** Two lines, for processor time and for the wall, of what takes the one against the other. */
function against(
  what: string,
  ours: Cost,
  theirs: Cost,
  of: string,
  bar: { atMost: number; stretch?: number },
): Line[] {
  return [
    judged(`${what}, CPU`, `${ours.cpuMs.toFixed(0)} ms`, ours.cpuMs / theirs.cpuMs, of, bar),
    judged(`${what}, wall`, `${ours.wallMs.toFixed(0)} ms`, ours.wallMs / theirs.wallMs, of, bar),
  ]
}

export async function measureShell(installed: Installed, rounds: number): Promise<Section> {
  const { command, directory, program, write } = installed
  const empty = write('empty.cjs', '')
  const scrypt = write('scrypt.cjs', SCRYPT)
  const easyrsa = prepareEasyrsa(installed)
  const issue = (name: string): Program => command('issue', 'client', name, '--uri', `spiffe://acme.internal/${name}`)
  const costs = await takeTurns(
    {
      node: () => costOf(program(process.execPath, empty)),
      scrypt: () => JSON.parse(run(program(process.execPath, scrypt))) as Cost,
      issue: (round) => costOf(issue(`client${round}`)),
      first: (round) => {
        const { environment, ...rest } = issue(`first${round}`)
        return costOf({ ...rest, environment: { ...environment, XDG_CACHE_HOME: join(directory, `cache${round}`) } })
      },
      ...(easyrsa === undefined ? {} : { easyrsa: easyrsa.issue }),
    },
    { rounds, warmUp: WARM_UP },
  )
  const node = typical(costs.node)
  const ours = typical(without(costs.issue, costs.scrypt))
  const theirs = costs.easyrsa && typical(costs.easyrsa)
  return {
    title: 'One client certificate from the shell',
    lines: [
      { what: 'node, an empty program', figure: milliseconds(node) },
      { what: 'scrypt of the passphrase, alone', figure: milliseconds(typical(costs.scrypt)) },
      { what: 'issue client, scrypt included', figure: milliseconds(typical(costs.issue)) },
      { what: 'the same, with nothing in the cache', figure: milliseconds(typical(costs.first)) },
      ...against('issue client, scrypt apart', ours, node, 'node', BARS.node),
      ...(easyrsa === undefined || theirs === undefined
        ? []
        : [
            { what: `easy-rsa ${easyrsa.version} build-client-full`, figure: milliseconds(theirs) },
            ...against('issue client, scrypt apart', ours, theirs, 'easy-rsa', BARS.easyrsa),
          ]),
    ],
    notes: [
      `${rounds} rounds after ${WARM_UP} to warm up (compiled code is in its cache then), each program once a round; medians.`,
      'The key is encrypted. What scrypt costs in the same round, called once in a process of its own, is taken off.',
      ...(easyrsa === undefined ? ['Left out: easy-rsa. To install it: apt-get install easy-rsa'] : []),
    ],
  }
}
