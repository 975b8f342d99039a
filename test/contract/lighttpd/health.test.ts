/** Its health check, in each version at hand; and what comes of it where its script fails. */
import { catchesBlind, healthContract, servesNothingElse } from '../health.ts'

await healthContract('lighttpd')
await catchesBlind('lighttpd', { 'health.lua': { 'lain.unfit': 'nil' } })
await servesNothingElse('lighttpd', [
  ['its script fails', 500, { 'health.lua': { 'local r =': 'error(1) local r =' } }],
  ['a part of it cannot be read', 500, { 'lua/health.lua': { 'local M': 'local local M' } }],
  [
    'its script is never asked',
    421,
    { 'lighttpd.conf': { '  magnet.attract-raw-url-to = (var.CWD + "/health.lua")\n': '' } },
  ],
])
