/**
 * Presents certificates of the pinned CA whose names hold the honest client's name beside their own, in ways that programs misread which compare
 * names as text: behind a comma or a slash (RFC 4514 §2.4 has them escaped), before a NUL, and with more behind it.
 */
import type { Der } from '../../core/brand.ts'
import { namesOf } from '../../policy/claim.ts'
import { findExtension, parseCertificate, type TbsCertificate } from '../../x509/certificate.ts'
import { type Extension, extensionOids } from '../../x509/extension.ts'
import { encodeSubjectAlternativeName } from '../../x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../x509/general-name.ts'
import type { Name } from '../../x509/name.ts'
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import { lackingOf } from '../needs/index.ts'
import type { HttpObservation } from '../observation.ts'
import { type HttpResponse, shows } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'

/** In every name of such a certificate, and in none of an honest client. */
const MARK = 'countersign-probe'

type TextName = GeneralName & { readonly kind: 'dns' | 'email' | 'uri' }

const isText = (name: GeneralName): name is TextName =>
  name.kind === 'dns' || name.kind === 'email' || name.kind === 'uri'

const textsOf = (tbs: TbsCertificate): readonly TextName[] => namesOf(tbs).filter(isText)

const commonNameOf = ({ subject }: TbsCertificate): string =>
  subject.find(({ type }) => type === 'commonName')?.value ?? ''

/** Names by which a page may call the honest client. */
const namesOn = (tbs: TbsCertificate): readonly string[] =>
  [commonNameOf(tbs), ...textsOf(tbs).map(({ value }) => value)].filter((name) => name !== '')

/** Names of a neighbour: each goes on where the honest client's ends, as an e-mail address or a DNS name begins before it. */
const neighbour = (name: TextName): TextName => ({
  ...name,
  value: name.kind === 'uri' ? `${name.value}-${MARK}` : `${MARK}-${name.value}`,
})

const cutShort = (name: TextName): TextName => ({ ...name, value: `${name.value}\0.${MARK}` })

/** The same extensions with these names. */
const renamed =
  (names: readonly GeneralName[]) =>
  (sound: readonly Extension[]): readonly Extension[] =>
    sound.map((one) => (one.oid === extensionOids.subjectAlternativeName ? encodeSubjectAlternativeName(names) : one))

/** The page must tell this client from others, and must not call the one with the odd name by the honest client's. */
function judgeReading(own: readonly string[]) {
  return (seen: HttpObservation, control: HttpResponse): Judgement | Silence => {
    const { answer, beside: [other] = [] } = seen
    const open = (cause: string): Judgement =>
      inconclusive(cause, 'name with --identity-path a page that answers each client with its name')
    if (!isGood(control.status)) return open(`the identity page answers the honest client ${control.status}`)
    const told = other !== undefined && isGood(other.status) ? other : undefined
    const isSame = (one: HttpResponse): boolean => Buffer.compare(one.body, control.body) === 0
    if (told !== undefined && isSame(told)) {
      return open('the identity page gives two clients the same answer, so nobody can see which name it reads')
    }
    const naming = own.filter((name) => shows(control, name) && (told === undefined || !shows(told, name)))
    if (naming.length === 0) return open('the identity page shows no name of the honest client')
    if (answer === undefined || !isGood(answer.status)) return judge(seen, control)
    const taken = naming.find((name) => shows(answer, name))
    if (isSame(answer) || (taken !== undefined && !shows(answer, MARK))) {
      return { verdict: 'bypassed', evidence: `the identity page calls this client ${taken ?? naming[0]}` }
    }
    return { verdict: 'enforced', how: 'the identity page does not take it for the honest client' }
  }
}

const subjectWith = (honest: TbsCertificate, commonName: string): Name => [
  ...honest.subject.filter(({ type }) => type !== 'commonName'),
  { type: 'commonName', value: commonName },
]

export const misreadName: AttackOf<'identityPath'> = {
  id: 'misread-name',
  title: 'name that reads like the name of another client',
  meaning:
    'A client whose own name has a comma, a slash or a NUL in the right place is taken for another client, and gets the rights of that client.',
  sound: 'It refuses the certificate, or shows its whole name and gives it the rights of nobody else.',
  history: [
    'NSS before 3.12.3, and other programs of that time, read a name only to its first NUL (CVE-2009-2408)',
    'Bouncy Castle for Java before 1.74 put the subject into an LDAP search without escaping it (CVE-2023-33201)',
  ],
  group: 'access',
  severity: 'high',
  cwe: [158, 290],
  over: 'newest-version',
  needs: 'identityPath',
  remedy:
    'take the identity from one field of the parsed certificate, compare it as a whole, and never search the text of a distinguished name',
  plan: async ({ request, honest }, { path, other }) => {
    const { mint, credential } = request
    if (mint === undefined) return lackingOf('mint')
    const { tbs } = parseCertificate(credential.chain[0] as Der<'Certificate'>)
    const [commonName, texts] = [commonNameOf(tbs), textsOf(tbs)]
    const control = { ...honest, path }
    const beside = other === undefined ? [] : [{ request: control, credential: other }]
    const attempt = async (label: string, subject: string, names: readonly GeneralName[]): Promise<HttpAttempt> => ({
      label,
      credential: await mint('attack-revoked', {
        subject: subjectWith(tbs, subject),
        extensions: renamed(names),
        regard: 'good',
      }),
      http: { request: control, control, beside },
      judge: judgeReading(namesOn(tbs)),
    })
    if (findExtension(tbs, extensionOids.subjectAlternativeName) === undefined) return lackingOf('identityPath')
    const neighbours = texts.map(neighbour)
    const bySubject = [
      ['a comma in the common name', `${MARK},CN=${commonName}`],
      ['a slash in the common name', `${MARK}/CN=${commonName}`],
      ['a NUL in the common name', `${commonName}\0.${MARK}`],
    ] as const
    return [
      ...(commonName === ''
        ? []
        : await Promise.all(bySubject.map(([label, subject]) => attempt(label, subject, neighbours)))),
      await attempt('a NUL in the other names', MARK, texts.map(cutShort)),
    ]
  },
}
