/** Its health check, in each version at hand. */
import { healthContract } from '../health.ts'

await healthContract('haproxy-door')
