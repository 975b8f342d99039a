/** The one list of headers that tell an identity: what it covers, what it lets be, and that nobody keeps another. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderTarget } from '../../src/export/render.ts'
import { decideView } from '../../src/export/view.ts'
import { foreignHeaders, identityHeaders, isForeignHeader } from '../../src/policy/identity-headers.ts'
import { vouchFor } from '../../src/probe/protocol/identity-headers.ts'
import { validateIdentityHeaders } from '../../src/schema/generated/identity-headers.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { request, shippedTargets } from '../support/target-kit.ts'

const root = resolve(import.meta.dirname, '../..')

describe('a header that tells an identity', () => {
  it.each([
    ...[
      'X-User',
      'X-User-Id',
      'X-Auth-User',
      'X-Authenticated-User',
      'X-Consumer-Username',
      'Remote-User',
      'X-Remote-User',
    ],
    ...['X-SSL-Client-Cert', 'x_ssl_client_s_dn', 'SSL_CLIENT_VERIFY', 'Client-Cert', 'X-Client.Cert', 'X-Client-DN'],
    ...[
      'X-Forwarded-Client-Cert',
      'X-Forwarded-For',
      'Forwarded',
      'X-Original-URL',
      'X-HTTP-Method-Override',
      'X-SSL-Client-Fancy',
    ],
  ])('is known: %s', (name) => expect(isForeignHeader(name)).toBe(true))

  it.each([
    ...[
      'X-Client-Info',
      'X-Client-Version',
      'X-Client-Request-Id',
      'X-Forwarded-Scheme',
      'X-User-Agent',
      'X-Users',
      'X-Honest',
    ],
    ...[
      'Accept',
      'Authorization',
      'X-Request-Id',
      'X-SSL-Labs',
      'Remote-Addressing',
      'X-Original-Size',
      'Content-Type',
      'User-Agent',
    ],
  ])('is not taken for one: %s', (name) => expect(isForeignHeader(name)).toBe(false))
})

/** Names that a server writes anew by itself, whatever came in. */
const writtenAnew: Readonly<Record<string, RegExp>> = {
  traefik: /^X-(Forwarded-(For|Host|Port|Proto|Server)|Real-IP)$/,
}

describe('the list', () => {
  it('names each header once', () => {
    const names = foreignHeaders.names.map((name) => name.toLowerCase())
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('is the file of templates/, which its schema lets pass', () => {
    const file: unknown = JSON.parse(readFileSync(join(root, 'templates/identity-headers.json'), 'utf8'))
    expect(validateIdentityHeaders(file), JSON.stringify(validateIdentityHeaders.errors)).toBe(true)
    expect(file).toMatchObject({ names: identityHeaders, beginnings: foreignHeaders.beginnings })
    expect(validateIdentityHeaders({ names: identityHeaders, beginnings: ['X-Client'] })).toBe(false)
  })

  it('has whatever the probe forges', () => {
    const { der } = makeCertificate()
    const forged = vouchFor({ subject: 'CN=x', commonName: 'x', certificate: der }).flat()
    expect(forged.length).toBeGreaterThan(50)
    // Connection names others of them, and tells nothing by itself.
    const telling = forged.map(({ name }) => name).filter((name) => name !== 'Connection')
    expect(telling.filter((name) => !isForeignHeader(name))).toEqual([])
    const { rest: _, ...groups } = identityHeaders
    expect(
      Object.values(groups)
        .flat()
        .filter((name) => !forged.some((one) => one.name.toLowerCase() === name.toLowerCase())),
    ).toEqual([])
  })

  it('is handed whole to every target that claims to take forged identities off', async () => {
    const guarding = (await shippedTargets()).filter(({ claims }) => claims.forgery)
    expect(guarding.length).toBeGreaterThan(2)
    for (const target of guarding) {
      const files = await renderTarget(target, decideView(target, request()))
      const text = files.map(({ content }) => content).join('\n')
      const listed = [...foreignHeaders.names, ...foreignHeaders.beginnings]
      expect(
        listed.filter((name) => !new RegExp(`["|(]${name}["*|)]`).test(text) && !writtenAnew[target.name]?.test(name)),
        target.name,
      ).toEqual([])
    }
  })

  it('is removed by nginx name by name, but for what it sets itself', async () => {
    const nginx = (await shippedTargets()).find(({ name }) => name === 'nginx')
    if (nginx === undefined) throw new Error('there is no nginx')
    const conf = async (inputs: Record<string, string>) =>
      (await renderTarget(nginx, decideView(nginx, request({ inputs })))).find(({ path }) => path === 'nginx.conf')
        ?.content ?? ''
    const lines = (await conf({})).split('\n').map((line) => line.trim())
    for (const name of foreignHeaders.names) {
      const set = lines.filter((line) => line.startsWith(`proxy_set_header ${name} `))
      expect(set, name).toHaveLength(name === 'Client-Cert-Secret' ? 0 : 1)
    }
    const passing = await conf({ passHeaders: 'x-real-ip' })
    expect(passing).not.toContain('X-Real-IP')
    expect(passing).toContain('proxy_set_header X-User "";')
  })

  it('is the only one: no template keeps names of its own', () => {
    const files = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) => {
        const path = join(folder, name)
        return statSync(path).isDirectory() ? files(path) : [path]
      })
    const sources = files(join(root, 'templates')).filter(
      (path) => /\.(mjs|js|rs|liquid)$/.test(path) && !/README|\/readme\/|\.md\.liquid$/.test(path),
    )
    const found = sources.flatMap((path) => {
      const text = readFileSync(path, 'utf8')
        .replace(/#\[cfg\(test\)\][\s\S]*/, '')
        .replace(/^ *(\/\/|\/\*|\*).*$/gm, '')
      // Those that a proxy sets itself, for the backend or for the door that it asks.
      const own =
        /^(client-cert|x-client-identity|x-real-ip|x-forwarded-(for|proto|host|method|uri|tls-client-cert|client-cert|port|server))/i
      return foreignHeaders.names
        .filter((name) => !own.test(name) && /-.*-/.test(name))
        .filter((name) => text.toLowerCase().includes(name.toLowerCase()))
        .map((name) => `${path}: ${name}`)
    })
    expect(found).toEqual([])
  })
})
