/** Exporting from a home: which certificates go in, what is refused before anything is written, and what is warned of. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseListen } from '../../src/workflow/export.ts'
import { parseCertificateChainPem } from '../../src/x509/certificate.ts'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { checkCrls, deliverTls, type ExportOptions, exportTarget } from '../support/workflows.ts'

const DAY = 86_400
const host = 'api.acme.internal'

let clock: MovableClock
let home: TestHome
let out: string
beforeEach(async () => {
  clock = fixedClock()
  home = await makeHome({ clock })
  out = join(home.path, '../deploy')
})
afterEach(() => home.remove())

const write = (changes: Partial<ExportOptions> = {}) =>
  exportTarget(
    { home: home.path, target: 'node', host, listen: '127.0.0.1:8443', out, origins: [], mode: 'export', ...changes },
    home.ports,
  )

const named = (...names: readonly string[]) => names.map((value) => ({ kind: 'dns' as const, value }))

describe('exportTarget', () => {
  it('takes the newest server certificate that covers the host', async () => {
    await home.issue('server', host)
    const newest = await home.issue('server', host, { naming: 'again' })
    await home.issue('server', 'other.acme.internal')
    const { files, directory } = await write()
    const chain = files.find(({ path }) => path.endsWith('server-chain.pem'))
    const [certificate] = parseCertificateChainPem(await home.read(join(directory, chain?.path ?? '')))
    expect(certificate?.tbs.serial).toBe(newest.certificate.serial)
  })

  it('refuses a host that no certificate covers, and names the command that issues one', async () => {
    await home.issue('server', 'other.acme.internal')
    await expect(write()).rejects.toMatchObject({
      code: 'server.no-certificate',
      hint: `issue a certificate: countersign issue server ${host} --dns ${host}`,
    })
    await expect(write({ host: '10.1.2.3' })).rejects.toMatchObject({
      hint: 'issue a certificate: countersign issue server NAME --ip 10.1.2.3',
    })
    expect(existsSync(out)).toBe(false)
  })

  it('takes for several hosts the newest certificate that covers all of them, and keeps to them when it delivers', async () => {
    const [second, third] = ['b.acme.internal', 'c.acme.internal']
    const both = await home.issue('server', host, { subjectAltNames: named(host, second) })
    await home.issue('server', 'one', { subjectAltNames: named(host) })
    await home.issue('server', 'two', { subjectAltNames: named(second, third) })
    const several = { alsoHosts: [second] }
    const answer = await write(several)
    expect([answer.host, answer.alsoHosts]).toEqual([host, [second]])
    expect(JSON.parse(await home.read(join(out, 'countersign-export.json'))).recipe).toMatchObject({ host, ...several })
    const shown = async () => {
      const [certificate] = parseCertificateChainPem(await home.read(join(out, 'tls/server-chain.pem')))
      return certificate?.tbs.serial
    }
    expect(await shown()).toBe(both.certificate.serial)
    const renewed = await home.issue('server', 'both', { subjectAltNames: named(second, host) })
    await home.issue('server', 'three', { subjectAltNames: named(host, third) })
    const delivered = await deliverTls({ home: home.path, to: { out }, mode: 'export' }, home.ports)
    expect(delivered.exports[0]).toMatchObject({ host, ...several })
    expect(await shown()).toBe(renewed.certificate.serial)
    await home.revoke('both')
    await home.revoke(host)
    await expect(deliverTls({ home: home.path, to: { out }, mode: 'export' }, home.ports)).rejects.toMatchObject({
      code: 'server.lacks-host',
      facts: { host: second, hosts: [host, second] },
    })
    expect(await shown()).toBe(renewed.certificate.serial)
  })

  it('refuses several hosts of which no one certificate covers all, and names the one that is lacking', async () => {
    await home.issue('server', host, { subjectAltNames: named(host) })
    await home.issue('server', 'b.acme.internal', { subjectAltNames: named('b.acme.internal') })
    await expect(write({ alsoHosts: ['b.acme.internal'] })).rejects.toMatchObject({
      message: `no valid server certificate covers all of ${host}, b.acme.internal: b.acme.internal is lacking`,
      hint: 'issue one certificate for all of them: countersign issue server NAME --dns HOST --dns HOST',
    })
    expect(existsSync(out)).toBe(false)
  })

  it.each([
    ['an address among them', { alsoHosts: ['10.1.2.3'] }, 'input.malformed'],
    ['a name after an address', { host: '10.1.2.3', alsoHosts: [host] }, 'input.malformed'],
    ['a name twice', { alsoHosts: [host] }, 'input.malformed'],
    ['what is no name', { alsoHosts: ['b.acme.internal.'] }, 'identity.refused'],
    ['a target that answers for one alone', { target: 'stunnel', alsoHosts: ['b.acme.internal'] }, 'target.cannot'],
  ])('refuses several hosts with %s', async (_, changes, code) => {
    await home.issue('server', host, {
      subjectAltNames: [...named(host, 'b.acme.internal'), { kind: 'ip', value: '10.1.2.3' }],
    })
    await expect(write(changes)).rejects.toMatchObject({ code })
    expect(existsSync(out)).toBe(false)
  })

  it('does not take a server certificate that was revoked or has ended', async () => {
    await home.issue('server', host)
    await home.revoke(host)
    await expect(write()).rejects.toMatchObject({ code: 'server.no-certificate' })
  })

  it('warns from half of the life of the CRL on, and refuses an expired one', async () => {
    await home.issue('server', host)
    const warned = async () => (await write()).warnings.filter((line) => line.includes('past half of its life')).length
    expect(await warned()).toBe(0)
    clock.advance(16 * DAY)
    expect((await checkCrls({ home: home.path, authority: 'clients' }, home.ports)).crls[0]?.state).toBe('half-life')
    expect(await warned()).toBe(1)
    clock.advance(15 * DAY)
    await expect(write()).rejects.toMatchObject({ code: 'crl.expired', facts: { authority: 'clients' } })
  })

  it.each([
    ['node', 1],
    ['stunnel', 0],
  ])('asks for access rules where the target enforces them: %s', async (target, times) => {
    await home.issue('server', host)
    const { warnings } = await write({ target })
    expect(warnings.filter((line) => line.includes('without access rules'))).toHaveLength(times)
  })

  it.each([
    ['gateway-api', 1],
    ['istio', 0],
    ['nginx', 0],
  ])('warns of a server that looks at no CRL: %s', async (target, times) => {
    await home.issue('server', host)
    const { warnings } = await write({ target, listen: '192.0.2.1:443' })
    expect(warnings.filter((line) => line.startsWith('it cannot look at a CRL'))).toHaveLength(times)
  })

  it.each([
    ['an unknown target', { target: 'iis' }, 'target.unknown'],
    ['a host with a line feed', { host: 'api.acme.internal\n' }, 'identity.refused'],
    ['an address to listen on without a port', { listen: '127.0.0.1' }, 'input.malformed'],
    ['a port that there is not', { listen: '127.0.0.1:99999' }, 'input.malformed'],
    ['an origin that is none', { origins: ['https://app.acme.internal/path'] }, 'input.malformed'],
    ['an input that the target does not have', { inputs: { upstream: 'http://127.0.0.1:1' } }, 'input.unknown'],
    ['another pin than the authority has', { pin: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' }, 'pin.mismatch'],
  ] satisfies [string, Partial<ExportOptions>, string][])(
    'refuses %s, and writes nothing',
    async (_, changes, code) => {
      await home.issue('server', host)
      await expect(write(changes)).rejects.toMatchObject({ code })
      expect(existsSync(out)).toBe(false)
    },
  )

  it('says which backend it assumes, and what was let through the door', async () => {
    await home.issue('server', host)
    const warned = async (inputs: Record<string, string>, target = 'nginx') =>
      (await write({ target, inputs, mode: 'dry-run' })).warnings.filter((line) => !line.includes('--access'))
    expect(await warned({})).toEqual(['without --upstream, requests are passed on to http://127.0.0.1:9000'])
    expect(await warned({ upstream: 'http://app_server:3000' })).toEqual([])
    expect(await warned({}, 'node')).toEqual([])
    expect(await warned({ passHeaders: 'X-User' }, 'node')).toEqual([expect.stringContaining('can send X-User')])
  })

  it('says how each server is stopped without cutting anybody off', async () => {
    await home.issue('server', host)
    const stop = async (target: string) => (await write({ target, mode: 'dry-run' })).commands.stop
    expect([await stop('node'), await stop('nginx')]).toEqual([
      'send SIGTERM to its process',
      'send SIGQUIT to its process',
    ])
  })

  it('follows the guideline that is named, keeps it when it exports there again, and takes another that is named', async () => {
    await home.issue('server', host)
    const config = async () => JSON.parse(await home.read(join(out, 'config.json')))
    const record = async () => JSON.parse(await home.read(join(out, 'countersign-export.json')))
    expect((await write({ guideline: 'modern' })).guideline).toBe('modern')
    expect(await config()).toMatchObject({ tls: { versions: ['1.3'] } })
    expect((await write()).guideline).toBe('modern')
    expect(await config()).toMatchObject({ tls: { versions: ['1.3'] } })
    expect(await record()).toMatchObject({ recipe: { guideline: 'countersign-modern-2026.11' } })
    expect((await write({ guideline: 'intermediate' })).guideline).toBe('intermediate')
    expect(await config()).toMatchObject({ tls: { versions: ['1.2', '1.3'] } })
    expect((await write({ out: join(home.path, '../other') })).guideline).toBe('intermediate')
  })

  it('refuses a guideline that there is not, and to go on from one that it does not know; nothing is lost', async () => {
    await home.issue('server', host)
    await expect(write({ guideline: 'lax' as 'modern' })).rejects.toMatchObject({
      code: 'input.malformed',
      facts: { what: 'guideline', expected: 'one of: modern, intermediate, fips' },
    })
    expect(existsSync(out)).toBe(false)
    await write({ guideline: 'fips' })
    const path = join(out, 'countersign-export.json')
    const later = (await home.read(path)).replace('countersign-fips-2026.11', 'countersign-quantum-2031.02')
    writeFileSync(path, later)
    await expect(write()).rejects.toMatchObject({
      code: 'file.malformed',
      facts: { problem: expect.stringContaining('countersign-quantum-2031.02; name another with --guideline') },
    })
    expect(await home.read(path)).toBe(later)
    expect((await write({ guideline: 'fips' })).guideline).toBe('fips')
  })

  it('writes nothing and records nothing in a dry run', async () => {
    await home.issue('server', host)
    const answer = await write({ mode: 'dry-run' })
    expect(answer.files.length).toBeGreaterThan(5)
    expect(existsSync(out)).toBe(false)
  })
})

describe('parseListen', () => {
  it.each([
    ['127.0.0.1:8443', { address: '127.0.0.1', port: '8443' }],
    ['[::1]:8443', { address: '::1', port: '8443' }],
  ])('reads %s', (text, parsed) => expect(parseListen(text)).toEqual(parsed))

  it.each([
    [':443', '0.0.0.0:443 or [::]:443 for all addresses'],
    ['443', '0.0.0.0:443 or [::]:443 for all addresses'],
    ['*:443', '0.0.0.0:443 or [::]:443 for all addresses'],
    ['10.0.0.1', 'such as 10.0.0.1:8443'],
    ['10.0.0.1:', 'such as 10.0.0.1:8443'],
    ['::1', 'in brackets'],
    ['::1:8443', 'in brackets'],
    ['[::1]', 'in brackets'],
    ['localhost:8443', 'an address, not a name'],
    ['localhost', 'an address, not a name'],
  ])('says of %j what to write instead', (text, says) => {
    expect(() => parseListen(text)).toThrow(expect.objectContaining({ hint: expect.stringContaining(says) }))
  })

  it.each(['', '8443', ':8443:', '::1:8443', '[::1]', '127.0.0.1:8443 ', 'a:b'])('refuses %j', (text) => {
    expect(() => parseListen(text)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })
})
