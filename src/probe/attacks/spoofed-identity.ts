/** Sends the headers by which a proxy would pass a verified client on: without a certificate, and with an honest one. */
import { present } from '../../core/present.ts'
import { parseCertificate } from '../../x509/certificate.ts'
import { formatName } from '../../x509/name.ts'
import type { AttackOf } from '../attack.ts'
import type { Attempt } from '../attempt.ts'
import type { Approach, Observation } from '../engine/observe.ts'
import { judge, judgeUnmoved } from '../engine/oracle.ts'
import { FORGED_NAME } from '../forge.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { HttpResponse } from '../protocol/http.ts'
import { shows } from '../protocol/http.ts'
import { type Claimed, vouchFor } from '../protocol/identity-headers.ts'

/** Sent beside the forged names: a page that shows this one as well shows whatever it is sent. */
const UNHEARD_OF = { name: 'X-Countersign-Probe', value: 'countersign-probe-unheard-of' }

/** What it means where only those get through who have a certificate of this CA. */
const amongClients: Attempt['grade'] = {
  group: 'access',
  severity: 'high',
  meaning:
    'A client whose certificate is good can pass for any other: it is believed when it writes a name into a header.',
}

const groups = ['text', 'spelt with underscores', 'certificates', 'certificates in PEM'] as const

/** The page must not show the forged name, unless it shows whatever it is sent: then nobody can see what it believes. */
function judgeBelief(seen: Observation, control: HttpResponse): Judgement | Silence {
  const { beside: [plain] = [] } = seen
  const judgement = judgeUnmoved(seen, control, FORGED_NAME)
  if (judgement.verdict !== 'bypassed' || plain === undefined || !shows(plain, UNHEARD_OF.value)) return judgement
  const why = `the page shows every header that it is sent, ${UNHEARD_OF.name} too, so that nobody can see which it believes; choose one that does not with --path`
  return { verdict: 'inconclusive', why }
}

/** On a page that this client is denied, any good answer is a success; whether it is denied is asked without a header. */
function judgeDenied(seen: Observation, control: HttpResponse): Judgement | Silence {
  const { answer, beside: [plain] = [] } = seen
  if (answer === undefined || answer.status >= 400) return judge(seen, control)
  if (plain === undefined || plain.status < 400) {
    const status = plain === undefined ? 'not answered' : `answered ${plain.status}`
    const why = `the page that this client is said to be denied is ${status} without the header, too; name one that it is denied with --denied-path`
    return { verdict: 'inconclusive', why }
  }
  return { verdict: 'bypassed', evidence: `answered ${answer.status} where this client is denied` }
}

export const spoofedIdentity: AttackOf<'nothing'> = {
  id: 'spoofed-identity',
  title: 'identity claimed in a header',
  meaning: 'The server believes a name that a client writes into a header, with any certificate or with none.',
  group: 'identity',
  severity: 'critical',
  cwe: [290, 345],
  over: 'newest-version',
  needs: 'nothing',
  remedy: 'remove identity headers from outside in every spelling, then set them from the verified certificate',
  plan: async ({ request, forge, honest }) => {
    const [own] = request.credential.chain
    const [forged] = (await forge.stranger(FORGED_NAME)).chain
    if (own === undefined || forged === undefined) return []
    const { subject } = parseCertificate(own).tbs
    const commonName = subject.find(({ type }) => type === 'commonName')?.value ?? 'client'
    const asHonest: Claimed = { subject: formatName(subject), commonName, certificate: own }
    const asForged: Claimed = { subject: `CN=${FORGED_NAME}`, commonName: FORGED_NAME, certificate: forged }
    const attempts = (
      who: string,
      path: string,
      claimed: Claimed,
      more: Partial<Attempt> = {},
      beside?: readonly Approach[],
    ): readonly Attempt[] =>
      vouchFor(claimed).map((headers, index) => ({
        label: `${who}, ${groups[index]}`,
        http: { request: { ...honest, path, headers }, ...present({ beside }) },
        ...more,
      }))
    const { credential, path, deniedPath } = request
    const unheardOf = { request: { ...honest, path, headers: [UNHEARD_OF] }, credential }
    const plain = deniedPath === undefined ? [] : [{ request: { ...honest, path: deniedPath }, credential }]
    return [
      ...attempts('no certificate', path, asHonest),
      ...attempts('the honest certificate', path, asForged, { credential, judge: judgeBelief, grade: amongClients }, [
        unheardOf,
      ]),
      ...(deniedPath === undefined
        ? []
        : attempts(
            'a page that is denied',
            deniedPath,
            asForged,
            { credential, judge: judgeDenied, grade: amongClients },
            plain,
          )),
    ]
  },
}
