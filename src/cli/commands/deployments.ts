/** `countersign deployments`: lists the servers to which `revoke --deploy` brings a CRL, names further ones, and forgets one. */
import { present } from '../../core/present.ts'
import { CountersignError } from '../../core/refusal.ts'
import type { DeploymentFacts, DeploymentsAnswer } from '../../workflow/manage-deployments.ts'
import { openHome } from '../choices.ts'
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { flagOf } from '../globals.ts'
import { choice, flag, text } from '../parameter.ts'
import { type Cell, drawFields, drawTable, printable, type Style } from '../text.ts'

const acts = ['list', 'add', 'change', 'forget'] as const
type Act = (typeof acts)[number]

const wasGiven = (value: unknown): boolean => value !== undefined && value !== false

/** Refuses what an act does not take, and one of a server that names none. */
function requireFitting(act: Act, name: string | undefined, given: Readonly<Record<string, unknown>>): void {
  const surplus = Object.keys(given).find((key) => wasGiven(given[key]))
  if (act !== 'add' && act !== 'change' && surplus !== undefined) {
    throw new CountersignError('usage.wrong', {
      problem: `countersign deployments ${act} takes no ${flagOf(surplus)}`,
      next: `leave out ${flagOf(surplus)}`,
    })
  }
  if (act === 'change' && surplus === undefined) {
    throw new CountersignError('usage.missing', { what: 'what to change', flag: 'an option, such as --reload COMMAND' })
  }
  if (act === 'list' || name !== undefined) return
  throw new CountersignError('usage.missing', { what: 'the name of the deployment', flag: 'NAME, after the act' })
}

const place = ({ by, to }: DeploymentFacts, style: Style): string =>
  by === 'export' || by === 'file' ? style.place(to) : to

function reloadOf({ takesUp, reload = '', state }: DeploymentFacts): string {
  if (state === 'absent') return 'its folder is not here'
  if (takesUp === 'by-itself') return 'notices by itself'
  return takesUp === 'by-command' ? reload : 'not known'
}

const lastOf = ({ last }: DeploymentFacts): string =>
  last === undefined
    ? '-'
    : `CRL ${last.crl}, ${last.outcome === 'refused' ? 'refused' : last.outcome === 'let-in' ? 'still let in' : 'not known'}`

function describe({ act, deployments: all }: DeploymentsAnswer, style: Style): string[] {
  if (act === 'list') {
    if (all.length === 0) return ['no server is known yet']
    return drawTable(
      ['DEPLOYMENT', 'CLIENTS OF', 'ASKED AT', 'RELOAD', 'LAST', 'TO'],
      all.map((one): Cell[] => [
        one.name,
        one.authority ?? '-',
        one.url ?? 'not known',
        printable(reloadOf(one)),
        lastOf(one),
        printable(place(one, style)),
      ]),
      style,
      'leave-out-last',
    )
  }
  const done = { add: 'Added', change: 'Changed', forget: 'Forgot' }[act]
  return all.flatMap((one) => [
    `${style.bold(done)} the deployment ${one.name}`,
    ...drawFields(
      [
        ['CRL', printable(place(one, style))],
        ['clients of', one.authority],
        ['asked at', one.url],
        ['host', one.host],
        ['server CA', one.serverCa],
        ['reload', printable(reloadOf(one))],
      ],
      style,
    ),
  ])
}

export const deployments = defineCommand({
  name: 'deployments',
  summary: 'list the servers to which revoke --deploy brings a CRL, add, change and forget them',
  group: 'configure',
  positionals: {
    act: choice(acts, 'ACT', 'what to do (default: list)'),
    name: text('NAME', 'the name of the deployment', { home: 'deployments' }),
  },
  options: {
    to: text(
      'WHERE',
      'where the CRL goes: the file from which the server reads it, or the folder of an export; ssh:HOST:PATH for a file on another machine, by your own ssh; or command:COMMAND, which gets the CRL on its standard input',
    ),
    url: text('URL', 'where the server is asked, such as https://api.acme.internal:8443'),
    host: text('HOST', 'the host name of the server, for SNI and the Host header (default: from the URL)', {
      home: 'hosts',
    }),
    reload: text(
      'COMMAND',
      'a shell command that makes the server take up a new CRL, run where the CRL is put; it is shown in lists, so put no secret into it',
    ),
    serverCa: text(
      'FILE',
      "the CA certificates by which the server's certificate is verified; public for those that browsers trust (default: the home's)",
    ),
    authority: text(
      'AUTHORITY',
      'the authority whose clients the server admits (default: that of the export, or the first in countersign.json)',
      {
        home: 'client-authorities',
      },
    ),
    iOperateThisServer: flag(
      'confirm that you are responsible for this server; needed for a server that is not on this machine',
    ),
  },
  interview: { opening: openHome },
  examples: [
    'deployments',
    'deployments add edge --to ssh:web1:/etc/nginx/tls/client-crl.pem --url https://edge.acme.internal --reload /usr/local/sbin/reload-nginx --i-operate-this-server',
    'deployments add mesh --to command:./put-crl-into-the-mesh --url https://127.0.0.1:8443 --host mesh.acme.internal',
    'deployments change nginx --reload ./reload-nginx',
    'deployments forget edge',
  ],
  async run({ act = 'list', name, iOperateThisServer, ...given }, { home, ports }) {
    requireFitting(act, name, { ...given, iOperateThisServer })
    const { forgetDeployment, listDeployments, sayDeployment } = await import('../../workflow/manage-deployments.ts')
    const perform = (): Promise<DeploymentsAnswer> => {
      if (act === 'list') return listDeployments(present({ name }), home, ports)
      if (act === 'forget') return forgetDeployment(name ?? '', home, ports)
      const operator = iOperateThisServer ? 'stated' : 'not-stated'
      return sayDeployment(act, { ...given, name: name ?? '', operator }, home, ports)
    }
    const answer = await perform()
    const unsaid = answer.deployments.filter((one) => one.state === 'known' && one.takesUp === 'unknown')
    return {
      status: exitStatuses.done,
      json: answer,
      text: (style) => describe(answer, style),
      warnings:
        act === 'forget'
          ? []
          : unsaid.map(
              (one) =>
                `nobody has said how ${one.name} takes up a new CRL: countersign deployments change ${one.name} --reload COMMAND`,
            ),
      notes: act === 'forget' ? ['what lies there stays; revocations are brought there no more'] : [],
      next:
        act === 'add' || act === 'change'
          ? [
              {
                about: 'see whether a revocation arrives there',
                words: ['revoke', 'NAME', '--reason', 'REASON', '--deploy'],
              },
            ]
          : [],
    }
  },
})
