/** It behind what speaks the PROXY protocol. */
import { proxyProtocolContract } from '../proxy-protocol.ts'

await proxyProtocolContract('haproxy-door', {
  'haproxy.cfg': { 'tcp-request connection reject unless is_in_front': '' },
})
