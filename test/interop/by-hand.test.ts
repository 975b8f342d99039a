/** Every command line that a report tells "by hand" is run, and shows the very evidence that it stands under. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import type { ByHand } from '../../src/probe/engine/reproduce.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { readResponse } from '../../src/probe/protocols/http1.ts'
import { encodeCertificatePem } from '../../src/x509/certificate.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { startOpenssl } from '../support/openssl-server.ts'
import { makePki, probeOf, probePorts } from '../support/twins.ts'
import { startWords, type Talk } from '../support/word-twins.ts'
import { brokenTwins } from '../twins/index.ts'

/** What is printed where the evidence is in the handshake, in what was asked itself, or in an answer that has no end. */
const shows: Readonly<Record<string, RegExp>> = {
  'advertised-authorities': /^CN = Strangers$/m,
  downgrade: /^<<< .*ServerHello\b(?![\s\S]*44 4f 57 4e 47 52 44)/m,
  'foreign-websocket': /^HTTP\/1\.1 101 /m,
  'guideline-signatures': /^Requested Signature Algorithms: .*\+SHA1\b/m,
  'old-tls': /^New, .*TLSv1|^ {4}Protocol {2}: TLSv1(\.1)?$/m,
  'protocol-upgrade': /^HTTP\/1\.1 101 [\s\S]*\r\n\r\n[\s\S]*200/m,
  'trace-echo': /^X-Countersign-Probe: /m,
  'weak-client-signatures': /^Requested Signature Algorithms: .*\+SHA1\b/m,
  'weak-server-certificate': /^ 0 s:CN = localhost$[\s\S]*^-----BEGIN CERTIFICATE-----$/m,
  'weak-suites': /^New, .* Cipher is (ECDHE-\w+-NULL-\w+|NULL-\w+|AES\w+)/m,
}

/** What takes more than one command of a common program: a first message in pieces or without a key share, two connections, a listener, a wrong handshake. */
const without = [
  'beyond-guideline',
  'certificate-verify-by-another-key',
  'certificate-verify-left-out',
  'certificate-verify-replayed',
  'connection-after-revocation',
  'early-data',
  'endless-renegotiation',
  'handshake-flaws',
  'known-ticket-key',
  'messages-out-of-order',
  'no-certificate-message',
  'quic-without-certificate',
  'renegotiation-as-another',
  'repeated-randoms',
  'resumption-across-names',
  'resumption-after-revocation',
  'revocation-lag',
  'second-request',
  'session-in-clear',
  'session-without-certificate',
  'signature-scheme-mismatch',
  'split-client-hello',
  'unverified-url',
  'weak-key-exchange',
  'zero-signature',
]

const directory = mkdtempSync(join(tmpdir(), 'countersign-by-hand-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const pki = makePki()
const keys = createKeys(systemFiles)
const serverTrust = join(directory, 'server-ca.pem')
writeFileSync(serverTrust, pki.servers.pem)
const byHand: ByHand = {
  serverTrust,
  place: async (attack, credential) => {
    const [chain, key] = [join(directory, `${attack}.pem`), join(directory, `${attack}-key.pem`)]
    writeFileSync(chain, credential.chain.map(encodeCertificatePem).join(''))
    await keys.save(credential.key, key, 'unprotected')
    return { chain, key }
  },
}

/** The twin answers from this very process, so that waiting must not stop it. */
const run = (line: string): Promise<{ stdout: string; stderr: string }> =>
  new Promise((ended) =>
    execFile('sh', ['-c', line], { encoding: 'latin1', timeout: 30_000 }, (_, stdout, stderr) =>
      ended({ stdout, stderr }),
    ),
  )

/**
 * At a Node.js server that is told to overlook it, a wrong signature leaves a complaint behind that ends the connection later,
 * unless other TLS in the same process clears it. So for these it is openssl that overlooks it.
 */
const wronglySigned = ['decoy-authority', 'decoy-with-chain', 'sibling-authority']

/** What was answered, as curl shows it, or as it came. */
function readAnswer(line: string, stdout: string): readonly [status: number | undefined, digest: string] {
  if (!line.startsWith('curl')) {
    const reading = readResponse(Buffer.from(stdout, 'latin1'), true, 'GET')
    if (reading.state !== 'complete') return [undefined, reading.state]
    return [reading.response.status, digestOf(Buffer.from(reading.response.body).toString('latin1'))]
  }
  const [head = '', ...body] = stdout.split('\r\n\r\n')
  return [Number(/^HTTP\/1\.[01] (\d+)/.exec(head)?.[1]), digestOf(body.join('\r\n\r\n'))]
}

const digestOf = (body: string): string => createHash('sha256').update(body, 'latin1').digest('hex')

describe('what is told by hand', () => {
  it.for(attacks.map((attack) => [attack.id, attack] as const))('%s', async ([id, attack], context) => {
    for (const program of ['curl', 'openssl']) {
      if (findProgram(program as 'curl') === undefined) leaveOut(context, `no ${program}`)
    }
    const overlooked = wronglySigned.includes(id)
    const broken = brokenTwins.find(({ of }) => of === id)
    const twin = await (overlooked ? startOpenssl(pki, '-verify', '5') : broken!.start(pki))
    try {
      const report = await runProbe(
        probeOf(pki, twin.port, {
          byHand,
          ...broken?.given?.(pki),
          ...twin.wish,
          ...(overlooked ? { path: '/page' } : {}),
        }),
        probePorts,
        [attack],
      )
      const [result] = report.results
      expect(result?.verdict).toBe('bypassed')
      if (without.includes(id)) return expect(result).not.toHaveProperty('reproduction')
      const line = result?.reproduction ?? ''
      for (const file of line.match(/\S+\.pem/g) ?? []) expect(existsSync(file), file).toBe(true)
      const { stdout, stderr } = await run(line)
      if (shows[id] !== undefined) return expect(stdout + stderr).toMatch(shows[id])
      const through = result?.attempts.filter(({ verdict }) => verdict === 'bypassed') ?? []
      expect(
        through.map(({ observation }) => [observation?.status, observation?.bodySha256]),
        `${line}\n${stdout}\n${stderr}`,
      ).toContainEqual(readAnswer(line, stdout))
    } finally {
      await twin.close()
    }
  })
})

/** Protocols of words: what a server of ours says in them, and what shows that it was said. */
const spoken = [
  {
    family: 'smtp',
    talk: { reply: () => '250 here\r\n', refusal: '554 no\r\n', leave: 'QUIT' },
    before: { greeting: '220 here\r\n', replies: ['250-here\r\n250 STARTTLS\r\n', '220 begin\r\n'] },
    good: /^250 here\r$/m,
  },
  {
    family: 'imap',
    talk: { reply: () => '* CAPABILITY IMAP4rev2\r\np2 OK done\r\n', refusal: '* BYE no\r\n', leave: 'LOGOUT' },
    before: {
      greeting: '* OK here\r\n',
      replies: ['p1 OK begin\r\n'],
      aside: { asked: 'CAPABILITY', reply: '* CAPABILITY IMAP4rev2 STARTTLS\r\n. OK done\r\n' },
    },
    good: /^p2 OK done\r$/m,
  },
  {
    family: 'smtps',
    talk: { greeting: '220 here\r\n', reply: () => '250 here\r\n', refusal: '554 no\r\n', leave: 'QUIT' },
    before: undefined,
    good: /^250 here\r$/m,
  },
  {
    family: 'imaps',
    talk: {
      greeting: '* OK here\r\n',
      reply: () => '* CAPABILITY IMAP4rev2\r\np2 OK done\r\n',
      refusal: '* BYE no\r\n',
      leave: 'LOGOUT',
    },
    before: undefined,
    good: /^p2 OK done\r$/m,
  },
  {
    family: 'rediss',
    talk: { reply: () => '+PONG\r\n', refusal: '-DENIED no\r\n', leave: 'QUIT' },
    before: undefined,
    good: /^\+PONG\r$/m,
  },
] as const satisfies readonly { talk: Talk; [more: string]: unknown }[]

describe('what is told by hand in a protocol of words', () => {
  it.for(spoken)('$family', async ({ family, talk, before, good }, context) => {
    if (findProgram('openssl') === undefined) leaveOut(context, 'no openssl')
    const admitting = (admits: () => boolean) =>
      startWords(pki, { talk, ...(before && { before }), options: { rejectUnauthorized: false }, admits })
    const open = await admitting(() => true)
    const [attack] = attacks.filter(({ id }) => id === 'no-certificate')
    const report = await runProbe(
      probeOf(pki, open.port, { byHand, family, scheme: family }),
      probePorts,
      attack === undefined ? [] : [attack],
    )
    expect(report.results[0]).toMatchObject({ verdict: 'bypassed' })
    const line = report.results[0]?.reproduction ?? ''
    expect((await run(line)).stdout).toMatch(good)
    await open.close()
    const shut = await admitting(() => false)
    expect((await run(line.replace(`:${open.port}`, `:${shut.port}`))).stdout).not.toMatch(good)
    await shut.close()
  })
})
