/** What pages of other origins may do there, as its door decides. */
import { corsContract } from '../cors.ts'

await corsContract('apache-door')
