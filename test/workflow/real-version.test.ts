/** What is said of the version of a server program: real processes print it. Which versions a target covers is in its manifest. */
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { systemClock } from '../../src/effects/clock.ts'
import { systemProcesses } from '../../src/effects/processes.ts'
import type { Advisory } from '../../src/export/advisory.ts'
import { readVersion } from '../../src/export/version.ts'
import { notesOnVersion } from '../../src/workflow/real-version.ts'
import { makeTarget, manifestJson } from '../support/target-kit.ts'

const advisory: Advisory = {
  id: 'CVE-2000-0001',
  about: 'everybody gets in',
  affected: [{ from: '1.0', before: '1.1' }],
  source: 'https://example.org/',
  here: 'the versions that are covered are newer',
}

/** A target for 1.2 and later, before 2, whose program prints this; of the program `missing` there is none. */
function notesOf(printed: string, program = 'printf') {
  const { commands } = manifestJson() as { readonly commands: object }
  const target = makeTarget({
    versions: { oldest: '1.2', before: '2', assumed: '1.4' },
    advisories: [advisory],
    commands: { ...commands, version: { argv: [program, '%s', printed], after: 'Pretender/' } },
  })
  return notesOnVersion(target, {}, tmpdir(), { processes: systemProcesses, clock: systemClock })
}

it.each(['Pretender/1.2', 'built with x/0.1, Pretender/1.9.3-1+deb12u4'])(
  'says nothing of %j, which is covered',
  async (printed) => {
    expect(await notesOf(printed)).toEqual([])
  },
)

it('says of an older version that the export is not for it, and which advisories name it', async () => {
  expect(await notesOf('Pretender/1.0.7 (Debian)')).toEqual([
    'Pretender here is 1.0.7, for which this export is not written: it covers 1.2 or later, before 2',
    'CVE-2000-0001 names Pretender 1.0.7, unless your distribution has mended it: everybody gets in',
  ])
})

it.each(['Pretender/1.1', 'Pretender/2.0'])(
  'names no advisory that does not name %s, which is not covered',
  async (printed) => {
    expect(await notesOf(printed)).toEqual([expect.stringContaining('for which this export is not written')])
  },
)

it.each(['Pretender', 'Pretender/new', 'another program 1.4.2'])(
  'says that no version can be read in %j',
  async (printed) => {
    expect(await notesOf(printed)).toEqual([
      expect.stringMatching(
        /^the version of Pretender cannot be read: printf .* it must be 1\.2 or later, before 2; countersign targets pretender /,
      ),
    ])
  },
)

it('says nothing of a program that is not there: what starts it says so', async () => {
  expect(await notesOf('x', '/nonexistent/pretender')).toEqual([])
})

it.each([
  ['nginx version: nginx/1.22.1\n', 'nginx/', '1.22.1'],
  ['Server version: Apache/2.4.71 (Debian)\nServer built: 2026-01-02', 'Apache/', '2.4.71'],
  ['lighttpd/1.4.69 (ssl) - a light and fast webserver', 'lighttpd/', '1.4.69'],
  ['HAProxy version 2.6.12-1+deb12u4 2026/10/17 - https://haproxy.org/', 'HAProxy version ', '2.6.12'],
  ['Initializing stunnel 3\nstunnel 5.68 on x86_64-pc-linux-gnu platform', 'stunnel ', '5.68'],
  ['v2.11.7 h1:yj0Y4fYZ', undefined, '2.11.7'],
  ['2.6.2', undefined, '2.6.2'],
  ['Version:      3.7.15\nCodename:     langres', 'Version:', '3.7.15'],
  ['/opt/envoy  version: 0f1e2d/1.40.0/Clean/RELEASE/BoringSSL', '/', '1.40.0'],
  ['v24.21.0', undefined, '24.21.0'],
  ['no version', undefined, undefined],
])('reads %j', (printed, after, version) => {
  expect(readVersion(printed, after)).toBe(version)
})
