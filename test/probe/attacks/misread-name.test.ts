import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { namesOf } from '../../../src/policy/claim.ts'
import { misreadName } from '../../../src/probe/attacks/misread-name.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import type { HttpResponse } from '../../../src/probe/protocol/http.ts'
import { parseCertificate, type TbsCertificate } from '../../../src/x509/certificate.ts'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { formatName } from '../../../src/x509/name.ts'
import { contractOf } from '../../contract/attack.ts'
import { makeCertificate, type Wishes } from '../../support/certificate-kit.ts'
import { attemptsOf, judgedBy, pageOf, planOf } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, page, probeOf, type Respond, startSound } from '../../support/twins.ts'

contractOf(misreadName)

const pki = makePki()
const amongTwo = { identityPath: { path: '/whoami', other: pki.dora } }

/** Runs the attack at a page that answers with the name that it reads in a certificate. */
async function resultAt(nameOf: (tbs: TbsCertificate) => string, wish: Parameters<typeof probeOf>[2] = amongTwo) {
  const respond: Respond = (request, response) => {
    const { raw } = (request.socket as TLSSocket).getPeerX509Certificate() ?? {}
    if (request.url !== '/whoami' || raw === undefined) return page(request, response)
    response.writeHead(200).end(`you are ${nameOf(parseCertificate(raw).tbs)}`)
  }
  const twin = await startSound(pki, {}, respond)
  try {
    return (await runProbe(probeOf(pki, twin.port, wish), hurriedPorts, [misreadName])).results[0]
  } finally {
    await twin.close()
  }
}

const commonNameOf = ({ subject }: TbsCertificate): string =>
  subject.find(({ type }) => type === 'commonName')?.value ?? ''
const uriOf = (tbs: TbsCertificate): string =>
  namesOf(tbs).flatMap((name) => (name.kind === 'uri' ? name.value : []))[0] ?? ''
/** As programs write it that know no escapes. */
const joined = ({ subject }: TbsCertificate, separator: string): string =>
  subject.map(({ value }) => `${separator}CN=${value}`).join('')

describe('attack misread-name', () => {
  it.each([
    ['a comma', (tbs: TbsCertificate) => joined(tbs, ',').split(',CN=').at(-1) ?? '', 'a comma in the common name'],
    ['a slash', (tbs: TbsCertificate) => joined(tbs, '/').split('/CN=').at(-1) ?? '', 'a slash in the common name'],
    ['a NUL', (tbs: TbsCertificate) => commonNameOf(tbs).split('\0')[0] ?? '', 'a NUL in the common name'],
  ])('catches a page that splits a name at %s', async (_what, nameOf, label) => {
    const result = await resultAt(nameOf)
    expect(result?.attempts.filter(({ verdict }) => verdict === 'bypassed').map((one) => one.label)).toEqual([label])
  })

  it('catches a page that reads a URI to its first NUL', async () => {
    const result = await resultAt((tbs) => uriOf(tbs).split('\0')[0] ?? '', { identityPath: { path: '/whoami' } })
    expect(result?.attempts.filter(({ verdict }) => verdict === 'bypassed').map(({ label }) => label)).toEqual([
      'a NUL in the other names',
    ])
  })

  it.each([
    ['whole', commonNameOf],
    ['with its escapes (RFC 4514 §2.4)', ({ subject }: TbsCertificate) => formatName(subject)],
    ['as it stands, without escapes', (tbs: TbsCertificate) => joined(tbs, ',')],
  ])('finds nothing where the page shows the name %s', async (_how, nameOf) => {
    expect(await resultAt(nameOf)).toMatchObject({ verdict: 'enforced' })
  })

  it.each([
    ['names nobody', () => 'hello'],
    ['answers two clients alike', (tbs: TbsCertificate) => commonNameOf(tbs).replace(/^(alice|dora)$/, 'a friend')],
  ])('settles nothing on a page that %s', async (_what, nameOf) => {
    const why = expect.stringContaining('--identity-path')
    expect(await resultAt(nameOf)).toMatchObject({ verdict: 'inconclusive', why })
  })

  it('says what it lacks where nobody can sign for it', async () => {
    const twin = await startSound(pki)
    const { mint: _, ...request } = probeOf(pki, twin.port, amongTwo)
    try {
      const { results } = await runProbe(request, hurriedPorts, [misreadName])
      expect(results[0]).toMatchObject({ verdict: 'not-tried', why: expect.stringContaining('--no-mint') })
    } finally {
      await twin.close()
    }
  })

  it('is no part of a report without a page that names its caller', async () => {
    const twin = await startSound(pki)
    try {
      expect((await runProbe(probeOf(pki, twin.port), hurriedPorts, [misreadName])).results).toEqual([])
    } finally {
      await twin.close()
    }
  })
})

describe('the page that reads a name', async () => {
  const named = (text: string) => pageOf(200, text)
  const [alices, doras] = [named('you are alice'), named('you are dora')]
  const [attempt] = await attemptsOf(misreadName, pki, amongTwo)
  const judged = (answer: HttpResponse | undefined, other: HttpResponse | undefined, control = alices) =>
    judgedBy(attempt, { ...(answer && { answer }), end: 'closed', beside: [other] }, control)

  it.each([
    ['gives the page of the honest client', alices, doras],
    ['gives it where nobody else is at hand', alices, undefined],
    ['gives it where somebody else is refused', alices, pageOf(403)],
    ['shows the name without the mark', named('hello alice'), doras],
  ])('takes one for another that %s', (_, answer, other) => {
    const evidence = 'the identity page calls this client alice'
    expect(judged(answer, other)).toEqual({ verdict: 'bypassed', evidence })
  })

  it('takes none for another that shows the odd name, or another, or refuses', () => {
    const how = 'the identity page does not take it for the honest client'
    expect(judged(named('you are alice.countersign-probe'), doras)).toEqual({ verdict: 'enforced', how })
    expect(judged(named('you are nobody'), doras)).toEqual({ verdict: 'enforced', how })
    expect(judged(pageOf(403), doras)).toEqual({ verdict: 'enforced', how: 'HTTP 403' })
    expect(judged(undefined, doras).verdict).toBe('silent')
  })

  it.each([
    ['refuses the honest client', doras, doras, pageOf(403), /^the identity page answers the honest client 403/],
    ['is the same for two', doras, alices, alices, /^the identity page gives two clients the same/],
    ['names nobody', doras, doras, named('hello'), /^the identity page shows no name/],
    ['names alice to dora as well', doras, named('alice, dora'), alices, /^the identity page shows no name/],
  ])('shows nothing where it %s', (_, answer, other, control, why) => {
    expect(judged(answer, other, control)).toEqual({ verdict: 'inconclusive', why: expect.stringMatching(why) })
  })
})

describe('certificates with an odd name', () => {
  const labels = async (more: Wishes) => {
    const made = makeCertificate({ key: pki.alice.key as never, ...more })
    const credential = { chain: [made.der], key: pki.alice.key }
    const plan = await planOf(misreadName, pki, { ...amongTwo, credential })
    return 'verdict' in plan ? plan.why : plan.map(({ label }) => label)
  }

  it('are made of the names that the honest client has', async () => {
    const san = encodeSubjectAlternativeName([{ kind: 'uri', value: 'urn:alice' }])
    const nameless = [{ type: 'organizationName', value: 'Acme' }] as const
    expect(await labels({ extensions: [san] })).toHaveLength(4)
    expect(await labels({ subject: nameless, extensions: [san] })).toEqual(['a NUL in the other names'])
    expect(await labels({ without: [san.oid], extensions: [] })).toContain('--identity-path')
  })

  it('have each name that is text cut at a NUL, and no address', async () => {
    const san = encodeSubjectAlternativeName([
      { kind: 'dns', value: 'alice.example' },
      { kind: 'email', value: 'alice@acme.example' },
      { kind: 'uri', value: 'urn:alice' },
      { kind: 'ip', value: '192.0.2.7' },
    ])
    const made = makeCertificate({ key: pki.alice.key as never, extensions: [san] })
    const credential = { chain: [made.der], key: pki.alice.key }
    const attempts = await attemptsOf(misreadName, pki, { ...amongTwo, credential })
    const names = attempts.map((one) => namesOf(parseCertificate(one.credential!.chain[0] as never).tbs))
    expect(names.at(-1)).toEqual([
      { kind: 'dns', value: 'alice.example\0.countersign-probe' },
      { kind: 'email', value: 'alice@acme.example\0.countersign-probe' },
      { kind: 'uri', value: 'urn:alice\0.countersign-probe' },
    ])
    expect(names[0]).toEqual([
      { kind: 'dns', value: 'countersign-probe-alice.example' },
      { kind: 'email', value: 'countersign-probe-alice@acme.example' },
      { kind: 'uri', value: 'urn:alice-countersign-probe' },
    ])
  })

  it('are shown beside the page of the second client, if one is at hand', async () => {
    const besides = async (other?: typeof pki.dora) => {
      const attempts = await attemptsOf(misreadName, pki, {
        identityPath: { path: '/whoami', ...(other && { other }) },
      })
      return attempts.map(({ http }) => http?.beside?.map(({ credential }) => credential))
    }
    expect(await besides(pki.dora)).toMatchObject(Array.from({ length: 4 }, () => [{ chain: pki.dora.chain }]))
    expect(await besides()).toEqual([[], [], [], []])
  })
})
