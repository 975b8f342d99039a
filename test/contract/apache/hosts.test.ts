/** That the proofs of several hosts notice where this target mixes them up. */
import { catchesMixedHosts, inLua } from '../mixed-hosts.ts'

await catchesMixedHosts('apache', inLua)
