/** What pages of other origins may do there. */
import { corsContract } from '../cors.ts'

await corsContract('envoy')
