/** The exported axum server is caught that is wrong over HTTP/2 alone, or opens WebSockets too readily. One build holds all mistakes: a build each would take minutes. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editPrograms, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { overHttp2 } from '../contracts.ts'
import { provenClaims } from '../identity.ts'
import { makeGround, type Proof } from '../proof.ts'
import { makeStand, type Stand, standsOf } from '../stand.ts'
import { webSockets } from '../websockets.ts'
import { addPages, build, stands } from './stands.ts'

/** What is wrong, where, what stands in its place where the server is to make this mistake, and the proof that must notice. */
type Mistake = readonly [
  what: string,
  from: string,
  to: (isMade: string) => string,
  contract: readonly Proof[],
  notices: string,
]

const HTTP2 = 'request.version() == Version::HTTP_2'

const atHttp2: readonly Mistake[] = [
  [
    'goes by the authority alone, where Host says something else',
    'authority.as_str() == *host',
    (isMade) => `(authority.as_str() == *host || ${isMade})`,
    overHttp2.http2,
    'refuses what is no request',
  ],
  [
    'has every connection ask for each of its hosts',
    'if named != host.name {',
    (isMade) =>
      `if named != host.name && !(${isMade} && ${HTTP2} && self.config.hosts.iter().any(|one| one.name == named)) {`,
    overHttp2.http2,
    'takes over the connection',
  ],
  [
    'takes any origin',
    'self.require_own_origin(host, request.headers())?;',
    (isMade) => `if !(${isMade} && ${HTTP2}) { self.require_own_origin(host, request.headers())?; }`,
    overHttp2.browser,
    'takes what changes something',
  ],
  [
    'believes headers',
    'remove_foreign_headers(request.headers_mut(), &self.config.foreign_headers);',
    (isMade) =>
      `if !(${isMade} && ${HTTP2}) { remove_foreign_headers(request.headers_mut(), &self.config.foreign_headers); }`,
    overHttp2.identity,
    'hides from the application what pretends',
  ],
  [
    'sets no limit to what is asked at a time',
    '.max_concurrent_streams(100)',
    (isMade) => `.max_concurrent_streams(if ${isMade} { 10_000 } else { 100 })`,
    overHttp2.http2Limits,
    'has one connection ask',
  ],
  [
    'takes heads of any size',
    '.max_header_list_size(limits.header_bytes)',
    (isMade) => `.max_header_list_size(if ${isMade} { 16_000_000 } else { limits.header_bytes })`,
    overHttp2.http2Limits,
    'ends who sends a head without end',
  ],
]

const atWebSockets: readonly Mistake[] = [
  [
    'for any page',
    'if upgrade.is_some() || !',
    (isMade) => `if (upgrade.is_some() && !${isMade}) || !`,
    webSockets,
    'opens none for a page',
  ],
  [
    'anywhere',
    'self.config.web_sockets.iter().any(|one| one == path)',
    (isMade) => `(${isMade} || self.config.web_sockets.iter().any(|one| one == path))`,
    webSockets,
    'opens none elsewhere',
  ],
  [
    'with a body',
    '!headers.contains_key(header::CONTENT_LENGTH)',
    (isMade) => `(${isMade} || !headers.contains_key(header::CONTENT_LENGTH))`,
    webSockets,
    'opens none elsewhere',
  ],
  [
    'for any client',
    'if !in_force.access.allows(&peer.identity, request.method(), &path) {',
    (isMade) =>
      `if !(${isMade} && upgrade.is_some()) && !in_force.access.allows(&peer.identity, request.method(), &path) {`,
    webSockets,
    'asks the access rules',
  ],
  [
    'and never takes it back',
    'shared.stream.take()',
    (isMade) => `if ${isMade} { None } else { shared.stream.take() }`,
    webSockets,
    'ends one by a revocation',
  ],
]

const all = [...atHttp2, ...atWebSockets]
const [own] = await standsOf('axum')
const [particular] = own === undefined ? [] : stands(own.target)
if (own === undefined || particular === undefined) throw new Error('there is no stand for axum')
const folder = mkdtempSync(join(tmpdir(), 'countersign-mistakes-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterAll(stopLeftOver)

/** The server that makes this mistake; over HTTP/2, if it is one of those. */
function standOf(mistake: Mistake | undefined, program: string): Stand {
  const script = join(folder, `mistake-${mistake === undefined ? 'none' : all.indexOf(mistake)}`)
  writeFileSync(
    script,
    `#!/bin/sh\nMISTAKE=${mistake === undefined ? 'none' : all.indexOf(mistake)} exec "${program}" "$@"\n`,
  )
  chmodSync(script, 0o755)
  const stand = makeStand(own!.target, { ...particular!, program: () => script })
  return mistake !== undefined && atHttp2.includes(mistake) ? stand.overHttp2() : stand
}

const asked = ([, , , contract, notices]: Mistake, stand: Stand) => {
  const proofs = contract.filter(({ title, where }) => title.startsWith(notices) && (where?.(stand) ?? true))
  expect(proofs, notices).not.toEqual([])
  return proofs
}

if (own.missing !== undefined) it(own.title, (context) => leaveOut(context, own.missing ?? ''))
else
  describe(`${own.title} is caught that`, () => {
    let program: string
    beforeAll(async () => {
      const edits = all.map(([, from, to], index): [string, string] => [
        from,
        to(`(std::env::var("MISTAKE").as_deref() == Ok("${index}"))`),
      ])
      const bend = (directory: string) => {
        addPages(directory)
        editPrograms(directory, Object.fromEntries(edits))
      }
      program = (await build(bend)).program
    }, 900_000)

    const catches = async (mistake: Mistake) => {
      const stand = standOf(mistake, program)
      const ground = await makeGround(stand, { claims: provenClaims })
      const said = await Promise.allSettled(asked(mistake, stand).map(({ prove }) => prove(ground)))
      expect(said.filter(({ status }) => status === 'rejected')).not.toEqual([])
      await ground.server.stop()
    }
    it.for(atHttp2)('over HTTP/2, %s', (mistake) => catches(mistake))
    it.for(atWebSockets)('opens a WebSocket %s', (mistake) => catches(mistake))

    it('makes none of these mistakes', async () => {
      const grounds = new Map<Stand['http'], Awaited<ReturnType<typeof makeGround>>>()
      for (const mistake of all) {
        const { http } = standOf(mistake, program)
        const plain = standOf(undefined, program)
        const stand = http === '2' ? plain.overHttp2() : plain
        const ground = grounds.get(http) ?? (await makeGround(stand, { claims: provenClaims }))
        grounds.set(http, ground)
        for (const { prove } of asked(mistake, stand)) await prove(ground)
      }
      for (const { server } of grounds.values()) await server.stop()
    })
  })
