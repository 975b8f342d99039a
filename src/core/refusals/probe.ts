/** Servers that are probed: why countersign declines, by code. */
import { list, quote } from '../quote.ts'
import type { Wording } from './wording.ts'

export const probeRefusals = {
  'probe.remote': (f: { host: string }): Wording => ({
    message: `${f.host} is not this machine, and an attack on it needs the consent of its operator`,
    hint: 'if you operate this server, say so with --i-operate-this-server',
  }),
  'attack.unknown': (f: { attack: string; near: readonly string[]; known: readonly string[] }): Wording => ({
    message: `there is no attack ${quote(f.attack)}`,
    hint: f.near.length > 0 ? `did you mean ${list(f.near)}?` : `the attacks: ${list(f.known)}`,
  }),
  'probe.no-credential': (f: { name: string; problem: string; flag: string }): Wording => ({
    message: `the credential ${quote(f.name)} cannot be used: ${f.problem}`,
    hint: `choose another credential with ${f.flag} NAME; to see all credentials: countersign list`,
  }),
  'network.failed': (f: { address: string; problem: string }): Wording => ({
    message: `${f.address} cannot be reached: ${f.problem}`,
    hint: 'check that the server runs and listens there',
  }),
}
