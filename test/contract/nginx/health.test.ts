/** Its health check, in each version at hand. */
import { catchesBlind, healthContract } from '../health.ts'

await healthContract('nginx')
await catchesBlind('nginx', { 'door.js': { 'if (lain.unfit !== undefined) return': 'if (false) return' } })
