/** `countersign issue`: issues one credential for a client or a server. */

import { keyTypes } from '../../core/key.ts'
import { present } from '../../core/present.ts'
import { list } from '../../core/quote.ts'
import { CountersignError } from '../../core/refusal.ts'
import type { BundleFacts } from '../../workflow/bundle.ts'
import type { IssueAnswer } from '../../workflow/issue.ts'
import type { Ports } from '../../workflow/ports.ts'
import type { HandedInRequest } from '../../workflow/request.ts'
import { bundleFields, bundleOptions, manner, requireBundle } from '../bundle.ts'
import { openHome, whichAuthority } from '../choices.ts'
import { parseClaimOption } from '../claim-option.ts'
import { defineCommand } from '../command.ts'
import { EXAMPLE_TARGET } from '../example-target.ts'
import { exitStatuses } from '../exit.ts'
import { certificateFields, stayingGood } from '../listing.ts'
import { asked, choice, count, flag, required, text, texts, unless } from '../parameter.ts'
import { type Asking, rehearsed } from '../question.ts'
import { drawFields, type Field, printable, readableTime, type Style } from '../text.ts'
import { wasSaid } from '../words.ts'

const kinds = ['dns', 'uri', 'ip', 'email', 'upn', 'registeredId'] as const

/** Of what a request asked for and did not get, so many lines are shown. */
const UNMET_SHOWN = 20

const isOneMore = (said: Asking['said']): boolean => ['again', 'afresh'].some((flag) => (said[flag] ?? []).length > 0)

/** Names and claims are asked for, but where the last certificate of the name has them, or a request may. */
const isAskedOf =
  (usage: 'client' | 'server') =>
  ({ word, said }: Asking): boolean =>
    word('usage') === usage && ['again', 'csr', 'batch'].every((option) => !wasSaid(said, option))

export const issue = defineCommand({
  name: 'issue',
  summary: 'issue a credential: a private key, its certificate and the chain',
  group: 'issue',
  positionals: {
    usage: asked(
      {
        says: 'Is the certificate for a client or for a server?',
        choices: () => [
          { value: 'client', about: 'a person or a program that calls your servers' },
          { value: 'server', about: 'a server that your clients call' },
        ],
      },
      required('the kind', choice(['client', 'server'], 'KIND', 'the kind of certificate')),
    ),
    name: asked(
      {
        says: 'What is the name of this client or server?',
        when: ({ said }) => !wasSaid(said, 'batch'),
        check: async (name, { home, said }) => {
          const { checkNewName } = await import('../../workflow/issue.ts')
          await checkNewName(name, isOneMore(said) ? 'again' : 'once', home)
        },
      },
      unless(
        'batch',
        required(
          'the name',
          text('NAME', 'the name of the client or server, and of its folder: a-z 0-9 . _ -', { home: 'names-again' }),
        ),
      ),
    ),
  },
  options: {
    authority: asked(
      whichAuthority('Which authority signs the certificate?', ({ word, said }) =>
        isOneMore(said) ? undefined : [word('usage')].find((usage) => usage === 'client' || usage === 'server'),
      ),
      text(
        'AUTHORITY',
        'the authority that signs, if the home has several (default: the first in countersign.json, or with --again that of the last certificate)',
        { home: 'authorities' },
      ),
    ),
    dns: asked(
      {
        says: 'By which host name do clients reach the server?',
        when: isAskedOf('server'),
        proposes: ({ word }) => word('name'),
        check: rehearsed('dns'),
      },
      texts('HOST', 'a DNS name'),
    ),
    uri: asked(
      {
        says: 'Which SPIFFE ID does the client have?',
        when: isAskedOf('client'),
        proposes: async ({ home, word }) => {
          const { usualSpiffeId } = await import('../../workflow/issue.ts')
          const profile = word('profile')
          return usualSpiffeId({ name: word('name') ?? '', ...present({ profile }) }, home)
        },
        check: rehearsed('uri'),
      },
      texts('URI', 'a URI, such as spiffe://acme.internal/alice'),
    ),
    ip: asked(
      {
        says: 'By which IP address do clients also reach the server (Enter for none)?',
        when: isAskedOf('server'),
        check: rehearsed('ip'),
      },
      texts('ADDRESS', 'an IP address'),
    ),
    email: texts('ADDRESS', 'an e-mail address, for a client'),
    upn: texts('NAME', 'a user principal name, for a client'),
    registeredId: texts('OID', 'an object identifier, for a client'),
    claim: asked(
      {
        says: 'A claim, such as role=admin (Enter for none):',
        again: 'Another claim (Enter for none):',
        when: isAskedOf('client'),
        check: rehearsed('claim'),
      },
      texts('NAME=VALUE', 'a claim, for a client, such as role=admin; countersign status lists them', {
        home: 'claims',
      }),
    ),
    profile: text('PROFILE', 'the profile that limits the certificate (default: client or server)', {
      home: 'profiles',
    }),
    days: count('N', 'days until the certificate expires (default: as the profile says)'),
    csr: text(
      'FILE',
      'issue for the key of this request (PKCS#10, PEM or DER; - is stdin), with those of its names that follow from NAME',
    ),
    keyType: choice(keyTypes, 'TYPE', 'the type of the key (ml-dsa: experimental)'),
    again: flag(
      'issue another certificate for an existing name, with the content of the last certificate, unless other options change it',
    ),
    afresh: flag('issue another certificate for an existing name, without the content of the last certificate'),
    pin: text('PIN', 'the pin of the authority, from your own copy; an authority with another pin is refused'),
    p12: flag('also write a bundle (PKCS#12) of key, certificate and authority, for browsers, Java and other programs'),
    ...bundleOptions,
    batch: text(
      'FILE',
      'instead of NAME: issue a certificate for each row of this file (CSV or JSON lines; - is stdin), as its columns say: name, dns, uri, ip, email, upn, claim:NAME, profile, days, key-type, csr',
    ),
    fitNames: flag('with --batch: replace names that are not allowed, such as Alice Smith by alice-smith'),
    results: text('FILE', 'with --batch: write what became of each row into this file (CSV)'),
    dryRun: flag('show what would be issued, and issue nothing'),
  },
  interview: { opening: openHome, confirm: { says: 'Issue it?', proposal: 'yes' } },
  examples: [
    'issue client alice --uri spiffe://acme.internal/alice --claim role=admin',
    'issue client robot --dns robot.acme.internal --profile client-short',
    'issue client alice --again',
    'issue client --batch staff.csv --results made.csv',
    'issue client device7 --csr device7.csr --dry-run',
    'issue server api.acme.internal --dns api.acme.internal --ip 127.0.0.1',
  ],
  async run(given, context) {
    const { batch, fitNames, results } = given
    if (batch !== undefined) return (await import('../batch.ts')).issueFromFile({ ...given, batch }, context)
    requireNoBatch({ fitNames, results })
    const { home, passphrase, watch, ports } = context
    const { usage, name, authority, profile, days, csr, keyType, again, afresh, pin, dryRun } = given
    requireBundle(given)
    const claims = given.claim.map(parseClaimOption)
    const { issueWithBundle } = await import('../../workflow/bundle.ts')
    const request = csr === undefined ? undefined : await readRequest(csr, ports)
    const answer = await issueWithBundle(
      {
        usage,
        name,
        subjectAltNames: kinds.flatMap((kind) => given[kind].map((value) => ({ kind, value }))),
        claims,
        naming: afresh ? 'afresh' : again ? 'again' : 'once',
        mode: dryRun ? 'dry-run' : 'issue',
        passphrase,
        watch,
        ...present({ authority, profile, days, request, keyType, pin }),
      },
      given.p12 ? await manner(given, context) : undefined,
      home,
      ports,
    )
    const { certificate, files, findings, before, bundle } = answer
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        `${style.bold(dryRun ? `Would issue a ${usage} certificate` : `Issued a ${usage} certificate`)} ${printable(certificate.name)}`,
        ...drawFields(
          [
            ...fieldsOf(answer, style),
            ['as before', before === undefined || before.kept.length === 0 ? undefined : before.kept.join(', ')],
            ['files', ...(files === undefined ? [] : placesOf(files, bundle, style))],
            ...(bundle === undefined ? [] : bundleFields(bundle, style)),
          ],
          style,
        ),
      ],
      warnings: [
        ...(before === undefined || before.lost.length === 0
          ? []
          : [`the last certificate of this name had ${before.lost.join(', ')}; the new one does not`]),
        ...findings.map(({ rule, message, citation }) => `${message} (${rule}, ${citation})`),
        ...answer.warnings,
        ...answer.sharing.map(stayingGood),
      ],
      notes: dryRun ? ['nothing was issued'] : before === undefined ? [] : [aboutLast(before)],
      next: dryRun
        ? []
        : usage === 'client' || request !== undefined
          ? [{ about: 'see the certificate', words: ['show', certificate.name] }]
          : [{ about: 'configure a server', words: exportWords(answer.certificate.subjectAltNames, certificate.name) }],
    }
  },
})

function requireNoBatch({
  fitNames,
  results,
}: {
  readonly fitNames: boolean
  readonly results?: string | undefined
}): void {
  const alone = fitNames ? '--fit-names' : results === undefined ? undefined : '--results'
  if (alone === undefined) return
  throw new CountersignError('usage.wrong', {
    problem: `${alone} is for --batch alone`,
    next: 'leave that out, or give --batch FILE',
  })
}

async function readRequest(path: string, { files }: Ports): Promise<HandedInRequest> {
  const { loadRequest } = await import('../../workflow/request.ts')
  return loadRequest(path, files)
}

/** The key of a dry run is thrown away, and its pin would be taken for that of the certificate to come; that of a request stays. */
function fieldsOf({ mode, certificate, request }: IssueAnswer, style: Style): Field[] {
  const isThrownAway = mode === 'dry-run' && request === undefined
  const fields = certificateFields(certificate, style).filter(([label]) => !(isThrownAway && label === 'pin'))
  return request === undefined ? fields : [...fields, ...requestFields(request)]
}

/** What the request asked for, and how the certificate differs. */
function requestFields({ taken, added, unmet }: NonNullable<IssueAnswer['request']>): Field[] {
  const shown = unmet.slice(0, UNMET_SHOWN).map(({ asked, why }) => `${printable(asked)}: ${printable(why)}`)
  const more = unmet.length > UNMET_SHOWN ? [`and ${unmet.length - UNMET_SHOWN} more: --json has all of them`] : []
  return [
    ['as requested', list(taken.map(printable))],
    ['not requested', added.length === 0 ? undefined : list(added.map(printable))],
    ['not granted', ...shown, ...more],
  ]
}

/** Says whether the certificate before stays good. */
function aboutLast({ serial, state, notAfter }: NonNullable<IssueAnswer['before']>): string {
  const gone = 'its key is no longer in this home'
  if (state !== 'issued') return `the last certificate of this name, ${serial}, is ${state}; ${gone}`
  return `the last certificate of this name, ${serial}, is good until ${readableTime(notAfter)} unless it is revoked; ${gone}`
}

function placesOf(files: NonNullable<IssueAnswer['files']>, bundle: BundleFacts | undefined, style: Style): string[] {
  const { certificate, chain, key } = files
  const secrets = [key, bundle?.path].flatMap((path) => path ?? [])
  return [style.place(certificate), style.place(chain), ...secrets.map((path) => `${style.place(path)} (secret)`)]
}

/** The export that this server certificate is made for: of the first DNS name it has. */
function exportWords(names: readonly string[] | undefined, fallback: string): string[] {
  const host = names?.find((name) => name.startsWith('DNS:'))?.slice('DNS:'.length) ?? fallback
  return ['export', EXAMPLE_TARGET, '--host', host, '--listen', '127.0.0.1:8443', '--out', `deploy/${EXAMPLE_TARGET}`]
}
