/** Targets for tests: the shipped ones, and a made-up one that tests bend. Their servers are started elsewhere. */
import { join, resolve } from 'node:path'
import { parseOid } from '../../src/asn1/oid.ts'
import { parsePin } from '../../src/core/brand.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { loadCatalogue, type Target } from '../../src/export/catalogue.ts'
import { checkManifest, claimNames } from '../../src/export/manifest.ts'
import type { MaterialFile, MaterialPart } from '../../src/export/material-files.ts'
import type { ExportRequest } from '../../src/export/view.ts'
import { unrestricted } from '../../src/policy/access.ts'
import { noon } from './clock.ts'

export const templates = join(resolve(import.meta.dirname, '../..'), 'templates')

export const shippedTargets = (): Promise<readonly Target[]> => loadCatalogue(systemFiles, templates)

/** Each part in a file of its own, as PEM. */
export const materialAt = (paths: Readonly<Record<MaterialPart, string>>): readonly MaterialFile[] =>
  Object.entries(paths).map(([part, path]) => ({ path, holds: [part as MaterialPart], form: 'pem' }))

/** The manifest of a made-up server, as a file would hold it. */
export const manifestJson = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: 'Pretender',
  summary: 'a server that only tests have',
  kind: 'started',
  install: 'nothing',
  versions: { oldest: '1.2', assumed: '1.4' },
  sinceVersion: {},
  files: [{ path: 'server.json', language: 'json' }],
  material: materialAt({
    serverChain: 'tls/chain.pem',
    serverKey: 'tls/key.pem',
    clientAuthority: 'tls/ca.pem',
    clientCrl: 'tls/crl.pem',
  }),
  claims: {
    claimsFrom: ['oid'],
    access: { by: ['path', 'method', 'uri', 'string'], instead: 'ask for less' },
    revocation: 'handshake',
    framing: true,
    origin: true,
  },
  cannot: [
    {
      lacks: claimNames.filter((name) => !['claimsFrom', 'access', 'revocation', 'framing', 'origin'].includes(name)),
      what: 'anything else',
      instead: 'another server',
    },
  ],
  inputs: {
    address: {
      title: 'Where to listen',
      type: 'text',
      pattern: '[0-9.]+',
      form: 'an IP address',
      default: '127.0.0.1',
    },
    port: { title: 'The port', type: 'integer', minimum: 1, maximum: 65535, default: '8443' },
  },
  commands: {
    check: { argv: ['pretender', '-t', '{directory}/server.json'] },
    run: { argv: ['pretender', '-p', '{port}'], ready: 'ready' },
    reload: { by: 'signal', signal: 'SIGHUP', done: 'done', failed: 'failed' },
  },
  ...changes,
})

/** A made-up target: changes to its manifest, and the text of its templates by path. */
export function makeTarget(changes: Record<string, unknown> = {}, sources: Record<string, string> = {}): Target {
  const manifest = checkManifest(JSON.parse(JSON.stringify(manifestJson(changes))), 'target.json')
  const template = '{ "host": {{ host }}, "at": [{{ address }}, {{ port }}] }\n'
  const texts = manifest.files.map(
    ({ path }) => [path, [{ file: `${path}.liquid`, text: sources[path] ?? template }]] as const,
  )
  return { ...manifest, name: 'pretender', sources: new Map(texts), extras: [] }
}

/** A target of one template. */
export const makeTemplate = (language: string, source: string): Target =>
  makeTarget(
    {
      files: [
        { path: 'a.conf', language },
        { path: 'b.conf', language: 'markdown' },
      ],
    },
    { 'a.conf': source, 'b.conf': '{{ address }} {{ port }}' },
  )

/** What is asked of an export unless a test asks for something else. */
export const request = (changes: Partial<ExportRequest> = {}): ExportRequest => ({
  directory: '/srv/acme',
  host: 'api.acme.internal',
  server: 'home',
  pin: parsePin('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8='),
  claims: [
    { name: 'role', title: 'Role', type: 'string', alphabet: 'ascii', oid: parseOid('1.3.6.1.4.1.32473.1') },
    { name: 'department', title: 'Department', type: 'string', alphabet: 'ascii', uri: 'urn:acme:department:' },
  ],
  access: unrestricted,
  inputs: {},
  secret: '5e'.repeat(32),
  doorSecret: 'd0'.repeat(32),
  answerSecret: 'a5'.repeat(32),
  at: noon,
  ...changes,
})
