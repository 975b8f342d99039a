/**
 * Sends the headers in which a proxy names a verified client to its backend: once without a certificate, and once with the
 * honest certificate.
 */
import type { Der } from '../../core/brand.ts'
import type { Credential } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge, judgeUnmoved } from '../engine/oracle.ts'
import { FORGED_NAME } from '../forge.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import { namesOn } from '../naming.ts'
import type { IdentityPage } from '../needs/identity-path.ts'
import type { HttpApproach, HttpObservation } from '../observation.ts'
import type { HttpResponse } from '../protocol/http.ts'
import { shows } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'
import { type Claimed, claimOf, vouchFor, vouchGroups } from '../protocol/identity-headers.ts'

/** Sent beside the forged names: a page that shows this one as well shows whatever it is sent. */
const UNHEARD_OF = { name: 'X-Countersign-Probe', value: 'countersign-probe-unheard-of' }

/** Group, severity and meaning if only clients with a certificate of this CA get through. */
const amongClients: HttpAttempt['grade'] = {
  group: 'access',
  severity: 'high',
  meaning:
    'A client with a good certificate can pass for any other: the server believes the name that the client writes into a header.',
}

/** HTTP/2 has no field Connection, and its names have no capitals. */
const onlyOf = (index: number): Pick<HttpAttempt, 'only'> =>
  vouchGroups[index] === 'named by Connection' ? { only: 'http/1.1' } : {}

const leafOf = ({ chain }: Credential): Der<'Certificate'> => chain[0] as Der<'Certificate'>

/** The page must not show the forged name. If it shows every header that it is sent, its belief cannot be seen. */
function judgeBelief(seen: HttpObservation, control: HttpResponse): Judgement | Silence {
  const { inDoubt: [plain] = [] } = seen
  const judgement = judgeUnmoved(seen, control, FORGED_NAME)
  if (judgement.verdict !== 'bypassed' || plain === undefined || !shows(plain, UNHEARD_OF.value)) return judgement
  const cause = `the page repeats every header of the request, ${UNHEARD_OF.name} too, so nobody can see which header the server believes`
  return inconclusive(cause, 'choose with --path a page that does not')
}

/** On a page that this client is denied, any good answer is a success; whether it is denied is asked without a header. */
function judgeDenied(seen: HttpObservation, control: HttpResponse): Judgement | Silence {
  const { answer, inDoubt: [plain] = [] } = seen
  if (answer === undefined || answer.status >= 400) return judge(seen, control)
  if (plain === undefined || plain.status < 400) {
    const status = plain === undefined ? 'not answered' : `answered ${plain.status}`
    const cause = `the page that should be denied to this client is ${status} without the header, too`
    return inconclusive(cause, 'name with --denied-path a page that answers this client 403')
  }
  return { verdict: 'bypassed', evidence: `answered ${answer.status} with a page that is denied to this client` }
}

/** Statuses with which a page may also answer a client that it does not know. */
const unknownStatuses: ReadonlySet<number> = new Set([401, 403, 404])

const isSame = (one: HttpResponse, other: HttpResponse): boolean => Buffer.compare(one.body, other.body) === 0

/**
 * Judges the page that names its caller. It must name this client, and another one otherwise; then a header must not change whom it
 * names.
 *
 * @param own names of the honest client
 * @param claimed names of the client that the headers claim
 */
function judgeNaming(own: readonly string[], claimed: readonly string[]) {
  return (seen: HttpObservation, control: HttpResponse): Judgement | Silence => {
    const { answer, beside: [other] = [], inDoubt: [unheardOf] = [] } = seen
    const open = (cause: string): Judgement =>
      inconclusive(cause, 'name with --identity-path a page that answers each client with its name')
    if (!isGood(control.status)) return open(`the identity page answers the honest client ${control.status}`)
    if (answer === undefined) return judge(seen, control)
    const told = other !== undefined && isGood(other.status) ? other : undefined
    if (told !== undefined && isSame(told, control)) {
      return open('the identity page gives two clients the same answer, so nobody can see which name it believes')
    }
    const forged = claimed.find((name) => shows(answer, name) && !shows(control, name))
    if (forged !== undefined && unheardOf !== undefined && shows(unheardOf, UNHEARD_OF.value)) {
      return open('the identity page repeats every header of the request, so nobody can see which header it believes')
    }
    if (forged !== undefined || (told !== undefined && isSame(told, answer))) {
      return { verdict: 'bypassed', evidence: `the identity page names ${forged ?? claimed[0]}, as the headers claim` }
    }
    const naming = own.filter((name) => shows(control, name) && (told === undefined || !shows(told, name)))
    if (naming.length === 0 && told === undefined) {
      return open(
        'the identity page shows no name of the honest client, and there is no second client to compare it with',
      )
    }
    const isStill = naming.length > 0 ? naming.every((name) => shows(answer, name)) : isSame(answer, control)
    if (isStill) return { verdict: 'enforced', how: 'the identity page names this client' }
    if (isGood(answer.status)) {
      return open(
        'with the forged headers, the identity page names neither this client nor the one that the headers claim',
      )
    }
    if (told === undefined && unknownStatuses.has(answer.status)) {
      const cause = `the identity page answers ${answer.status} once the headers claim a client that the server need not know: it may refuse the headers, or believe them`
      return inconclusive(cause, 'issue another client that it lets see this page')
    }
    return judge(seen, control)
  }
}

export const spoofedIdentity: AttackOf<'nothing'> = {
  id: 'spoofed-identity',
  title: 'identity claimed in a header',
  meaning: 'A client with any certificate, or with none, can write a name into a header, and the server believes it.',
  sound:
    'It removes the headers, or writes the verified identity over them: the answer is that of a request without them.',
  history: ['Apache HTTP Server up to 2.4.53: Connection took off headers that the proxy had set (CVE-2022-31813)'],
  group: 'identity',
  severity: 'critical',
  cwe: [290, 345],
  over: 'newest-version',
  needs: 'nothing',
  remedy:
    'remove the identity headers that clients send, in every spelling, then set them from the verified certificate',
  plan: async ({ request, forge, honest }) => {
    const own = leafOf(request.credential)
    const forged = leafOf(await forge.stranger(FORGED_NAME))
    const asHonest = claimOf(own)
    const asForged = claimOf(forged)
    const attempts = (
      who: string,
      path: string,
      claimed: Claimed,
      more: Partial<HttpAttempt> = {},
      inDoubt?: readonly HttpApproach[],
    ): readonly HttpAttempt[] =>
      vouchFor(claimed).map((headers, index) => ({
        label: `${who}, ${vouchGroups[index]}`,
        http: { request: { ...honest, path, headers }, ...present({ inDoubt }) },
        ...onlyOf(index),
        ...more,
      }))
    const { credential, path, deniedPath, identityPath } = request
    const unheardOf = { request: { ...honest, path, headers: [UNHEARD_OF] }, credential }
    const plain = deniedPath === undefined ? [] : [{ request: { ...honest, path: deniedPath }, credential }]
    const naming = (page: IdentityPage): readonly HttpAttempt[] => {
      const [another] = page.other?.chain ?? []
      const control = { ...honest, path: page.path }
      const beside = page.other === undefined ? [] : [{ request: control, credential: page.other }]
      const inDoubt = [{ request: { ...control, headers: [UNHEARD_OF] }, credential }]
      // A server may believe only the names of clients that it knows.
      const claimed = another === undefined ? asForged : claimOf(another)
      return vouchFor(claimed).map((headers, index) => ({
        label: `the identity page, ${vouchGroups[index]}`,
        ...onlyOf(index),
        credential,
        http: { request: { ...control, headers }, control, beside, inDoubt },
        judge: judgeNaming(namesOn(own), namesOn(another ?? forged)),
        grade: amongClients,
      }))
    }
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
      ...(identityPath === undefined ? [] : naming(identityPath)),
    ]
  },
}
