/** What each target renders from fixed requests, reviewed like source. `UPDATE_GOLDEN=1` writes it anew, and never in CI. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Target } from '../../src/export/catalogue.ts'
import { renderTarget } from '../../src/export/render.ts'
import { decideView, type ExportRequest } from '../../src/export/view.ts'
import { isAddress } from '../../src/policy/host.ts'
import { accessClaims, accessTable } from '../support/access-cases.ts'
import { request, shippedTargets } from '../support/target-kit.ts'

const golden = join(import.meta.dirname, '../golden')

/** The cases that targets are rendered in. */
const cases: Readonly<Record<string, Partial<ExportRequest>>> = {
  basic: {},
  rules: { claims: accessClaims, access: accessTable('as they are') },
  backend: { inputs: { upstream: 'https://app.acme.internal', upstreamCa: '/etc/ssl/backend-ca.pem' } },
  health: { inputs: { health: '127.0.0.1:9080' } },
  fips: { guideline: 'fips' },
  origins: { inputs: { origins: 'https://app.acme.internal,https://b.acme.internal:8444' } },
  websockets: { inputs: { webSockets: '/live,/news/feed' } },
  units: {
    systemd: {
      directory: '/srv/acme',
      user: 'acme',
      program: ['/usr/bin/node', '/usr/lib/countersign/bin/countersign.cjs'],
    },
  },
  image: { image: 'wanted', inputs: { address: '0.0.0.0' } },
  hosts: { alsoHosts: ['b.acme.internal', 'c.example'], inputs: { origins: 'https://b.acme.internal:8443' } },
  proxied: { inputs: { proxyProtocol: '10.0.0.0/8,fd00::/8' } },
  address: { host: 'fd00::1', claims: [], inputs: { address: '::1', port: '443' } },
}

const targets = await shippedTargets()
/** Those of them that a target can be asked for. */
const casesOf = (target: Target) =>
  Object.entries(cases).flatMap(([name, { access, alsoHosts, guideline, host = '', inputs = {}, systemd, image }]) => {
    const followed = guideline === undefined || target.guidelines?.some((one) => one === guideline) === true
    const ruled = access === undefined || target.claims.access !== undefined
    const reached = target.hosts === undefined || !isAddress(host)
    const named = alsoHosts === undefined || target.claims.severalHosts === true
    const begun = systemd === undefined || target.kind === 'started'
    const contained = image === undefined || target.image !== undefined
    const taken = Object.keys(inputs).every((one) => one in target.inputs)
    return followed && ruled && reached && named && begun && contained && taken ? [name] : []
  })
const update = process.env['UPDATE_GOLDEN'] === '1'

describe.each(targets)('the golden files of $name', (target) => {
  it.each(casesOf(target))('are what is rendered in the case %s', async (name) => {
    const folder = join(golden, target.name, name)
    const files = await renderTarget(target, decideView(target, request(cases[name])))
    // A copied file is its own golden file; what there is besides comes after all others, which other cases have.
    const isBesides = cases[name]?.systemd !== undefined || cases[name]?.image !== undefined
    const rendered = isBesides
      ? files.slice(target.files.length)
      : files.filter((_, index) => target.files[index]?.language !== undefined)
    if (update) {
      if (process.env['CI']) throw new Error('golden files are not written in CI')
      rmSync(folder, { recursive: true, force: true })
      for (const { path, content } of rendered) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), content)
      }
    }
    for (const { path, content } of rendered) {
      const file = join(folder, path)
      expect(content, file).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '(no golden file)')
    }
  })

  it('are of cases that exist', () => {
    expect(readdirSync(join(golden, target.name)).sort()).toEqual(casesOf(target).sort())
  })
})

describe('golden files', () => {
  it('are of targets that exist', () => {
    expect(readdirSync(golden).sort()).toEqual(targets.map(({ name }) => name))
  })
})
