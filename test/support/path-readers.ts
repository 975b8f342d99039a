/**
 * Applications that read paths in their own way, and the spellings under which one of them might find a page. Each has a
 * page for everybody and one that is protected; neither guards it. What stands in front is the tests' matter.
 */
import type { RequestListener } from 'node:http'
import express from 'express'
import { type FastifyServerOptions, fastify } from 'fastify'

/** What the protected page says. */
export const PROTECTED = 'the protected page'

const withExpress: RequestListener = express()
  .get('/', (_request, response) => void response.send('for everybody'))
  .get('/admin', (_request, response) => void response.send(PROTECTED))
  .get('/admin/users', (_request, response) => void response.send(PROTECTED))

async function withFastify(options: FastifyServerOptions): Promise<RequestListener> {
  const app = fastify(options)
  app.get('/', async () => 'for everybody')
  app.get('/admin', async () => PROTECTED)
  app.get('/admin/users', async () => PROTECTED)
  await app.ready()
  return (request, response) => app.routing(request, response)
}

/** By name; in each, how it reads paths, and a spelling under which it shows the page though no rule for `/admin` covers it. */
export const pathReaders = {
  'Express as it comes': { listener: withExpress, shows: '/ADMIN/USERS' },
  'Fastify as it comes': { listener: await withFastify({}), shows: '/%61dmin/users' },
  'Fastify that reads as little exactly as it can': {
    listener: await withFastify({
      routerOptions: {
        caseSensitive: false,
        ignoreTrailingSlash: true,
        ignoreDuplicateSlashes: true,
      },
    }),
    shows: '//admin/users',
  },
} as const satisfies Readonly<Record<string, { readonly listener: RequestListener; readonly shows: string }>>

/** Request targets that some reader or other takes for a path below the root. */
export function spellingsOf(path: string): readonly string[] {
  const first = path.slice(1, 2)
  const hex = (text: string): string => text.charCodeAt(0).toString(16)
  const rest = path.slice(2)
  const ways = [
    path,
    `${path}/`,
    `${path}?x`,
    `${path}#x`,
    `${path}/#x`,
    `${path}.`,
    `${path}./`,
    `${path}...`,
    `${path}%20`,
    `${path}%2e`,
    `${path}%00`,
    `${path}%0a`,
    `${path};x`,
    `${path};/`,
    `${path}/;x`,
    `${path}%3bx`,
    `${path}%3fx`,
    `${path}%23`,
    `${path}/.`,
    `${path}//`,
    `${path}/x/..`,
    `${path}%2f`,
    `${path}%5c`,
    `${path}\\`,
    `/${path}`,
    `//${path}`,
    `/.${path}`,
    `/x/..${path}`,
    `/x/%2e%2e${path}`,
    `/x/.%2E${path}`,
    `/x/..;${path}`,
    `/;x${path}`,
    `/x%2f..${path}`,
    `/%2f${path.slice(1)}`,
    `/%2e${path}`,
    `\\${path.slice(1)}`,
    `/\\${path.slice(1)}`,
    `/%5c${path.slice(1)}`,
    `/%${hex(first)}${rest}`,
    `/%25${hex(first)}${rest}`,
    `/%${hex(first.toUpperCase())}${rest}`,
    `/%25${hex(first.toUpperCase())}${rest}`,
    `/${first}%${hex(rest)}${rest.slice(1)}`,
    path.replaceAll('/', '%2f').replace('%2f', '/'),
    path.replaceAll('/', '%2F').replace('%2F', '/'),
    path.replaceAll('/', '//'),
    path.replaceAll('/', '/./'),
    path.replaceAll('i', '%C4%B1'),
    path.replaceAll('i', '%C4%B0'),
    `https://localhost${path}`,
    `https://localhost/${path}`,
    `http://x${path}`,
    path.slice(1),
  ]
  const cases = (way: string): readonly string[] => [
    way,
    way.replace(/(%[0-9a-f]{2})|([a-z])/gi, (_, escaped, letter) => escaped ?? letter.toUpperCase()),
    way.replace(
      /(%[0-9a-f]{2})|([a-z])/gi,
      (_, escaped, letter, at) => escaped ?? (at % 2 ? letter.toUpperCase() : letter),
    ),
  ]
  return [...new Set(ways.flatMap(cases))]
}
