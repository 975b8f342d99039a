/** The health check of the exported Traefik, which the door answers. */
import { healthContract } from '../health.ts'

await healthContract('traefik')
