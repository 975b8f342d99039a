/** Revoking a certificate that says that it is never revoked (noRevAvail, RFC 9608): it is done, and said which servers look. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { issueCredential, revokeCertificates } from '../support/workflows.ts'

const watch = () => undefined
const folder = mkdtempSync(join(tmpdir(), 'countersign-no-rev-avail-'))
let home: TestHome

beforeAll(async () => {
  home = await makeHome()
})
afterAll(async () => {
  await home.remove()
  rmSync(folder, { recursive: true })
})

const issue = (name: string, profile: string) =>
  issueCredential(
    {
      ...{ home: home.path, usage: 'client', name, subjectAltNames: [], claims: [], naming: 'once', mode: 'issue' },
      ...{ profile, passphrase: knowPassphrase, watch },
    },
    home.ports,
  )

const revoke = (name: string, mode: 'revoke' | 'dry-run', ports = home.ports) =>
  revokeCertificates(
    { home: home.path, what: { name }, reason: 'keyCompromise', mode, passphrase: knowPassphrase, watch },
    ports,
  )

it('says of a short-lived one, and of no other, which targets look it up all the same', async () => {
  const { certificate } = await issue('job', 'client-short')
  await issue('alice', 'client')
  expect(await revoke('alice', 'revoke')).not.toHaveProperty('noRevAvail')
  const told = {
    serials: [certificate.serial],
    lookedUpBy: ['apache', 'axum', 'caddy', 'envoy', 'haproxy', 'lighttpd', 'nginx', 'node', 'stunnel', 'traefik'],
    ignoredBy: ['gateway-api'],
    unseen: ['istio'],
  }
  for (const mode of ['dry-run', 'revoke'] as const) expect((await revoke('job', mode)).noRevAvail).toEqual(told)
})

it('says which targets would ignore it', async () => {
  cpSync(home.ports.shipped.templates, folder, { recursive: true })
  const manifest = join(folder, 'stunnel/target.json')
  const { claims, cannot, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'))
  const { noRevAvail: _, ...fewer } = claims
  const lacks = { lacks: ['noRevAvail'], what: 'look up a certificate with noRevAvail', instead: 'use another profile' }
  writeFileSync(manifest, JSON.stringify({ ...rest, claims: fewer, cannot: [...cannot, lacks] }))
  await issue('batch', 'client-short')
  const ports = { ...home.ports, shipped: { ...home.ports.shipped, templates: folder } }
  const { noRevAvail } = await revoke('batch', 'dry-run', ports)
  expect(noRevAvail).toMatchObject({
    lookedUpBy: ['apache', 'axum', 'caddy', 'envoy', 'haproxy', 'lighttpd', 'nginx', 'node', 'traefik'],
    ignoredBy: ['gateway-api', 'stunnel'],
    unseen: ['istio'],
  })
})
