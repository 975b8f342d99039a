/**
 * Offers compression and the Heartbeat extension, and looks for the two extensions that protect a handshake of TLS 1.2 (RFC 5746, RFC 7627):
 * one hello shows all four. Sends nothing by which one of them would be exploited.
 */
import type { AttackOf, Ground } from '../attack.ts'
import type { Attempt } from '../attempt.ts'
import { judgeHello } from '../engine/oracle.ts'
import type { Judgement } from '../judgement.ts'
import type { Flight, ServerHello } from '../tls/flight.ts'
import { usualSuites } from '../tls/suite.ts'

/** Extension types. */
const HEARTBEAT = 15
const EXTENDED_MASTER_SECRET = 23
const RENEGOTIATION_INFO = 0xff01

const DEFLATE = 1
const NO_COMPRESSION = 0
/** We may be sent requests (RFC 6520 §2). */
const PEER_ALLOWED_TO_SEND = Uint8Array.of(1)

type Flaw = {
  readonly what: string
  readonly openssl?: readonly string[]
  readonly grade?: Attempt['grade']
  /** What is wrong with it, or what is right. */
  look(hello: ServerHello, flight: Flight): Judgement
}

const found = (isFlawed: boolean, evidence: string, how: string): Judgement =>
  isFlawed ? { verdict: 'bypassed', evidence } : { verdict: 'enforced', how }

const flaws: readonly Flaw[] = [
  {
    what: 'compression (RFC 7525 §3.3)',
    look: ({ compression }) =>
      found(compression !== NO_COMPRESSION, `it agreed to compression method ${compression}`, 'it compresses nothing'),
  },
  {
    what: 'the Heartbeat extension (RFC 6520)',
    openssl: ['-tlsextdebug'],
    grade: {
      severity: 'low',
      meaning:
        'The server speaks an extension that hardly anybody uses, and whose flaw once gave away its memory (Heartbleed); whether it has that flaw was not tried.',
    },
    look: ({ extensions }) =>
      found(extensions.includes(HEARTBEAT), 'it agreed to the Heartbeat extension', 'it has no Heartbeat extension'),
  },
  {
    what: 'protected renegotiation (RFC 5746)',
    openssl: ['-tlsextdebug'],
    look: ({ extensions }) =>
      found(
        !extensions.includes(RENEGOTIATION_INFO),
        'its ServerHello lacks renegotiation_info, so an attacker in the network can put a request of his own before that of a client',
        'its ServerHello has renegotiation_info',
      ),
  },
  {
    what: 'the extended master secret (RFC 7627)',
    openssl: ['-tlsextdebug'],
    look: ({ extensions }, { authorities }) => {
      const lacks = !extensions.includes(EXTENDED_MASTER_SECRET)
      if (lacks && authorities === undefined) {
        const note =
          'its ServerHello lacks extended_master_secret; that would weaken client certificates, for which it does not ask here'
        return { verdict: 'remark', note }
      }
      return found(
        lacks,
        'it asks for client certificates, and its ServerHello lacks extended_master_secret, so a server that a client trusts can pass for that client here (triple handshake)',
        'its ServerHello has extended_master_secret',
      )
    },
  },
]

export const handshakeFlaws: AttackOf<'nothing'> = {
  id: 'handshake-flaws',
  title: 'known flaws of the handshake of TLS 1.2',
  meaning:
    'The server agrees to compression, or lacks a protection of the handshake, so an attacker in the network can learn secrets or act as a client.',
  sound:
    'It answers over TLS 1.2 without compression and Heartbeat, with renegotiation_info and extended_master_secret; or it speaks TLS 1.3 only.',
  history: [
    'OpenSSL 1.0.1 to 1.0.1f: Heartbeat gives away memory, Heartbleed (CVE-2014-0160)',
    'OpenSSL before 0.9.8l: unprotected renegotiation (CVE-2009-3555)',
    'TLS compression in any program: secrets can be guessed from lengths, CRIME (CVE-2012-4929)',
  ],
  group: 'protocol',
  severity: 'medium',
  cwe: [125, 203, 300, 757],
  over: 'hello',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'upgrade the TLS library, switch compression off, and put no software in front of the server that answers handshakes by itself; or allow TLS 1.3 only',
  plan: async ({ hello }: Ground) => {
    const offered = hello({
      newest: 'TLS 1.2',
      suites: usualSuites,
      compressions: [DEFLATE, NO_COMPRESSION],
      further: [[HEARTBEAT, PEER_ALLOWED_TO_SEND]],
    })
    return flaws.map(({ what, openssl, grade, look }) => ({
      label: what,
      hello: offered,
      ...(openssl && { openssl: ['-tls1_2', ...openssl] }),
      ...(grade && { grade }),
      judge: (seen) => judgeHello(seen, (agreed) => look(agreed, seen.flight)),
    }))
  },
}
