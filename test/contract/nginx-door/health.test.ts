/** The health check of the exported nginx, which the door answers; without the door nobody can be let in, and it says so. */
import { healthContract } from '../health.ts'

await healthContract('nginx-door')
