import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { ProbeRequest } from '../../../src/probe/attack.ts'
import { spoofedIdentity } from '../../../src/probe/attacks/spoofed-identity.ts'
import { FORGED_NAME } from '../../../src/probe/forge.ts'
import { namesOn } from '../../../src/probe/naming.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { reportFormat } from '../../../src/probe/report/formats.ts'
import { type AttackResult, type Report, reasonOf } from '../../../src/probe/report/report.ts'
import { drawReport } from '../../../src/probe/report/terminal.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf } from '../../support/plan-kit.ts'
import { leaveToSweeps, sampled } from '../../support/sweep.ts'
import { hurriedPorts, makePki, page, probeOf, startSound } from '../../support/twins.ts'

contractOf(spoofedIdentity)

const pki = makePki()
/** A second client, who is let in as well. */
const { credential: carol } = await pki.reload.makeRevocable()

/** The attempts that a server meets which believes a header of text, in whatever case. */
const inText = (who: string) =>
  ['text', 'twice and in mixed case', 'named by Connection'].map((how) => `${who}, ${how}`)

/** Runs the attack against a page that says who is calling; gives the labels that got through. */
async function resultAt(
  nameOf: (request: IncomingMessage) => unknown,
  isDenied: (request: IncomingMessage) => boolean,
) {
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    const status = request.url === '/denied' && isDenied(request) ? 403 : 200
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ name: nameOf(request) }))
  }
  const twin = await startSound(pki, {}, respond)
  try {
    return (await runProbe(probeOf(pki, twin.port), hurriedPorts, [spoofedIdentity])).results[0]
  } finally {
    await twin.close()
  }
}

const throughAt = async (nameOf: (request: IncomingMessage) => unknown, isDenied = (_: IncomingMessage) => true) =>
  (await resultAt(nameOf, isDenied))?.attempts.filter(({ verdict }) => verdict === 'bypassed').map(({ label }) => label)

const verified = ({ socket }: IncomingMessage) => (socket as TLSSocket).getPeerX509Certificate()?.subject

describe('attack spoofed-identity', () => {
  it('finds nothing where the page shows the verified identity', async () => {
    expect(await throughAt(verified)).toEqual([])
  })

  it.each(
    sampled(
      [
        ['a name in a header', 'x-ssl-client-s-dn', inText('the honest certificate')],
        ['a name in a header of underscores', 'x_ssl_client_s_dn', ['the honest certificate, spelt with underscores']],
      ],
      1,
    ),
  )('catches a page that believes %s', async (_what, header, labels) => {
    expect(await throughAt((request) => request.headers[header] ?? verified(request))).toEqual(labels)
  })

  it('catches a denial that a header lifts', async () => {
    const vouched = ({ headers }: IncomingMessage) => headers['x-ssl-client-s-dn'] !== undefined
    expect(await throughAt(verified, (request) => !vouched(request))).toEqual(inText('a page that is denied'))
  })

  it('says of clients that they pass for others, where nobody else is let in by a header', async (context) => {
    leaveToSweeps(context)
    const among = {
      group: 'access',
      severity: 'high',
      meaning: expect.stringMatching(/^A client with a good certificate/),
    }
    expect(
      await resultAt(
        (request) => request.headers['x-ssl-client-s-dn'] ?? 'alice',
        () => true,
      ),
    ).toMatchObject(among)
    expect(await resultAt(verified, () => true)).toMatchObject({ group: 'identity', severity: 'critical' })
  })

  it('claims nothing of a page that shows whatever it is sent, but of one that shows identities alone', async (context) => {
    leaveToSweeps(context)
    expect(
      await resultAt(
        ({ headers }) => headers,
        () => true,
      ),
    ).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringMatching(/repeats every header of the request, X-Countersign-Probe too, .*--path/),
    })
    const identities = ({ headers }: IncomingMessage) => Object.entries(headers).filter(([name]) => /client/.test(name))
    expect(await resultAt(identities, () => true)).toMatchObject({ verdict: 'bypassed' })
  })

  it('claims no such thing of a page that is denied to nobody', async () => {
    const result = await resultAt(verified, () => false)
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringMatching(/is answered 200 without the header, too; .*--denied-path/),
    })
  })
})

describe('attack spoofed-identity at a page that names its caller', () => {
  /** Runs the attack against a server whose front page tells nothing, and whose page /whoami answers as `whoami` says. */
  async function resultOf(
    whoami: (request: IncomingMessage, verifiedName: string) => string | number,
    asked: Pick<ProbeRequest, 'identityPath'> = { identityPath: { path: '/whoami', other: carol } },
  ): Promise<{ result: AttackResult; report: Report }> {
    const respond = (request: IncomingMessage, response: ServerResponse): void => {
      if (request.url !== '/whoami') {
        page(request, response)
        return
      }
      const said = whoami(request, verified(request)?.replace('CN=', '') ?? '')
      const status = typeof said === 'number' ? said : 200
      response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${said}\n`)
    }
    const twin = await startSound(pki, {}, respond)
    try {
      const report = await runProbe(probeOf(pki, twin.port, asked), hurriedPorts, [spoofedIdentity])
      return { result: report.results[0]!, report }
    } finally {
      await twin.close()
    }
  }

  const visits: number[] = []
  const atPage = ({ attempts }: AttackResult) => attempts.filter(({ label }) => label.startsWith('the identity page'))
  const through = (result: AttackResult) =>
    result.attempts.filter(({ verdict }) => verdict === 'bypassed').map(({ label }) => label)

  it('is refused where the page names the verified client, whatever the headers claim', async () => {
    for (const other of [{}, { other: carol }]) {
      const { result } = await resultOf((_, name) => `you are ${name}`, { identityPath: { path: '/whoami', ...other } })
      expect(result.verdict).toBe('enforced')
      expect(atPage(result).map((attempt) => [attempt.verdict, reasonOf(attempt)])).toEqual(
        Array(7).fill(['enforced', 'the identity page names this client']),
      )
    }
  })

  it.each(
    sampled(
      [
        ['x-forwarded-user', inText('the identity page')],
        ['x_client_cn', ['the identity page, spelt with underscores']],
        ['x-authenticated-user', ['the identity page, further names']],
        ['x-consumer-username', ['the identity page, further names']],
      ],
      1,
    ),
  )('catches a page that believes %s, which nothing else does', async (header, labels) => {
    const believing = (request: IncomingMessage, name: string) => `you are ${request.headers[header] ?? name}`
    const { result } = await resultOf(believing)
    expect(result).toMatchObject({ verdict: 'bypassed', severity: 'high', group: 'access' })
    expect(through(result)).toEqual(labels)
    expect(result).toMatchObject({
      evidence: expect.stringContaining('the identity page names carol, as the headers claim'),
    })
    const alone = await resultOf(believing, { identityPath: { path: '/whoami' } })
    expect(through(alone.result)).toEqual(labels)
    const { result: without } = await resultOf(believing, {})
    expect([without.verdict, atPage(without)]).toEqual(['enforced', []])
  })

  it('catches a page that believes those alone whom it knows', async () => {
    const known = ['alice', 'carol']
    const { result } = await resultOf(({ headers }, name) => {
      const claimed = String(headers['x-remote-user'])
      return `you are ${known.includes(claimed) ? claimed : name}`
    })
    expect(through(result)).toEqual(['the identity page, text', 'the identity page, named by Connection'])
  })

  it.each(
    sampled(
      [
        [
          'answers two clients alike',
          () => 'you are alice',
          /gives two clients the same answer, .*; name with --identity-path/,
        ],
        ['says something else each time', () => `visit ${visits.push(0)}`, /names neither this client nor the one/],
        ['is not there', () => 404, /answers the honest client 404; name with --identity-path/],
        [
          'names nobody once a header claims something',
          (r: IncomingMessage, name: string) => (r.headers['x-user'] ? 'anonymous' : name),
          /names neither this client nor the one/,
        ],
        [
          'shows every header',
          (r: IncomingMessage, name: string) => name + JSON.stringify(r.headers),
          /repeats every header of the request/,
        ],
      ],
      2,
    ),
  )('settles nothing where the page %s, and says so', async (_, whoami, why) => {
    const { result } = await resultOf(whoami)
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringMatching(why) })
    expect(through(result)).toEqual([])
  })

  it('settles by comparison alone what shows no name, and without a second client nothing', async (context) => {
    leaveToSweeps(context)
    const numberOf = (name: string) => (name === 'carol' ? 'user 17' : 'user 4')
    const sound = (_: IncomingMessage, name: string) => numberOf(name)
    const believing = ({ headers }: IncomingMessage, name: string) => numberOf(String(headers['x-remote-user'] ?? name))
    expect((await resultOf(sound)).result.verdict).toBe('enforced')
    expect(through((await resultOf(believing)).result)).toEqual([
      'the identity page, text',
      'the identity page, named by Connection',
    ])
    const { result } = await resultOf(sound, { identityPath: { path: '/whoami' } })
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringMatching(/no second client to compare/) })
  })

  it('counts a header that is refused as a refusal', async () => {
    const { result } = await resultOf(({ headers }, name) => (headers['x-user'] ? 400 : name))
    expect(atPage(result).find(({ label }) => label.endsWith('text'))).toMatchObject({
      verdict: 'enforced',
      how: 'HTTP 400',
    })
  })

  it.each(sampled([401, 403, 404], 1))(
    'takes %i for a refusal only where the client is known whom the headers claim: another may be refused for not being known',
    async (status) => {
      const whoami = ({ headers }: IncomingMessage, name: string) => (headers['x-user'] ? status : name)
      const judged = async (identityPath: ProbeRequest['identityPath'] & object) => {
        const { result } = await resultOf(whoami, { identityPath })
        return atPage(result).find(({ label }) => label.endsWith('text'))
      }
      const why = expect.stringMatching(new RegExp(`answers ${status} .*; issue another client`))
      expect(await judged({ path: '/whoami' })).toMatchObject({ verdict: 'inconclusive', why })
      expect(await judged({ path: '/whoami', other: carol })).toMatchObject({
        verdict: 'enforced',
        how: `HTTP ${status}`,
      })
    },
  )

  it('is in the report in each of its forms', async () => {
    const { report } = await resultOf(({ headers }, name) => `you are ${headers['x-user'] ?? name}`)
    const files = ['.html', '.json', '.sarif', '.xml'].map(
      (ending) => reportFormat(ending)?.render(report, '1.2.3') ?? '',
    )
    const same = (text: string): string => text
    const pens = { columns: 80, bold: same, dim: same, red: same, green: same, yellow: same }
    const texts = [...files, drawReport(report, pens, 'brief').join(' ').replace(/\s+/g, ' ')]
    for (const text of texts) expect(text).toContain('the identity page names carol, as the headers claim')
  })
})

describe('what a page does with forged names', async () => {
  const other = carol
  const attempts = await attemptsOf(spoofedIdentity, pki, {
    deniedPath: '/denied',
    identityPath: { path: '/me', other },
  })
  const without = await attemptsOf(spoofedIdentity, pki, { identityPath: { path: '/me' } })
  const [ofPage, ofDenied, ofMe] = [
    'the honest certificate, text',
    'a page that is denied, text',
    'the identity page, text',
  ].map((label) => attempts.find((one) => one.label === label))
  const alone = without.find(({ label }) => label === 'the identity page, text')
  const own = namesOn(pki.alice.chain[0] as never)
  const [claimed = ''] = namesOn(carol.chain[0] as never)
  const unheardOf = 'countersign-probe-unheard-of'
  const repeats = pageOf(200, `x-countersign-probe: ${unheardOf}`)
  const says = (text: string, status = 200) => pageOf(status, text)

  it('is sent in a field Connection over HTTP/1.1 alone', () => {
    for (const { label, only } of attempts)
      expect(only, label).toBe(label.endsWith('named by Connection') ? 'http/1.1' : undefined)
  })

  it('is no belief that can be seen where the page repeats every header', () => {
    const answer = says(FORGED_NAME)
    const judged = (...inDoubt: ReturnType<typeof pageOf>[]) =>
      judgedBy(ofPage, { answer, inDoubt }, says('a page')).verdict
    expect([judged(), judged(says('a page')), judged(repeats)]).toEqual(['bypassed', 'bypassed', 'inconclusive'])
  })

  it('lifts a denial, unless there was none', () => {
    const judged = (status: number, ...inDoubt: ReturnType<typeof pageOf>[]) =>
      judgedBy(ofDenied, { answer: pageOf(status), inDoubt }, says('a page'))
    expect(judged(200, pageOf(403)).verdict).toBe('bypassed')
    expect(judged(399, pageOf(400)).verdict).toBe('bypassed')
    expect(judged(400, pageOf(403)).verdict).toBe('enforced')
    expect(judged(200, pageOf(399))).toMatchObject({
      why: expect.stringContaining('is answered 399 without the header'),
    })
    expect(judged(200)).toMatchObject({ why: expect.stringContaining('is not answered without the header') })
  })

  const [mine, hers] = [says(`you are ${own.join(' and ')}`), says('you are number 2')]
  const judged = (
    answer: ReturnType<typeof pageOf> | undefined,
    { control = mine, beside = [hers], inDoubt = [says('a page')] } = {},
    attempt = ofMe,
  ) => judgedBy(attempt, { ...(answer && { answer }), beside, inDoubt }, control)

  it('changes whom the identity page names', () => {
    expect(judged(says(`you are ${claimed}`))).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining(claimed),
    })
    expect(judged(hers).verdict).toBe('bypassed')
    expect(judged(says(`you are ${claimed}`), { inDoubt: [repeats] })).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringContaining('repeats every header'),
    })
    expect(judged(mine, { inDoubt: [repeats] }).verdict).toBe('enforced')
    expect(judged(undefined).verdict).toBe('inconclusive')
  })

  it('leaves the identity page as it is, by all of its names, or as a whole', () => {
    expect(own.length).toBeGreaterThan(1)
    expect(judged(mine)).toEqual({ verdict: 'enforced', how: 'the identity page names this client' })
    const neither = expect.stringContaining('names neither this client nor')
    expect(judged(says(`you are ${own.slice(1).join(' and ')}, or so`), {}, ofMe)).toMatchObject({ why: neither })
    const numbered = { control: says('you are number 1') }
    expect(judged(says('you are number 1'), numbered).verdict).toBe('enforced')
    expect(judged(says('you are number 3'), numbered)).toMatchObject({ why: neither })
    expect(judged(says('who are you', 403), numbered).verdict).toBe('enforced')
  })

  it('cannot be seen on a page without names, where nobody else is at hand', () => {
    const nameless = { control: says('a page'), beside: [] }
    const why = expect.stringContaining('shows no name of the honest client')
    expect(judged(says('a page'), nameless, alone)).toMatchObject({ verdict: 'inconclusive', why })
    expect(judged(mine, { beside: [] }, alone).verdict).toBe('enforced')
    const unknown = judged(says('who', 403), { beside: [] }, alone)
    expect(unknown).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('may refuse the headers') })
  })
})
