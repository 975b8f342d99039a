/** What is wrong with an authority that a command line names or adds. */
import { EXPORT, issue, row } from './lines.ts'
import type { Row } from './world.ts'

export const authorities: readonly Row[] = [
  row('authority.unknown', 'an unknown authority to sign', issue('--authority', 'robots'), 'clients'),
  row('authority.unknown', 'an unknown authority to list', ['list', '--authority', 'robots'], 'clients, servers'),
  row(
    'authority.unknown',
    'an unknown authority to show of',
    ['show', 'alice', '--authority', 'robots'],
    'clients, servers',
  ),
  row('authority.unknown', 'an unknown authority to show', ['authority', 'show', 'robots'], 'clients, servers'),
  row('authority.unknown', 'an unknown default', ['authority', 'default', 'robots'], 'clients, servers'),
  row('authority.unknown', 'an unknown authority to export for', [...EXPORT, '--authority', 'robots'], 'clients'),
  row(
    'authority.other-usage',
    'an authority for servers that is to sign for clients',
    issue('--authority', 'servers'),
    'clients',
  ),
  row('authority.other-usage', 'an authority for servers whose clients are to be let in', [
    ...EXPORT,
    '--authority',
    'servers',
  ]),
  row('authority.other-usage', 'an authority for clients that shows a server', [
    ...EXPORT,
    '--server-authority',
    'clients',
  ]),
  row('authority.other-usage', 'an authority for clients that may name domains', [
    'permit',
    'acme.example',
    '--authority',
    'clients',
  ]),
  row(
    'authority.exists',
    'an authority that is there',
    ['authority', 'add', 'servers', '--usage', 'server'],
    'servers',
  ),
  row(
    'authority.exists',
    'one that is there, for others',
    ['authority', 'add', 'servers', '--usage', 'client'],
    'servers',
  ),
  row('name.reserved', 'an authority called by a word', ['authority', 'add', 'all', '--usage', 'client']),
  row('identity.refused', 'an authority that climbs', ['authority', 'add', '../x', '--usage', 'client']),
  row(
    'identity.refused',
    'an authority too long for its subject',
    ['authority', 'add', 'x'.repeat(62), '--usage', 'client'],
    '61',
  ),
  row('identity.refused', 'an authority with a mistyped domain', [
    'authority',
    'add',
    'edge',
    '--usage',
    'server',
    '--server-domain',
    'acme_example',
  ]),
  row(
    'usage.wrong',
    'domains of clients',
    ['authority', 'add', 'partners', '--usage', 'client', '--server-domain', 'acme.example'],
    '--server-domain',
  ),
  row('usage.wrong', 'an act that is none', ['authority', 'ad', 'partners'], 'did you mean add?'),
  row('usage.wrong', 'a list of one', ['authority', 'list', 'clients'], 'authority show NAME'),
  row(
    'usage.wrong',
    'what only an addition takes',
    ['authority', 'show', 'clients', '--key-type', 'ed25519'],
    '--key-type',
  ),
  row('usage.wrong', 'an authority that has not signed it', ['show', 'alice', '--authority', 'servers'], 'clients'),
  row(
    'usage.wrong',
    'a name that is to be taken away',
    ['permit', '--remove', 'acme.internal'],
    'cannot be taken away',
    'authority add NAME --usage server',
  ),
  row(
    'usage.wrong',
    'one beside a name that comes',
    ['permit', 'acme.example', '--remove', 'acme.internal'],
    'cannot be taken away',
  ),
  row('usage.missing', 'an authority without a name', ['authority', 'show'], 'NAME'),
  row('usage.missing', 'an authority for nobody', ['authority', 'add', 'partners'], '--usage'),
]
