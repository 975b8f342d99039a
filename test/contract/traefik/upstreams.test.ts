/** How it reaches its backend, by each way that its manifest offers. */
import { upstreamContract } from '../upstreams.ts'

// 502 where nobody listens, 500 where the certificate or the protocol is not what it should be.
await upstreamContract('traefik', [500, 502])
