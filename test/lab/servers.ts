/** The servers of the lab: the broken twins that the table has, what other scanners look for besides, and sound ones. Runs nothing. */
import { addSeconds } from '../../src/core/brand.ts'
import { systemClock } from '../../src/effects/clock.ts'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { makeCertificate, type Wishes } from '../support/certificate-kit.ts'
import { startSound, type Twin, type TwinPki, usableKey } from '../support/twins.ts'
import { brokenTwins } from '../twins/index.ts'
import { soundServers } from './sound-servers.ts'

export type LabServer = {
  /** Of a broken twin, the attack that it is open to. */
  readonly name: string
  readonly kind: 'broken' | 'sound'
  /** What is broken or odd in it, in a few words. */
  readonly about: string
  /** The sound server from which it differs in this alone; absent of such a server itself. */
  readonly beside?: string
  readonly start: (pki: TwinPki) => Promise<Twin>
  /** What the probe is given besides; a scanner has no option for it. */
  readonly given?: ((pki: TwinPki) => Partial<ProbeRequest>) | undefined
}

/** The sound server from which most others differ in one thing. */
export const SOUND = 'sound'

/** Of each group some; every twin that is broken in what scanners commonly look at, versions, suites, certificates and headers. */
const chosen: readonly string[] = [
  // Who gets in without a certificate of this CA.
  'anonymous-suites',
  'certificate-verify-left-out',
  'certificate-without-key',
  'decoy-authority',
  'no-certificate',
  'no-sni',
  'plaintext-http',
  'public-certificate',
  'quic-without-certificate',
  'self-signed',
  'known-ticket-key',
  'spoofed-identity',
  // Whether certificates of this CA are checked completely.
  'expired',
  'leaf-as-authority',
  'resumption-after-revocation',
  'revoked',
  // What clients may do.
  'forbidden-request',
  'trace-echo',
  // How the connection is protected.
  'advertised-authorities',
  'beyond-guideline',
  'downgrade',
  'early-data',
  'handshake-flaws',
  'old-tls',
  'weak-client-signatures',
  'weak-key-exchange',
  'weak-server-certificate',
  'weak-suites',
  // What another web site can make a browser do.
  'foreign-reader',
  'framing',
  'guideline-headers',
]

const twinOf = (id: string) => {
  const twin = brokenTwins.find(({ of }) => of === id)
  if (twin === undefined) throw new Error(`no server in test/twins is broken for ${id}`)
  return twin
}

const besideOf = (id: string): string => (twinOf(id).sound === undefined ? SOUND : `${id}, mended`)

const twins: readonly LabServer[] = chosen.map((id) => ({
  name: id,
  kind: 'broken',
  about: attacks.find((attack) => attack.id === id)?.title ?? '',
  beside: besideOf(id),
  start: twinOf(id).start,
  given: twinOf(id).given,
}))

/** A server that is sound but for its certificate. */
const certified =
  (wishes: (pki: TwinPki) => Wishes) =>
  (pki: TwinPki): Promise<Twin> => {
    const now = systemClock.now()
    const made = makeCertificate({
      key: usableKey(),
      issuer: pki.servers,
      subject: [{ type: 'commonName', value: 'localhost' }],
      notBefore: addSeconds(now, -7200),
      notAfter: addSeconds(now, 86_400),
      extensions: [
        encodeExtendedKeyUsage(['serverAuth']),
        encodeSubjectAlternativeName([{ kind: 'dns', value: 'localhost' }]),
      ],
      ...wishes(pki),
    })
    const key = made.key.secret.export({ type: 'pkcs8', format: 'pem' })
    return startSound(pki, { key, cert: made.pem })
  }

/** What scanners look for, and the probe leaves to the honest client, who refuses such a server. */
const forScanners: readonly LabServer[] = [
  {
    name: 'ended-server-certificate',
    kind: 'broken',
    about: "the server's certificate has ended",
    beside: SOUND,
    start: certified(() => ({ notAfter: addSeconds(systemClock.now(), -3600) })),
  },
  {
    name: 'misnamed-server-certificate',
    kind: 'broken',
    about: "the server's certificate is for another name",
    beside: SOUND,
    start: certified(() => ({
      subject: [{ type: 'commonName', value: 'www.example' }],
      extensions: [
        encodeExtendedKeyUsage(['serverAuth']),
        encodeSubjectAlternativeName([{ kind: 'dns', value: 'www.example' }]),
      ],
    })),
  },
  {
    name: 'unknown-server-authority',
    kind: 'broken',
    about: "the server's certificate is by an authority that nobody trusts",
    beside: SOUND,
    start: certified(({ strangers }) => ({ issuer: strangers })),
  },
]

const mended: readonly LabServer[] = chosen.flatMap((id) => {
  const { sound, given } = twinOf(id)
  return sound === undefined
    ? []
    : [{ name: besideOf(id), kind: 'sound' as const, about: `as ${id}, without its fault`, start: sound, given }]
})

/** Sound servers that would tell no more than the others of them. */
const leftOut: readonly string[] = [
  'that refuses in HTTP with 526',
  'that refuses in HTTP without a word',
  'that is slow',
  'that closes each connection',
  'that answers in chunks, after early hints',
  'whose page caches of one client may store',
  'whose page is long',
]

/** Every server of the lab, those beside which others stand first. */
export const labServers: readonly LabServer[] = [
  { name: SOUND, kind: 'sound', about: 'the sound server from which the others differ', start: startSound },
  ...mended,
  ...twins,
  ...forScanners,
  ...soundServers
    .filter(([name]) => !leftOut.includes(name))
    .map(([name, start]) => ({ name, kind: 'sound' as const, about: name, beside: SOUND, start })),
]
