/** The options of `revoke --deploy`, and the table of how soon each server refuses, in each way. Brings nothing anywhere. */
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { formatHostAndPort } from '../policy/host.ts'
import type { Deployment } from '../workflow/deployments.ts'
import type { Deployed, DeployWish, OutlivingWay, WayOutcome } from '../workflow/finish-line.ts'
import type { Suggestion } from './command.ts'
import { type ExitStatus, exitStatuses } from './exit.ts'
import { type Cell, countOf, drawTable, printable, type Style } from './text.ts'

const columns = {
  'new-handshake': 'NEW HANDSHAKE',
  'resumed-session': 'RESUMED SESSION',
  'kept-connection': 'KEPT CONNECTION',
} as const satisfies Readonly<Record<OutlivingWay, string>>

const states = {
  refused: 'refused',
  'let-in': 'STILL LET IN',
  unknown: 'not known',
  planned: 'planned',
} as const satisfies Readonly<Record<Deployed['state'], string>>

/**
 * How to say that an exported server runs on another machine: a home knows the export by its folder here. Nothing for one that listens for this
 * machine alone, and for one of which somebody has said where its CRL goes.
 */
export function sayElsewhere(
  { deployment, crlFile }: { readonly deployment?: Deployment; readonly crlFile: string },
  { host, address, port }: { readonly host: string; readonly address: string; readonly port: string },
): readonly Suggestion[] {
  const isHere = address === '::1' || address.startsWith('127.')
  if (deployment?.place.by !== 'export' || isHere) return []
  const to = ['--to', `ssh:HOST:/PATH/${crlFile}`, '--url', `https://${formatHostAndPort(host, Number(port))}`]
  return [
    {
      about: 'if it runs on another machine, say where its CRL lies there, for revoke --deploy',
      words: ['deployments', 'change', deployment.name, ...to, '--reload', 'COMMAND', '--i-operate-this-server'],
    },
  ]
}

type Given = {
  readonly deploy: boolean
  readonly deployWithin?: number
  readonly iOperateThisServer: boolean
}

/** @throws {CountersignError} `usage.wrong` for an option that says something of what was not asked for */
export function deployWish({ deploy, deployWithin, iOperateThisServer }: Given): DeployWish | undefined {
  if (deploy) {
    return { operator: iOperateThisServer ? 'stated' : 'not-stated', ...present({ withinSeconds: deployWithin }) }
  }
  if (deployWithin === undefined && !iOperateThisServer) return undefined
  throw new CountersignError('usage.wrong', {
    problem: `${deployWithin === undefined ? '--i-operate-this-server' : '--deploy-within'} says something of servers, and without --deploy none is asked`,
    next: 'add --deploy, or leave it out',
  })
}

/** One server still lets the client in: no. Of one it is not known, or there is none at all: the world failed. */
function statusOf(all: readonly Deployed[]): ExitStatus {
  if (all.some(({ state }) => state === 'let-in')) return exitStatuses.no
  const isOpen = all.length === 0 || all.some(({ state }) => state === 'unknown')
  return isOpen ? exitStatuses.failed : exitStatuses.done
}

function wayCell(outcome: WayOutcome | undefined, style: Style): Cell {
  if (outcome === undefined) return { text: '-', paint: style.dim }
  const { state, lagMs } = outcome
  if (state === 'let-in') return { text: 'never', paint: style.red }
  if (state === 'unknown') return { text: '?', paint: style.yellow }
  // Nothing that could outlive the revocation: no session to resume, no connection that stays.
  return { text: lagMs === undefined ? 'none' : `${(lagMs / 1000).toFixed(1)} s`, paint: style.green }
}

/** A row for each server: where its CRL went, and how soon after that it refused. */
export function deployedTable(all: readonly Deployed[], style: Style): string[] {
  const ways = Object.keys(columns) as OutlivingWay[]
  const paints = { refused: style.green, 'let-in': style.red, unknown: style.yellow, planned: style.dim }
  return drawTable(
    ['DEPLOYMENT', 'STATE', ...Object.values(columns), 'CRL', 'TO'],
    all.map((one): Cell[] => [
      one.name,
      { text: states[one.state], paint: paints[one.state] },
      ...ways.map((way) =>
        wayCell(
          one.ways.find((outcome) => outcome.way === way),
          style,
        ),
      ),
      one.crl === undefined ? '-' : String(one.crl),
      one.to.startsWith('/') ? printable(style.place(one.to)) : printable(one.to),
    ]),
    style,
    'leave-out-last',
  )
}

/** The exit status, and what is to be said of each server that does not refuse, or of which it is not known. */
export function tellDeployed(all: readonly Deployed[]) {
  if (all.some(({ state }) => state === 'planned')) return { status: exitStatuses.done, warnings: [], notes: [] }
  const warnings = all.flatMap(({ name, state, why, ways }) => {
    const said = why === undefined ? '' : `; ${why}`
    if (state === 'let-in') {
      const through = ways.filter((way) => way.state === 'let-in')
      const how = through.map(({ way, says }) => `${columns[way].toLowerCase()}: ${says}`).join('; ')
      return [`${name} still lets a revoked client in (${how})${said}`]
    }
    return state === 'unknown' ? [`it is not known whether ${name} refuses the revoked client${said}`] : []
  })
  const none =
    'this home knows no server that admits the clients of this authority, so that nobody was told of the revocation: name one with countersign deployments add'
  const refusing = all.filter(({ state }) => state === 'refused').length
  return {
    status: statusOf(all),
    warnings: all.length === 0 ? [none] : warnings,
    notes:
      all.length === 0
        ? []
        : [
            `${countOf(refusing, 'server')} of ${all.length} refused a client that this CRL revokes, in each way in which it might have gone on`,
          ],
  }
}
