/** Prints tables of certificates and CRLs, in the same form for every command. */
import type { CertificateFacts, CrlFacts, UnusableCrl } from '../workflow/facts.ts'
import type { Sharing } from '../workflow/sharing.ts'
import { type Cell, drawTable, type Field, type Paint, printable, readableTime, type Style } from './text.ts'

type State = CertificateFacts['state'] | CrlFacts['state'] | UnusableCrl['state']

/** A state in its colour: green is good, yellow needs doing, red is refused. Pure. */
function stateCell(state: State, style: Style): { readonly text: string; readonly paint: Paint } {
  const paints: Readonly<Record<State, Paint>> = {
    issued: style.green,
    superseded: style.dim,
    reserved: style.yellow,
    abandoned: style.dim,
    revoked: style.red,
    'not-yet-valid': style.yellow,
    unrecorded: style.yellow,
    expired: style.dim,
    fresh: style.green,
    'half-life': style.yellow,
    missing: style.red,
    unusable: style.red,
  }
  const text = state === 'not-yet-valid' ? 'not yet valid' : state
  return { text, paint: state === 'expired' ? style.red : paints[state] }
}

/** The state of a certificate; a revocation that is on no CRL yet is not finished. Pure. */
export function certificateState({ state, published }: CertificateFacts, style: Style): ReturnType<typeof stateCell> {
  const cell = stateCell(state, style)
  return published === false ? { ...cell, text: `${cell.text}, not yet published` } : cell
}

/** Whether nothing was counted. Pure. */
export const isNone = (counts: Readonly<Record<string, number>>): boolean => Object.values(counts).every((n) => n === 0)

/** `3 issued, 1 revoked`, states without a certificate left out. Pure. */
export function countsLine(counts: Readonly<Record<string, number>>): string {
  const shown = Object.entries(counts).filter(([, n]) => n > 0)
  return shown.length === 0 ? 'none' : shown.map(([state, n]) => `${n} ${state.replaceAll('-', ' ')}`).join(', ')
}

/** Certificates, one a line; where that is too narrow, without the number that `show` tells too. Pure. */
export function certificateTable(certificates: readonly CertificateFacts[], style: Style): string[] {
  return drawTable(
    ['NAME', 'AUTHORITY', 'STATE', 'ENDS', 'SERIAL'],
    certificates.map((c): Cell[] => [
      c.name,
      c.authority,
      certificateState(c, style),
      readableTime(c.notAfter),
      c.serial ?? '-',
    ]),
    style,
    'leave-out-last',
  )
}

/** That a certificate which was not meant says it is the same. Pure. */
export function stayingGood({ name, serial, subjectAltNames, notAfter }: Sharing): string {
  const what = subjectAltNames.length === 0 ? 'has the same name' : `also has ${subjectAltNames.join(', ')}`
  return `${name}, serial ${serial}, ${what} and stays good until ${readableTime(notAfter)}`
}

/** CRLs, one a line; where that is too narrow, without their files, which lie where the home has them. Pure. */
export function crlTable(crls: readonly CrlFacts[], style: Style, unusable: readonly UnusableCrl[] = []): string[] {
  return drawTable(
    ['CRL OF', 'STATE', 'NUMBER', 'ENTRIES', 'NEXT UPDATE', 'FILE'],
    [
      ...unusable.map(({ authority, state, file }): Cell[] => {
        return [authority, stateCell(state, style), '-', '-', '-', style.place(file)]
      }),
      ...crls.map((crl): Cell[] => [
        crl.authority,
        stateCell(crl.state, style),
        String(crl.number),
        String(crl.entries),
        readableTime(crl.nextUpdate),
        `${style.place(crl.file)}${crl.shards === undefined ? '' : ` and ${crl.shards.total} shards`}`,
      ]),
    ],
    style,
    'leave-out-last',
  )
}

/** How what is due is signed; where the clock is in question, by a person who answers for it. Pure. */
export function nextCrls(crls: readonly CrlFacts[]): readonly { about: string; words: readonly string[] }[] {
  const due = crls.filter((crl) => crl.due)
  if (due.length === 0) return []
  if (due.every(({ clockInQuestion }) => clockInQuestion === undefined))
    return [{ about: 'sign new CRLs', words: ['crl'] }]
  return [{ about: 'if the clock of this machine is right, sign new CRLs by it', words: ['crl', '--clock-is-right'] }]
}

const joined = (values: readonly string[] | undefined): string | undefined =>
  values === undefined || values.length === 0 ? undefined : values.join(', ')

/** The value of a claim, a list with commas. Pure. */
export const claimText = (value: string | boolean | readonly string[]): string =>
  Array.isArray(value) ? value.join(', ') : String(value)

/** The content of a certificate, field by field. Pure. */
export function certificateFields(facts: CertificateFacts, style: Style): Field[] {
  const claims = Object.entries(facts.claims ?? {}).map(([name, value]) => `${name} = ${claimText(value)}`)
  return [
    ['subject', facts.subject],
    ['names', ...(facts.subjectAltNames ?? [])],
    ['claims', ...claims],
    ['purpose', joined(facts.extendedKeyUsage)],
    ['policies', joined(facts.policies)],
    ['authority', `${facts.authority}, profile ${facts.profile}`],
    ['valid', `${readableTime(facts.notBefore)} to ${readableTime(facts.notAfter)}`],
    ['issued', facts.issuedAt === undefined ? undefined : readableTime(facts.issuedAt)],
    ['renewed by', facts.supersededBy],
    [
      'revoked',
      facts.revokedAt === undefined
        ? undefined
        : { text: `${readableTime(facts.revokedAt)}, ${facts.reason}`, paint: style.red },
    ],
    ['key', facts.privateKey === undefined ? facts.key : `${facts.key}; the private key is not in this home`],
    ['serial', facts.serial],
    ['fingerprint', facts.fingerprint],
    [
      'recorded',
      facts.recorded === undefined
        ? undefined
        : { text: `another with this serial number, ${facts.recorded}`, paint: style.red },
    ],
    ['pin', facts.pin],
  ]
}

/** Every extension with its bytes, for people who asked to see more. Pure. */
export function extensionFields(facts: CertificateFacts): Field[] {
  return (facts.extensions ?? []).map(
    ({ oid, name, critical, value }): Field => [printable(name), `${oid}${critical ? ', critical' : ''}`, value],
  )
}
