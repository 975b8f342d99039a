/** What is wrong with the choices of an export: origins, backends, addresses, inputs and versions. */
import { nginx, out, to } from './exports.ts'
import type { Row } from './world.ts'

const proxied = (upstream: string): Row => ({
  about: `the upstream ${JSON.stringify(upstream.slice(0, 40))}`,
  argv: nginx(`--upstream=${upstream}`),
  code: 'input.malformed',
})
/** Rows about exports; `out` is one already. */
export const inputRows: readonly Row[] = [
  ...[
    'app.acme.internal',
    'http://app.acme.internal',
    'https://app.acme.internal/',
    'https://*.acme.internal',
    'null',
    '',
    'https://app.acme.internal:0',
    'https://a.b\nhttps://c.d',
    'https://user@a.b',
  ].map(
    (origin): Row => ({
      about: `the origin ${JSON.stringify(origin)}`,
      argv: [...to('@/fresh'), `--origin=${origin}`],
      code: 'input.malformed',
    }),
  ),
  {
    about: 'neither word for requests without Origin',
    argv: out('--without-origin', 'maybe'),
    code: 'usage.wrong',
    says: ['allow, refuse'],
  },
  ...[
    '',
    '127.0.0.1:9000',
    'https://127.0.0.1:9000',
    'http://127.0.0.1:0',
    'http://127.0.0.1:65536',
    'http://127.0.0.1:9000/',
    'http://a b:9000',
    'http://a;b:9000',
    'http://user@a:9000',
    'http://[::1]:9000\n',
    'http://::1:9000',
    'https://app.acme.internal',
    'unix:run/x',
    'unix:/run/../x',
    'x'.repeat(100_000),
  ].map(proxied),
  ...['', '9080', 'localhost:9080', '127.0.0.1:0', '::1:9080', '127.0.0.1:8443'].map(
    (health): Row => ({
      about: `the health check at ${JSON.stringify(health)}`,
      argv: out('--health', health),
      code: 'input.malformed',
    }),
  ),
  {
    about: 'a health check of a server that has none',
    argv: ['export', 'stunnel', ...to('@/fresh').slice(2), '--health', '127.0.0.1:9080'],
    code: 'input.unknown',
    says: ['--health'],
  },
  ...['', '10.0.0.0', '10.0.0.0/33', 'fd00::/129', 'localhost', '10.0.0.0/8;', '10.0.0.0/8\n'].map(
    (block): Row => ({
      about: `the PROXY protocol from ${JSON.stringify(block)}`,
      argv: nginx('--proxy-protocol', '192.0.2.0/24', '--proxy-protocol', block),
      code: 'input.malformed',
    }),
  ),
  {
    about: 'the PROXY protocol at a server that does not take it',
    argv: ['export', 'caddy', ...to('@/fresh').slice(2), '--proxy-protocol', '10.0.0.0/8'],
    code: 'input.unknown',
    says: ['--proxy-protocol'],
  },
  {
    about: 'an upstream for what is no proxy',
    argv: out('--upstream', 'http://127.0.0.1:9000'),
    code: 'input.unknown',
    says: ['--upstream'],
  },
  {
    about: 'an input that the target does not have',
    argv: out('--input', 'colour=red'),
    code: 'input.unknown',
    says: ['colour'],
  },
  { about: 'a guideline that there is not', argv: out('--guideline', 'lax'), code: 'usage.wrong', says: ['modern'] },
  { about: 'an input of a prototype', argv: out('--input', 'constructor=x'), code: 'input.unknown' },
  { about: 'an input without a value', argv: out('--input', 'colour'), code: 'input.malformed' },
  { about: 'an empty input', argv: out('--input', ''), code: 'input.malformed' },
  { about: 'an input that has a flag', argv: out('--input', 'port=1'), code: 'usage.wrong', says: ['--listen'] },
  { about: 'an input twice', argv: nginx('--input', 'program=nginx', '--input', 'program=nginx'), code: 'usage.wrong' },
  {
    about: 'a program that would be a command line',
    argv: nginx('--input', 'program=/bin/sh -c x'),
    code: 'input.malformed',
  },
  ...['1.0', '19', 'latest', '', '24.x', '-1', '99999999999', '24\n'].map(
    (version): Row => ({
      about: `the server version ${JSON.stringify(version)}`,
      argv: [...to('@/fresh'), `--server-version=${version}`],
      code: 'input.malformed',
      says: ['20 or later'],
    }),
  ),
]
