/**
 * Sends the ClientHello in many small pieces: software that selects a policy by the server name in the ClientHello must first
 * put the pieces together (RFC 8446 §5.1).
 */
import type { Reshape } from '../../core/port/network.ts'
import type { AttackOf } from '../attack.ts'
import { asStrangers } from '../strangers.ts'
import { readRecords, splitFirstRecord } from '../tls/record.ts'

const records =
  (size: number): Reshape =>
  (sent) => {
    const split = splitFirstRecord(sent, size)
    return split && [split]
  }

/** Sends one unchanged record in two TCP segments: its first octets, then the rest. */
const segments: Reshape = (sent) => {
  const whole = splitFirstRecord(sent, Number.MAX_SAFE_INTEGER)
  return whole && [whole.subarray(0, 16), whole.subarray(16)]
}

/** Sends the hello in records, each in a segment of its own: a hello with a key of ML-KEM comes in several in any network. */
const recordsApart =
  (size: number): Reshape =>
  (sent) => {
    const split = splitFirstRecord(sent, size)
    return split && readRecords(split).map(({ header, fragment }) => new Uint8Array(Buffer.concat([header, fragment])))
  }

export const splitClientHello: AttackOf<'nothing'> = {
  id: 'split-client-hello',
  title: 'handshake that begins in small pieces',
  meaning:
    'A client that sends its first message in small pieces needs no certificate, because the server name in it is not recognized.',
  sound: 'It puts the pieces together, and asks for a certificate as it does in one piece; or it ends the connection.',
  history: ['Traefik: a hello in several pieces gets the default TLS options (CVE-2026-32305)'],
  group: 'identity',
  severity: 'critical',
  cwe: [288, 693],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'upgrade the software that selects the TLS policy by the name in the handshake (SNI), and configure it to refuse a handshake for which it finds no policy',
  plan: (ground) =>
    asStrangers(ground, [
      ['records of 16 bytes', { reshape: records(16) }],
      ['records of 100 bytes', { reshape: records(100) }],
      ['two segments of TCP', { reshape: segments }],
      ['records of 200 bytes, each in a segment of TCP', { reshape: recordsApart(200) }],
    ]),
}
