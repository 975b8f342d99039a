import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attacks } from '../../../src/probe/attacks/index.ts'
import { drawHtml } from '../../../src/probe/report/html.ts'
import { encodeJunit } from '../../../src/probe/report/junit.ts'
import { parseRemedies, proposeChanges, type Remedies } from '../../../src/probe/report/remedies.ts'
import type { AttackResult, Report } from '../../../src/probe/report/report.ts'
import { encodeSarif } from '../../../src/probe/report/sarif.ts'
import { describeChange } from '../../../src/probe/report/telling.ts'
import { drawReport } from '../../../src/probe/report/terminal.ts'
import { breakouts, makeReport } from '../../support/report-kit.ts'

const templates = join(import.meta.dirname, '../../../templates')
const shipped = readdirSync(templates).filter((name) => existsSync(join(templates, name, 'remedies.json')))
const read = (name: string): Remedies =>
  parseRemedies(readFileSync(join(templates, name, 'remedies.json'), 'utf8'), name, name)
const nginx = read('nginx')
const known = shipped.map(read)

const model = makeReport()
const asThrough = (id: string): Report => ({
  ...model,
  results: model.results.map((result): AttackResult => {
    const { remedy: _, attempts, ...facts } = result as AttackResult & { verdict: 'bypassed' }
    return result.id === id ? { ...facts, attempts, verdict: 'bypassed', evidence: 'answered 200' } : result
  }),
})
const changeOf = (report: Report, id: string) => report.results.find((result) => result.id === id)?.change

describe('the remedies that are shipped', () => {
  it.each(shipped)('%s: name attacks that there are, each once in lines and once in settings of a file', (name) => {
    const { remedies } = read(name)
    const forms = Map.groupBy(remedies, (one) => `${'lines' in one} ${one.files?.join()}`)
    for (const form of forms.values()) {
      const named = form.flatMap((remedy) => remedy.attacks)
      expect(named.filter((id) => !attacks.some((attack) => attack.id === id))).toEqual([])
      expect(new Set(named).size).toBe(named.length)
    }
  })

  it.each(shipped)('%s: have no placeholder that nothing fills', (name) => {
    const text = JSON.stringify(
      read(name).remedies.flatMap((one) => ('lines' in one ? one.lines : one.settings.map(({ value }) => value))),
    )
    for (const [, word] of text.matchAll(/\{([a-z-]+)\}/g))
      expect(['host', 'host-pattern', 'address', 'port']).toContain(word)
  })

  it('are refused in another shape', () => {
    expect(() => parseRemedies('{"remedies": []}', 'nginx', 'nginx')).toThrow(
      expect.objectContaining({ code: 'target.malformed' }),
    )
  })
})

describe('a change', () => {
  const framed = asThrough('framing')
  const named = (report: Report, text?: string) =>
    proposeChanges(report, {
      known,
      target: 'nginx',
      ...(text === undefined ? {} : { configuration: { file: 'site.conf', text } }),
    })

  it('is in the language of the program that was named, or of that which the server calls itself', () => {
    const lines = [{ sign: '+', text: expect.stringMatching(/^add_header Content-Security-Policy/) }]
    expect(changeOf(named(framed), 'framing')).toMatchObject({ target: 'nginx', lines })
    for (const server of ['nginx', 'nginx/1.22.1', 'Nginx (Debian)']) {
      expect(changeOf(proposeChanges({ ...framed, server }, { known }), 'framing')?.target).toBe('nginx')
    }
    expect(changeOf(proposeChanges({ ...framed, server: 'Apache/2.4.71' }, { known }), 'framing')?.target).toBe(
      'apache',
    )
  })

  it('is not made for a program that is not known, nor for an attack that did not succeed', () => {
    for (const server of [undefined, 'nginxish', 'x-nginx', '']) {
      const report = proposeChanges({ ...framed, ...(server === undefined ? {} : { server }) }, { known })
      expect(changeOf(report, 'framing')).toBeUndefined()
    }
    expect(
      named(model).results.filter(({ change, verdict }) => change !== undefined && verdict !== 'bypassed'),
    ).toEqual([])
  })

  it('replaces the lines of the configuration that are responsible, and keeps those that are right', () => {
    const text = 'server {\n  ssl_verify_client optional; # for now\n  ssl_verify_clients x;\n}\n'
    const change = changeOf(named(asThrough('no-certificate'), text), 'no-certificate')
    expect(change).toMatchObject({
      file: 'site.conf',
      line: 2,
      lines: [
        { sign: '-', number: 2, text: 'ssl_verify_client optional; # for now' },
        { sign: '+', text: 'ssl_verify_client on;' },
      ],
    })
    const tickets = 'http {\n  ssl_session_tickets off;\n  ssl_session_cache shared:a:1m;\n}\n'
    const resumed = changeOf(named(asThrough('resumption-after-revocation'), tickets), 'resumption-after-revocation')
    expect(resumed?.lines.map(({ sign }) => sign)).toEqual([' ', '-', '+'])
    expect(resumed?.line).toBe(3)
  })

  it('says where nothing was found, and where the lines stand there already', () => {
    const absent = changeOf(named(asThrough('no-certificate'), 'server {}\n'), 'no-certificate')!
    expect(describeChange(absent)).toContain('site.conf has no such line yet')
    const there = changeOf(named(asThrough('no-certificate'), '  ssl_verify_client on;\n'), 'no-certificate')!
    expect(describeChange(there)).toContain('they stand there already')
  })

  it("has the server's own host, which is no pattern by accident", () => {
    const lines = changeOf(named(asThrough('foreign-origin')), 'foreign-origin')
      ?.lines.map(({ text }) => text)
      .join('\n')
    expect(lines).toContain('https://api\\.acme\\.internal:8443')
    expect(lines).not.toMatch(/\{[a-z-]+\}/)
  })

  it('gives SARIF the file, and the line where there is one (§3.29)', () => {
    const text = 'server {\n  ssl_verify_client optional;\n}\n'
    const report = named(asThrough('no-certificate'), text)
    const results = encodeSarif(report, '0').runs[0]!.results
    const of = (id: string) => results.find(({ ruleId }) => ruleId === id)?.locations[0]
    expect(of('no-certificate')).toMatchObject({
      physicalLocation: { artifactLocation: { uri: 'site.conf' }, region: { startLine: 2 } },
      logicalLocations: [{ kind: 'server' }],
    })
    const other = results.find(({ ruleId }) => ruleId !== 'no-certificate')?.locations[0]
    expect(other).toMatchObject({ physicalLocation: { artifactLocation: { uri: 'site.conf' } } })
    expect(other).not.toHaveProperty('physicalLocation.region')
    expect(encodeSarif(framed, '0').runs[0]!.results[0]?.locations[0]).not.toHaveProperty('physicalLocation')
  })

  it.each(breakouts.map((text) => [JSON.stringify(text), text]))('shows a line as text: %s', (_, line) => {
    const report = named(asThrough('no-certificate'), `ssl_verify_client ${line}`)
    const pens = { columns: 100, bold: String, dim: String, red: String, green: String, yellow: String }
    for (const shown of [drawHtml(report, '0'), encodeJunit(report), drawReport(report, pens, 'brief').join('')]) {
      for (const control of ['\u001b', '\u202e', '\u0000']) expect(shown).not.toContain(control)
    }
    expect(drawHtml(report, '0')).not.toContain('<script')
  })

  it('of a setting is in the language of the file, and changes the value alone', () => {
    const asked = (target: string, file: string, text: string) =>
      changeOf(
        proposeChanges(asThrough('no-certificate'), { known, target, configuration: { file, text } }),
        'no-certificate',
      )
    const yaml = 'clientAuth: { clientAuthType: RequestClientCert, caFiles: [a.pem] }\n'
    expect(asked('traefik', 'dynamic.yml', yaml)).toMatchObject({
      line: 1,
      lines: [
        { sign: '-', number: 1, text: yaml.trim() },
        { sign: '+', text: 'clientAuth: { clientAuthType: "RequireAndVerifyClientCert", caFiles: [a.pem] }' },
      ],
    })
    const absent = asked('envoy', 'envoy.json', '{}')
    expect(absent).not.toHaveProperty('line')
    expect(absent?.lines).toEqual([{ sign: '+', text: '"require_client_certificate": true,' }])
  })

  it('has all lines that go before the one that comes', () => {
    const text = 'validation_context:\n  trusted_ca:\n    filename: a.pem\nother: 1\n'
    const configuration = { file: 'envoy.yaml', text }
    const change = changeOf(proposeChanges(asThrough('revoked'), { known, target: 'envoy', configuration }), 'revoked')
    expect(change?.lines.map(({ sign, number }) => `${sign}${number ?? ''}`)).toEqual(['-1', '-2', '-3', '+'])
  })

  it('of lines that directives begin is not made in a file of JSON', () => {
    const configuration = { file: 'caddy.json', text: '{ "client_authentication": { "mode": "request" } }' }
    const asked = (id: string) => changeOf(proposeChanges(asThrough(id), { known, target: 'caddy', configuration }), id)
    expect(asked('framing')).toBeUndefined()
    expect(asked('no-certificate')?.lines.at(-1)?.text).toContain('"mode": "require_and_verify"')
  })

  it('stands in the file that was named, or else in another, of which nothing is said', () => {
    const asked = (id: string, file?: string) =>
      changeOf(
        proposeChanges(asThrough(id), {
          known,
          target: 'trafficserver',
          ...(file === undefined ? {} : { configuration: { file, text: 'sni:\n  - verify_client: NONE\n' } }),
        }),
        id,
      )
    expect(asked('no-certificate', 'etc/sni.yaml')).toMatchObject({
      file: 'etc/sni.yaml',
      line: 2,
      lines: [{ text: '- verify_client: NONE' }, { text: '- verify_client: STRICT' }],
    })
    expect(asked('no-certificate', 'C:\\etc\\records.yaml')?.lines[0]?.text).toBe('certification_level: 2')
    for (const file of [undefined, 'etc/sni.yaml.old', 'ssl_multicert.config']) {
      const change = asked('no-certificate', file)
      expect(change?.lines[0]?.text).toBe('CONFIG proxy.config.ssl.client.certification_level INT 2')
      expect(change).not.toHaveProperty('file')
    }
  })

  it('is of no program in which the remedy is not known', () => {
    const haproxy = proposeChanges(asThrough('other-sni'), { known: [nginx], target: 'haproxy' })
    expect(changeOf(haproxy, 'other-sni')).toBeUndefined()
  })
})
