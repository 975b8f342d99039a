/** `countersign authority`: adds authorities to a home, lists them, and says which of them is the default. */
import { keyTypes } from '../../core/key.ts'
import { present } from '../../core/present.ts'
import { CountersignError } from '../../core/refusal.ts'
import type { AddAnswer, AuthoritiesAnswer, AuthorityListing } from '../../workflow/authorities.ts'
import { lookAt, openHome } from '../choices.ts'
import { type Answer, type Context, defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { flagOf } from '../globals.ts'
import { nextCrls } from '../listing.ts'
import { asked, choice, flag, required, text, texts } from '../parameter.ts'
import { type Asking, rehearsed } from '../question.ts'
import { type Cell, drawFields, drawTable, printable, readableTime, type Style } from '../text.ts'
import { wasSaid } from '../words.ts'

const acts = ['add', 'list', 'show', 'default'] as const
type Act = (typeof acts)[number]

const isAdding = ({ word }: Asking): boolean => word('act') === 'add'

/** What each act takes besides the name. */
const TAKEN: Readonly<Record<Act, readonly string[]>> = {
  add: ['usage', 'keyType', 'serverDomain', 'insecureNoPassphrase', 'dryRun'],
  list: ['usage'],
  show: [],
  default: [],
}

const wasGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false

function requireFitting(act: Act, name: string | undefined, given: Readonly<Record<string, unknown>>): void {
  const odd = Object.keys(given).find((key) => wasGiven(given[key]) && !TAKEN[act].includes(key))
  if (odd !== undefined) {
    throw new CountersignError('usage.wrong', {
      problem: `countersign authority ${act} takes no ${flagOf(odd)}`,
      next: `leave out ${flagOf(odd)}`,
    })
  }
  if (act === 'list' && name !== undefined) {
    throw new CountersignError('usage.wrong', {
      problem: 'countersign authority list takes no name',
      next: 'to see one authority, use: countersign authority show NAME',
    })
  }
  if (act !== 'list' && name === undefined) {
    throw new CountersignError('usage.missing', { what: 'the name of the authority', flag: 'NAME, after the act' })
  }
}

function tableOf(authorities: readonly AuthorityListing[], style: Style): string[] {
  return drawTable(
    ['AUTHORITY', 'SIGNS', 'DEFAULT', 'PIN', 'ENDS', 'EXPORTS'],
    authorities.map((one): Cell[] => [
      one.name,
      `${one.usage}s`,
      one.default ? 'yes' : '',
      one.pin,
      readableTime(one.notAfter),
      String(one.exports.length),
    ]),
    style,
    'leave-out-last',
  )
}

const crlText = ({ crl }: AuthorityListing): string =>
  crl === undefined
    ? 'missing, or cannot be used: see the warnings'
    : `number ${crl.number}, ${crl.entries} ${crl.entries === 1 ? 'entry' : 'entries'}, until ${readableTime(crl.nextUpdate)}`

function fieldsOf(one: AuthorityListing, style: Style): string[] {
  return [
    `${style.bold(printable(one.name))} signs ${one.usage} certificates${one.default ? ', where a command names no other authority' : ''}`,
    ...drawFields(
      [
        ['pin', { text: one.pin, paint: style.bold }],
        ['subject', one.subject],
        ['certificate', style.place(one.certificate)],
        ['fingerprint', one.fingerprint],
        ['ends', `${readableTime(one.notAfter)}${one.state === 'in-force' ? '' : `, ${one.state}`}`],
        ['may name', ...(one.usage === 'client' ? [] : (one.permitted ?? ['anything']))],
        ['CRL', crlText(one)],
        ['CRL file', one.crl && style.place(one.crl.file)],
        ['CRL shards', one.crl?.shards && `${one.crl.shards.total}, in ${style.place(one.crl.shards.directory)}`],
        ['exports', ...one.exports.map(style.place)],
      ],
      style,
    ),
  ]
}

function tellListing(act: 'list' | 'show', answer: AuthoritiesAnswer): Answer {
  const { authorities, warnings } = answer
  const crls = authorities.flatMap(({ crl }) => crl ?? [])
  return {
    status: answer.unusableCrls.length === 0 ? exitStatuses.done : exitStatuses.no,
    json: answer,
    text: (style) =>
      act === 'list' ? tableOf(authorities, style) : authorities.flatMap((one) => fieldsOf(one, style)),
    warnings,
    next: nextCrls(crls),
  }
}

function tellAdded(answer: AddAnswer): Answer {
  const { mode, name, usage, begun, authority } = answer
  const done =
    mode === 'add' ? (begun === 'now' ? 'Added' : 'Completed') : begun === 'now' ? 'Would add' : 'Would complete'
  return {
    status: exitStatuses.done,
    json: answer,
    text: (style) => [
      `${style.bold(`${done} the authority`)} ${printable(name)}, which signs ${usage} certificates`,
      ...(authority === undefined
        ? []
        : drawFields(
            [
              ['pin', { text: authority.pin, paint: style.bold }],
              ['subject', authority.subject],
              ['certificate', style.place(authority.certificate)],
              ['fingerprint', authority.fingerprint],
              ['may name', ...(usage === 'client' ? [] : (authority.permitted ?? ['anything']))],
              ['ends', readableTime(authority.notAfter)],
              ['CRL until', readableTime(authority.crlNextUpdate)],
            ],
            style,
          )),
    ],
    warnings: answer.warnings,
    notes:
      mode === 'dry-run'
        ? ['nothing was made']
        : [
            `keep the pin of ${name} somewhere else too`,
            ...(authority?.default === true ? [] : [`commands use it where you give them --authority ${name}`]),
          ],
    next:
      mode === 'dry-run'
        ? []
        : [{ about: `issue a ${usage} certificate`, words: ['issue', usage, 'NAME', '--authority', name] }],
  }
}

export const authority = defineCommand({
  name: 'authority',
  summary: 'add further authorities to the home, show them, and choose the default',
  group: 'issue',
  positionals: {
    act: asked(
      {
        says: 'What do you want to do with authorities?',
        choices: () => [
          { value: 'add', about: 'make one more authority, with its own key, pin and CRL' },
          { value: 'list', about: 'list the authorities of this home' },
          { value: 'show', about: 'show one authority' },
          { value: 'default', about: 'choose the authority that signs where a command names none' },
        ],
      },
      required('what to do', choice(acts, 'ACT', 'what to do')),
    ),
    name: asked(
      {
        says: 'What is the name of the authority?',
        when: ({ word }) => word('act') !== 'list',
        choices: async (asking) =>
          isAdding(asking)
            ? undefined
            : (await lookAt(asking)).authorities.map(({ name, usage }) => ({ value: name, about: `${usage}s` })),
        check: async (name, asking) => {
          if (isAdding(asking)) (await import('../../authority/reserved.ts')).parseNewAuthority(name)
        },
      },
      text('NAME', 'the name of the authority, and of its folder: a-z 0-9 . _ -', { home: 'authorities' }),
    ),
  },
  options: {
    usage: asked(
      {
        says: 'Does the authority sign certificates for clients or for servers?',
        when: isAdding,
        choices: () => [
          { value: 'client', about: 'a server admits the clients of one such authority, and of no other' },
          { value: 'server', about: 'a client trusts the servers of such an authority' },
        ],
      },
      choice(['client', 'server'], 'USAGE', 'the certificates that the authority signs'),
    ),
    keyType: choice(keyTypes, 'TYPE', 'the type of the key of the authority (ml-dsa: experimental)'),
    serverDomain: asked(
      {
        says: 'Another domain or address block of its servers (Enter for none; to add one later: countersign permit):',
        again: 'Another one (Enter for none):',
        when: (asking) => isAdding(asking) && asking.word('usage') === 'server',
        check: rehearsed('serverDomain'),
      },
      texts('DOMAIN', "another domain or address block that its server certificates may name; '*' for any"),
    ),
    insecureNoPassphrase: flag('DANGEROUS: leave the key of the authority unencrypted'),
    dryRun: flag('show what would be added, and make nothing'),
  },
  interview: {
    opening: openHome,
    lacks: (said) => {
      const act = said['act']?.[0]
      return (act !== 'list' && !wasSaid(said, 'name')) || (act === 'add' && !wasSaid(said, 'usage'))
    },
  },
  examples: [
    'authority list',
    'authority add partners --usage client',
    'authority add edge --usage server --server-domain acme.example',
    'authority show partners',
    'authority default partners',
  ],
  run: ({ act, name, ...given }, context) => {
    requireFitting(act, name, given)
    return carryOut(act, name ?? '', given, context)
  },
})

type Given = {
  readonly usage?: 'client' | 'server'
  readonly keyType?: (typeof keyTypes)[number]
  readonly serverDomain: readonly string[]
  readonly insecureNoPassphrase: boolean
  readonly dryRun: boolean
}

async function carryOut(
  act: Act,
  name: string,
  { usage, keyType, serverDomain, insecureNoPassphrase, dryRun }: Given,
  { home, passphrase, watch, ports }: Context,
): Promise<Answer> {
  const { addAuthority, listAuthorities, setDefaultAuthority } = await import('../../workflow/authorities.ts')
  if (act === 'list') return tellListing(act, await listAuthorities(present({ usage }), home, ports))
  if (act === 'show') return tellListing(act, await listAuthorities({ name }, home, ports))
  if (act === 'default') {
    const answer = await setDefaultAuthority({ name }, home, ports)
    const { before } = answer
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        `${style.bold(printable(name))} signs ${answer.usage} certificates where a command names no other authority${before === name ? ', as before' : `; until now it was ${before}`}`,
      ],
    }
  }
  if (usage === undefined) {
    throw new CountersignError('usage.missing', {
      what: 'the usage of the authority',
      flag: '--usage client or --usage server',
    })
  }
  return tellAdded(
    await addAuthority(
      {
        name,
        usage,
        serverDomains: serverDomain,
        protection: insecureNoPassphrase ? 'unprotected' : passphrase,
        passphrase,
        mode: dryRun ? 'dry-run' : 'add',
        watch,
        ...present({ keyType }),
      },
      home,
      ports,
    ),
  )
}
