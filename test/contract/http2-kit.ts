/** How contracts ask a server over HTTP/2, frame by frame. What is asked, and what should come of it, is theirs. */
import type { Made } from '../support/certificate-kit.ts'
import { type Field, type Heard, type Http2Client, openHttp2 } from '../support/http2-client.ts'
import type { Ground } from './proof.ts'
import type { Standing } from './stand.ts'

/** How a server is connected to, as alice unless somebody else is said. */
export const how = (
  { pki, alice }: Ground,
  { port }: Pick<Standing, 'port'>,
  as: Made = alice,
  servername = 'localhost',
) => ({
  ...{ host: '127.0.0.1', port, servername, ca: pki.servers.pem },
  ...{ cert: as.pem, key: as.key.secret.export({ type: 'pkcs8', format: 'pem' }) },
})

/** Does something over a connection, which is closed then. */
export async function over<T>(
  ground: Ground,
  act: (client: Http2Client) => Promise<T>,
  {
    at = ground.server,
    as,
    host,
    acknowledges,
  }: { at?: Standing; as?: Made; host?: string; acknowledges?: boolean } = {},
): Promise<T> {
  const client = openHttp2(how(ground, at, as, host), acknowledges)
  try {
    return await act(client)
  } finally {
    client.close()
  }
}

export type Pseudo = ':method' | ':scheme' | ':authority' | ':path'

/** A request that is one, but for the pseudo-header fields that are said otherwise, or left out. */
export const fieldsAt = (
  { port }: Pick<Standing, 'port'>,
  otherwise: Partial<Record<Pseudo, string | undefined>> = {},
  ...more: readonly Field[]
): readonly Field[] => {
  const own = { ':method': 'GET', ':scheme': 'https', ':authority': `localhost:${port}`, ':path': '/', ...otherwise }
  return [
    ...Object.entries(own).flatMap(([name, value]): Field[] => (value === undefined ? [] : [[name, value]])),
    ...more,
  ]
}

export const post = (at: Standing, ...more: readonly Field[]) =>
  fieldsAt(at, { ':method': 'POST' }, ['origin', `https://localhost:${at.port}`], ...more)

export const statusOf = (heard: Heard): number | 'refused' => (heard.end === 'answered' ? heard.status : 'refused')
