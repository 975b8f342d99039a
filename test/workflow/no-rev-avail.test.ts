/** Revoking a certificate that says that it is never revoked (noRevAvail, RFC 9608): it is done, and said which servers look. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Target } from '../../src/export/catalogue.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { issueCredential, revokeCertificates } from '../support/workflows.ts'

const watch = () => undefined
/** What each target says: that it looks such a certificate up, that it is asked to, or neither. */
const shipped = await shippedTargets()
const isAsked = ({ asks }: Target) => asks?.some(({ for: claims }) => claims?.includes('noRevAvail')) ?? false
const lookedUpBy = shipped.filter(({ claims }) => claims.noRevAvail).map(({ name }) => name)
const unseen = shipped.filter(isAsked).map(({ name }) => name)
const ignoredBy = shipped.map(({ name }) => name).filter((name) => ![...lookedUpBy, ...unseen].includes(name))
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
  const told = { serials: [certificate.serial], lookedUpBy, ignoredBy, unseen }
  expect([lookedUpBy, ignoredBy, unseen]).toEqual([
    expect.arrayContaining(['nginx', 'node', 'stunnel']),
    expect.arrayContaining(['gateway-api']),
    expect.arrayContaining(['istio']),
  ])
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
    lookedUpBy: lookedUpBy.filter((name) => name !== 'stunnel'),
    ignoredBy: [...ignoredBy, 'stunnel'].sort(),
    unseen,
  })
})
