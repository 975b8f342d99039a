/** Its health check; and what comes of it where its script fails. */
import { catchesBlind, healthContract, servesNothingElse } from '../health.ts'

await healthContract('envoy')
await catchesBlind('envoy', { 'health.lua': { 'os.time(), unfit()': 'os.time()' } })
await servesNothingElse('envoy', [
  [
    'its script fails',
    503,
    { 'health.lua': { 'function envoy_on_request(handle)': 'function envoy_on_request(handle) error(1)' } },
  ],
  ['its script is not the one that is asked', 503, { 'health.lua': { envoy_on_request: 'envoy_on_nothing' } }],
])
