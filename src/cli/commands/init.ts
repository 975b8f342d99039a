/** `countersign init`: makes a PKI home. */

import { keyTypes } from '../../core/key.ts'
import { present } from '../../core/present.ts'
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { asked, choice, flag, required, text, texts } from '../parameter.ts'
import { drawFields, printable, readableTime } from '../text.ts'

/** `Acme & Sons` → `acme-sons.internal`; undefined where nothing is left of it. */
function domainOf(organisation: string): string | undefined {
  const label = organisation
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return label === '' ? undefined : `${label.slice(0, 63)}.internal`
}

export const init = defineCommand({
  name: 'init',
  summary: 'make a PKI home with two pinned authorities: one for clients, one for servers',
  group: 'issue',
  positionals: {},
  options: {
    org: asked(
      {
        says: 'What is the organisation called?',
        check: async (organisation) => (await import('../../workflow/init.ts')).checkSettings({ organisation }),
      },
      required('the organisation', text('NAME', 'the organisation that the certificates name')),
    ),
    trustDomain: asked(
      {
        says: 'Which domain is the trust domain? It will be part of the names of clients and servers:',
        proposes: ({ word }) => domainOf(word('org') ?? ''),
        check: async (trustDomain) => (await import('../../workflow/init.ts')).checkSettings({ trustDomain }),
      },
      required('the trust domain', text('DOMAIN', 'the domain of the SPIFFE IDs, such as acme.internal')),
    ),
    oidArc: asked(
      {
        says: 'An OID arc of your own for claims, such as 1.3.6.1.4.1.NNN (Enter for none yet):',
        check: async (oidArc) => (await import('../../workflow/init.ts')).checkSettings({ oidArc }),
      },
      text('OID', 'the OID arc (prefix) of the claims, such as 1.3.6.1.4.1.NNN'),
    ),
    keyType: choice(keyTypes, 'TYPE', 'the type of the keys of the authorities (ml-dsa: experimental)'),
    serverDomain: asked(
      {
        says: 'Another domain or address block of your servers (Enter for none; to add one later: countersign permit):',
        again: 'Another one (Enter for none):',
        check: async (name) => (await import('../../policy/authority-plan.ts')).parseSubtree(name),
      },
      texts('DOMAIN', "another domain or address block that server certificates may name; '*' for any"),
    ),
    insecureNoPassphrase: flag('DANGEROUS: leave the keys of the authorities unencrypted'),
  },
  interview: {
    opening: async ({ home, ports, style }) => {
      const { requireFree } = await import('../../workflow/init.ts')
      return `A new PKI home in ${style.place(await requireFree(home.path, ports))}. Press Enter to accept a proposal, Ctrl-C to leave.`
    },
    confirm: { says: 'Make it?', proposal: 'yes' },
  },
  examples: [
    'init --org Acme --trust-domain acme.internal',
    'init --org Acme --trust-domain acme.internal --oid-arc 1.3.6.1.4.1.32473 --server-domain acme.example',
  ],
  async run(
    { org, trustDomain, oidArc, keyType, serverDomain, insecureNoPassphrase },
    { home, passphrase, watch, ports },
  ) {
    const { initHome } = await import('../../workflow/init.ts')
    const answer = await initHome(
      {
        home: home.path,
        organisation: org,
        trustDomain,
        serverDomains: serverDomain,
        protection: insecureNoPassphrase ? 'unprotected' : passphrase,
        watch,
        ...present({ oidArc, keyType }),
      },
      ports,
    )
    const client = answer.authorities.find(({ usage }) => usage === 'client')
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => [
        `${style.bold('Made the PKI home')} ${printable(style.place(answer.home))}`,
        ...answer.authorities.flatMap((authority) => [
          '',
          `${style.bold(authority.name)} signs ${authority.usage} certificates`,
          ...drawFields(
            [
              ['pin', { text: authority.pin, paint: style.bold }],
              ['subject', authority.subject],
              ['certificate', style.place(authority.certificate)],
              ['fingerprint', authority.fingerprint],
              ['ends', readableTime(authority.notAfter)],
              ['CRL until', readableTime(authority.crlNextUpdate)],
            ],
            style,
          ),
        ]),
        '',
        style.bold(
          `Keep the pin of ${client?.name ?? 'the client authority'} somewhere else too: a password manager, another machine.`,
        ),
        'With this pin you notice if the authority was replaced: give it to later commands with --pin.',
      ],
      warnings: answer.warnings,
      next: [
        {
          about: 'issue a client certificate',
          words: ['issue', 'client', 'alice', '--uri', `spiffe://${trustDomain}/alice`, '--claim', 'role=admin'],
        },
      ],
    }
  },
})
