/** The parts that `renew` and `rekey` share: options that name certificates, options that change their content, and the text of the answer. */
import { keyTypes } from '../core/key.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import type { RenewalAnswer } from '../workflow/renew.ts'
import { namesThat, openHome } from './choices.ts'
import { parseClaimOption } from './claim-option.ts'
import { type Answer, type Command, defineCommand } from './command.ts'
import { aboutOutdated } from './delivery.ts'
import { designationOptions, designationsPositionals, lacksDesignation, requireDesignations } from './designation.ts'
import { exitStatuses } from './exit.ts'
import { crlTable, stayingGood } from './listing.ts'
import { choice, count, flag, text, texts } from './parameter.ts'
import type { Words } from './question.ts'
import { countOf, drawTable, printable, readableTime, type Style } from './text.ts'

const kinds = ['dns', 'uri', 'ip', 'email', 'upn', 'registeredId'] as const

const content = {
  dns: texts('HOST', 'a DNS name, instead of those that the certificate has'),
  uri: texts('URI', 'a URI, instead of those that the certificate has'),
  ip: texts('ADDRESS', 'an IP address, instead of those that the certificate has'),
  email: texts('ADDRESS', 'an e-mail address, instead of those that the certificate has'),
  upn: texts('NAME', 'a user principal name, instead of those that the certificate has'),
  registeredId: texts('OID', 'an object identifier, instead of those that the certificate has'),
  claim: texts('NAME=VALUE', 'a claim, instead of all that the certificate has', { home: 'claims' }),
  profile: text('PROFILE', 'the profile (default: that of the certificate)', { home: 'profiles' }),
}

const rest = {
  expiring: text('DURATION', 'all certificates that are good and end within this time, such as 12h, 30d or 4w'),
  days: count('N', 'days until the new certificate expires (default: as long as the old one lasted)'),
  keepOld: flag('if the new certificate says something else, do not revoke the old one'),
  // biome-ignore lint/suspicious/noThenProperty: the option is called so, and its value is a text
  then: text(
    'COMMAND',
    'after something was renewed, run this by sh -c, and again at the next renewal if it failed or was never reached',
  ),
  pin: text('PIN', 'the pin of the authority, from your own copy; an authority with another pin is refused'),
  dryRun: flag('show what would be renewed, and renew nothing'),
}

const keyTypeOption = { keyType: choice(keyTypes, 'TYPE', 'the type of the new key (default: as the old one)') }

/** What `--expiring` is not joined with: it would give all of them the same. */
const ofOne = [...kinds, 'claim', 'profile', 'what', 'name', 'serial', 'fingerprint', 'file'] as const

const wasGiven = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined)

/** @throws {CountersignError} `usage.wrong` */
function requireAlone(given: Readonly<Record<string, unknown>>): void {
  const surplus = ofOne.find((key) => wasGiven(given[key]))
  if (surplus === undefined) return
  throw new CountersignError('usage.wrong', {
    problem: `--expiring renews all certificates that end soon as they are, and cannot be joined with ${surplus === 'what' ? 'a name' : `--${surplus}`}`,
    next: 'leave out one of the two',
  })
}

/** Defines one of the two commands. */
export function defineRenewal(
  key: 'same' | 'new',
  own: Pick<Command, 'name' | 'summary' | 'examples'> & { readonly question: string; readonly confirm: string },
): Command {
  const { question, confirm, ...command } = own
  return defineCommand({
    ...command,
    group: 'issue',
    positionals: designationsPositionals('good-names', {
      says: question,
      choices: namesThat(({ state }) => state === 'issued', ['clients', 'servers'], own.name),
    }),
    options: {
      ...designationOptions('good-names'),
      ...rest,
      ...content,
      ...(key === 'new' ? keyTypeOption : ({} as typeof keyTypeOption)),
    },
    interview: { opening: openHome, lacks: lacksRenewal, confirm: { says: confirm, proposal: 'yes' } },
    async run(given, { home, passphrase, watch, ports, style }) {
      const { expiring, authority, dryRun, keepOld, profile, days, keyType, pin } = given
      if (expiring !== undefined) requireAlone(given)
      if (given.then?.trim() === '') {
        // sh would do nothing, and what is owed would count as done.
        throw new CountersignError('usage.wrong', {
          problem: '--then is empty',
          next: 'give a command, or leave it out',
        })
      }
      const which =
        expiring === undefined
          ? requireDesignations(given, ', or all that end soon with --expiring 30d')
          : { expiring, ...present({ authority }) }
      const { renewCertificates } = await import('../workflow/renew.ts')
      const answer = await renewCertificates(
        {
          which,
          key,
          subjectAltNames: kinds.flatMap((kind) => given[kind].map((value) => ({ kind, value }))),
          claims: given.claim.map(parseClaimOption),
          fate: keepOld ? 'keep' : 'by-content',
          mode: dryRun ? 'dry-run' : 'renew',
          passphrase,
          watch,
          ...present({ profile, days, keyType, command: given.then, pin: pin === undefined ? undefined : () => pin }),
        },
        home,
        ports,
      )
      return tell(answer, style)
    },
  })
}

const lacksRenewal = (said: Words): boolean => lacksDesignation(said) && (said['expiring'] ?? []).length === 0

function tell(answer: RenewalAnswer, { place }: Style): Answer {
  const { mode, renewed, refused, crls, followUp: then } = answer
  const about = aboutOutdated(answer.outdated, { place })
  const what = countOf(renewed.length, 'certificate')
  const done = mode === 'renew'
  return {
    status:
      then?.outcome === 'failed' ? exitStatuses.failed : refused.length > 0 ? exitStatuses.refused : exitStatuses.done,
    json: answer,
    text: (style) => [
      style.bold(renewed.length === 0 ? 'Nothing to renew' : `${done ? 'Renewed' : 'Would renew'} ${what}`),
      ...(renewed.length === 0
        ? []
        : drawTable(
            ['NAME', 'ENDS', 'NEW SERIAL', 'THE OLD ONE', 'OLD SERIAL'],
            renewed.map(({ certificate, before, fate }) => [
              certificate.name,
              readableTime(certificate.notAfter),
              certificate.serial ?? '-',
              oldOne(before, fate, done),
              before.serial,
            ]),
            style,
            'leave-out-last',
          )),
      ...(crls.length === 0 ? [] : ['', ...crlTable(crls, style)]),
      ...(then?.outcome === 'succeeded' ? ['', `Ran ${printable(then.command)}`] : []),
    ],
    ...about,
    warnings: [
      ...renewed.flatMap(({ certificate, before: { lost } }) =>
        lost.length === 0
          ? []
          : [`the old certificate of ${certificate.name} had ${lost.join(', ')}; the new one does not`],
      ),
      ...new Set(
        renewed.flatMap(({ findings }) =>
          findings.map(({ rule, message, citation }) => `${message} (${rule}, ${citation})`),
        ),
      ),
      ...renewed.flatMap(({ sharing }) => sharing.map(stayingGood)),
      ...refused.map(({ name, problem, next }) => `${name} was not renewed: ${problem}; ${next}`),
      ...(then?.outcome === 'failed' ? [aboutFailure(then)] : []),
      ...answer.warnings,
      ...(about.warnings ?? []),
    ],
    notes: !done
      ? ['nothing was renewed']
      : crls.length === 0
        ? []
        : ['servers refuse what was revoked as soon as they have loaded the new CRL'],
  }
}

function oldOne(
  { state, notAfter }: RenewalAnswer['renewed'][number]['before'],
  fate: 'keep' | 'revoke',
  done: boolean,
): string {
  if (fate === 'revoke') return done ? 'revoked (superseded)' : 'would be revoked'
  return state === 'expired' ? `ended ${readableTime(notAfter)}` : `good until ${readableTime(notAfter)}`
}

function aboutFailure({ command, status, output = '' }: NonNullable<RenewalAnswer['followUp']>): string {
  const how = status === undefined ? 'could not be run' : `ended with status ${status}`
  const said = output === '' ? '' : `: ${output.split(/\s*\n/).map(printable).join(' | ')}`
  return `the command ${printable(command)} ${how}${said}; the certificates are renewed, and the next renewal with --then runs its command`
}
