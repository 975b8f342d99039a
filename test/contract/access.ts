/** What access rules mean at a started server: the one table of cases, over real certificates, and reloads of the rules. */

import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderTarget } from '../../src/export/render.ts'
import { decideView } from '../../src/export/view.ts'
import { type AccessTable, unrestricted } from '../../src/policy/access.ts'
import {
  type AccessCase,
  type AccessIdentity,
  type AccessRulesName,
  accessCases,
  accessClaims,
  accessRules,
  accessTable,
  extensionsOf,
  type Outcome,
} from '../support/access-cases.ts'
import type { Made } from '../support/certificate-kit.ts'
import { type Answer, type LivePki, makeLivePki, type Started } from '../support/exported-server.ts'
import { request } from '../support/target-kit.ts'
import { claimed } from './proof.ts'
import { type Manners, type Stand, type Standing, start } from './stand.ts'

/** What an answer means: the application's own, or a refusal of the door. */
function outcomeOf(answer: Answer | 'refused'): Outcome | 'no answer' {
  if (answer === 'refused') return 'no answer'
  return answer.status === 400 ? 'malformed' : answer.status === 403 ? 'refused' : 'allowed'
}

const made = new Map<string, Made>()

function ask(server: Started, pki: LivePki, { who, method, target, headers }: Asked, agent?: Agent) {
  const key = `${pki.pin} ${who}`
  const as = made.get(key) ?? pki.client('somebody', undefined, { extensions: extensionsOf(who) })
  made.set(key, as)
  const own = ['Origin', `https://localhost:${server.port}`]
  return server.knock({ as, method, path: target, headers: [...own, ...headers], ...(agent && { agent }) })
}
type Asked = Omit<AccessCase, 'rules' | 'outcome'>

/** Asks a server what a case asks. */
export const outcomeAt = async (server: Started, pki: LivePki, asked: Asked): Promise<Outcome | 'no answer'> =>
  outcomeOf(await ask(server, pki, asked))

/** What a target is to a server that decodes escapes of unreserved characters (RFC 3986 §6.2.2.2), or takes several slashes at its beginning for one. */
function readBy({ escapes, slashes }: Manners, target: string): string {
  const decoded =
    escapes !== 'normalised'
      ? target
      : target.replace(/%[0-9a-f]{2}/gi, (one) => {
          const character = String.fromCharCode(Number.parseInt(one.slice(1), 16))
          return /[A-Za-z0-9._~-]/.test(character) ? character : one
        })
  return slashes === 'one' ? decoded.replace(/^\/+/, '/') : decoded
}

/** What a case comes to at a server: where that reads the target as another one, what this one does. */
function outcomeBy(manners: Manners, { outcome, ...asked }: AccessCase): Outcome {
  const target = readBy(manners, asked.target)
  if (target === asked.target) return outcome
  const { rules, who, method } = asked
  const plain = accessCases.find(
    (one) => one.rules === rules && one.who === who && one.method === method && one.target === target,
  )
  return (plain ?? { outcome }).outcome
}

export const enforcesAccess = claimed('access')

/** Runs the contract for one server, which {@link enforcesAccess}. */
export function accessContract(stand: Stand): void {
  const { target } = stand
  /** The exported file that holds the rules. */
  const file =
    target.files.find(({ path }) => /^(access\.(mjs|json)|door\.json)$/.test(path))?.path ?? 'it has no file of rules'
  const pki = makeLivePki()

  describe.each(Object.keys(accessRules) as AccessRulesName[])('with the access rules %s', (rules) => {
    let server: Standing
    beforeAll(async () => {
      server = await start(stand, pki, { claims: accessClaims, access: accessTable(rules) })
    })
    afterAll(() => server?.stop())

    it.each(accessCases.filter((one) => one.rules === rules))('$who, $method $target: $outcome', async (one) => {
      const before = server.seen?.length ?? 0
      const outcome = outcomeBy(stand.manners, one)
      // Over HTTP/2 what is no request may be reset, which lets in nobody either.
      const unheard = stand.http === '2' && outcome === 'malformed' ? ['no answer'] : []
      expect([outcome, ...unheard]).toContain(await outcomeAt(server, pki, one))
      if (server.seen) expect(server.seen).toHaveLength(before + (outcome === 'allowed' ? 1 : 0))
    })

    it('says so in an answer that nobody may frame', async () => {
      const answer = (await ask(server, pki, { who: 'viewer', method: 'GET', target: '/admin', headers: [] })) as Answer
      expect(answer.status).toBe(403)
      expect(answer.headers['x-frame-options']).toBe('DENY')
    })
  })

  describe('when its access rules change', () => {
    let server: Standing
    let rendered: (access: AccessTable) => Promise<string>
    beforeAll(async () => {
      server = await start(stand, pki, { claims: accessClaims, access: accessTable('as they are') })
      const { port } = server
      rendered = async (access) => {
        const asked = request({
          host: 'localhost',
          pin: pki.pin,
          at: pki.now,
          claims: accessClaims,
          access,
          inputs: { port: String(port) },
        })
        const files = await renderTarget(target, decideView(target, asked))
        return files.find(({ path }) => path === file)?.content ?? ''
      }
    })
    afterAll(() => server?.stop())
    const may = async (who: AccessIdentity, path: string, agent?: Agent) =>
      outcomeOf(await ask(server, pki, { who, method: 'GET', target: path, headers: [] }, agent))

    it('goes by the new ones after a reload, and keeps them where the next are bad', async () => {
      const shipped = readFileSync(join(server.directory, file), 'utf8')
      expect(shipped).toContain('"by-rule"')
      expect([await may('viewer', '/admin'), await may('operator', '/ops')]).toEqual(['refused', 'allowed'])
      await server.reload(file, await rendered(accessTable('decoded once')))
      expect([await may('admin', '/admin'), await may('operator', '/ops')]).toEqual(['allowed', 'allowed'])
      const nobody: AccessTable = { mode: 'by-rule', escapes: 'refuse', paths: [] }
      await server.reload(file, await rendered(nobody))
      expect([await may('admin', '/admin'), await may('viewer', '/')]).toEqual(['refused', 'refused'])
      const open = await rendered(unrestricted)
      const bad = {
        'an empty file': '',
        'half a file': open.slice(0, open.length / 2),
        'a mode that is none': open.replace('"unrestricted"', '"open"'),
        'no mode': open.replace(/"mode": "unrestricted",\s*/, ''),
        'no paths': open.replace(/,\s*"paths": \[\s*\]/, ''),
        'rules that are not in force': open.replace(/"paths": \[\s*\]/, '"paths": [{ "path": "/", "grants": [] }]'),
        'a claim that nobody told it of': (await rendered(accessTable('decoded once'))).replace('"role"', '"rank"'),
        'a condition that asks nothing': (await rendered(accessTable('decoded once'))).replace(
          '"oneOf": ["admin"]',
          '"oneOf": []',
        ),
        'a condition of no kind': (await rendered(accessTable('decoded once'))).replace(
          '"kind": "claim"',
          '"kind": "any"',
        ),
      }
      for (const [what, content] of Object.entries(bad)) {
        await server.reload(file, content)
        expect([await may('admin', '/admin'), await may('viewer', '/')], what).toEqual(['refused', 'refused'])
      }
    })

    it('refuses on a connection that was let in under the old ones', async () => {
      await server.reload(file, await rendered(accessTable('as they are')))
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      expect(await may('viewer', '/public', agent)).toBe('allowed')
      await server.reload(file, await rendered({ mode: 'by-rule', escapes: 'refuse', paths: [] }))
      expect(['refused', 'no answer']).toContain(await may('viewer', '/public', agent))
      agent.destroy()
    })

    it('lets every client do everything where that is what was exported', async () => {
      await server.reload(file, await rendered(unrestricted))
      expect([await may('viewer', '/ops'), await may('viewer', '/x;y')]).toEqual(['allowed', 'malformed'])
    })
  })
}
