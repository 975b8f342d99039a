/** `export --only tls`: replaces the CRL and the certificates in existing exports. Does not change other files of an export. */
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import type { DeliverAnswer } from '../workflow/deliver.ts'
import type { HeldHome } from '../workflow/opening.ts'
import type { Ports } from '../workflow/ports.ts'
import type { Answer } from './command.ts'
import { exitStatuses } from './exit.ts'
import { flagOf } from './globals.ts'
import { drawFields, printable, readableTime, type Style } from './text.ts'

/** The options of a delivery; the existing export settles the rest. */
type Given = Readonly<Record<string, unknown>> & {
  readonly out?: string
  readonly all: boolean
  readonly dryRun: boolean
} & { readonly [K in 'authority' | 'serverAuthority' | 'serverChain' | 'serverKey' | 'pin']?: string }

const SETTLED = [
  'target',
  'host',
  'listen',
  'access',
  'upstream',
  'door',
  'health',
  'websocket',
  'proxyProtocol',
  'withoutOrigin',
  'serverVersion',
  'origin',
  'input',
  'reload',
]

const wasGiven = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false

function requirePlain(given: Given): void {
  const settled = SETTLED.find((key) => wasGiven(given[key]))
  if (settled === undefined) return
  throw new CountersignError('usage.wrong', {
    problem: `--only tls takes no ${settled === 'target' ? 'target' : flagOf(settled)}: the existing export already says that`,
    next: 'leave that out, or write a complete export',
  })
}

function describe({ mode, pin, exports }: DeliverAnswer, style: Style): string[] {
  const [head, tail] = mode === 'export' ? ['Renewed', ''] : ['Would renew', '; nothing was written']
  return exports.flatMap(
    ({ directory, target, host, alsoHosts = [], authority, server, crl, files, reload }, index) => [
      ...(index === 0 ? [] : ['']),
      `${style.bold(head)} ${printable(style.place(directory))}${tail}`,
      ...drawFields(
        [
          ['target', `${target}, for ${[host, ...alsoHosts].join(', ')}`],
          ['admits', pin === undefined ? `clients of the authority ${authority}` : undefined],
          ['CRL', crl.before === undefined ? `number ${crl.number}` : `number ${crl.number}, after ${crl.before}`],
          ['shows', `a certificate until ${readableTime(server.notAfter)}`],
          ['files', ...files],
          ['reload', reload],
        ],
        style,
      ),
    ],
  )
}

/**
 * Delivers, and tells what is where.
 *
 * @throws {CountersignError} `usage.wrong`, `usage.missing`, and as the workflow refuses
 */
export async function deliver(given: Given, home: HeldHome, ports: Ports): Promise<Answer> {
  requirePlain(given)
  const { out, all, authority, serverAuthority, serverChain, serverKey, pin, dryRun } = given
  if (all === (out !== undefined)) {
    throw new CountersignError('usage.missing', { what: 'the export', flag: 'either --out DIR or --all' })
  }
  const { deliverTls } = await import('../workflow/deliver.ts')
  const answer = await deliverTls(
    {
      to: out === undefined ? 'all' : { out },
      mode: dryRun ? 'dry-run' : 'export',
      ...present({ authority, serverAuthority, serverChain, serverKey, pin }),
    },
    home,
    ports,
  )
  const { warnings } = answer
  return { status: exitStatuses.done, json: answer, text: (style) => describe(answer, style), warnings }
}

/** The remark of `revoke` and `crl` on exports that still have the CRL before, and the command that updates them. */
export function aboutOutdated(
  outdated: readonly string[],
  { place }: Pick<Style, 'place'>,
): Pick<Answer, 'warnings' | 'next'> {
  if (outdated.length === 0) return {}
  const [one, those] = outdated.length === 1 ? ['an export has', 'it'] : [`${outdated.length} exports have`, 'them']
  return {
    warnings: [
      `${one} an older CRL, or none that can be read: ${outdated.map((path) => printable(place(path))).join(', ')}`,
    ],
    next: [{ about: `renew ${those}, then reload the servers`, words: ['export', '--only', 'tls', '--all'] }],
  }
}
