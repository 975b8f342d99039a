/** What pages of other origins may do at the exported Traefik, whose door answers preflights. */
import { corsContract } from '../cors.ts'

await corsContract('traefik')
