/** What pages of other origins may do there, in each version at hand. */
import { corsContract } from '../cors.ts'

await corsContract('nginx-include')
