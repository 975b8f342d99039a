/** What pages of other origins may do there, as its door decides, in each version at hand. */
import { corsContract } from '../cors.ts'

await corsContract('nginx-door')
