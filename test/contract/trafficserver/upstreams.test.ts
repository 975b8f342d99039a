/** How it reaches its backend, by each way that its manifest offers. */
import { upstreamContract } from '../upstreams.ts'

await upstreamContract('trafficserver')
