/** That the proofs of several hosts notice where this target mixes them up. Which host's pages may send what, its door decides. */
import { catchesMixedHosts, inLua } from '../mixed-hosts.ts'

const [any, each] = inLua
if (any === undefined || each === undefined) throw new Error('the mistakes in Lua are others now')
await catchesMixedHosts('apache-door', [any, each])
