/** A knock over HTTP/2: the same request in the fields of that version (RFC 9113 §8.3). `http2-client.ts` sends the frames. */
import type { Agent } from 'node:https'
import type { ConnectionOptions } from 'node:tls'
import type { Answer, Knock } from './exported-server.ts'
import { type Field, type Http2Client, openHttp2 } from './http2-client.ts'

/** Fields that say how HTTP/1.1 is framed: HTTP/2 has frames for that. */
const ofHttp1: ReadonlySet<string> = new Set(['connection', 'transfer-encoding'])

/** The connection that stands for an agent's one; as long as it is open, and the server has not gone away. */
const kept = new WeakMap<Agent, Http2Client>()

/** Host goes into `:authority`; another one beside it stays. */
function fieldsOf({ method = 'GET', path = '/', headers = [] }: Knock, port: number | undefined): readonly Field[] {
  const pairs = headers.flatMap((name, at): Field[] =>
    at % 2 === 0 ? [[name.toLowerCase(), headers[at + 1] ?? '']] : [],
  )
  const [host, ...others] = pairs.filter(([name]) => name === 'host')
  return [
    [':method', method],
    [':scheme', 'https'],
    [':authority', host?.[1] ?? `localhost:${port}`],
    [':path', path],
    ...others,
    ...pairs.filter(([name]) => name !== 'host' && !ofHttp1.has(name)),
  ]
}

/** As Node.js gives them for HTTP/1.1: those that come twice in one. */
function headersOf(fields: readonly Field[]): Answer['headers'] {
  const all: Record<string, string> = {}
  for (const [name, value] of fields) all[name] = name in all ? `${all[name]}, ${value}` : value
  return all
}

export async function knockOverHttp2(
  how: ConnectionOptions & { readonly port?: number },
  knock: Knock,
): Promise<Answer | 'refused'> {
  const { serverName = 'localhost', agent, groups, ciphers, body } = knock
  const known = agent && kept.get(agent)
  const client =
    known?.isOpen() && known.wentAway() === undefined
      ? known
      : openHttp2({
          ...how,
          servername: serverName,
          ...(serverName !== 'localhost' && { checkServerIdentity: () => undefined }),
          ...(groups !== undefined && { ecdhCurve: groups }),
          ...(ciphers !== undefined && { ciphers }),
        })
  if (agent) kept.set(agent, client)
  const heard = await client.ask({ fields: fieldsOf(knock, how.port), ...(body && { body: Buffer.from(body) }) })
  if (!agent) client.close()
  if (heard.end !== 'answered') return 'refused'
  return { status: heard.status, headers: headersOf(heard.fields), body: heard.body }
}
