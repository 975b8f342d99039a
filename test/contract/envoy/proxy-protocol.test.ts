/** It behind what speaks the PROXY protocol. */
import { proxyProtocolContract } from '../proxy-protocol.ts'

await proxyProtocolContract('envoy', {
  'envoy.json': {
    '{ "address_prefix": "192.0.2.0", "prefix_len": 24 }': '{ "address_prefix": "0.0.0.0", "prefix_len": 0 }',
  },
})
