/** Its health check, in each version at hand; and what comes of it where its script fails. */
import { catchesBlind, healthContract, servesNothingElse } from '../health.ts'

await healthContract('apache')
await catchesBlind('apache', { 'health.lua': { 'ready.read(HERE, request.NEEDED, rules).unfit': 'nil' } })
await servesNothingElse('apache', [
  ['its script fails', 500, { 'health.lua': { 'function answer(r)': 'function answer(r) error(1)' } }],
  ['a part of it cannot be read', 500, { 'lua/health.lua': { 'local M': 'local local M' } }],
  ['its script is never asked', 404, { 'httpd.conf': { '    LuaMapHandler .* health.lua answer\n': '' } }],
])
