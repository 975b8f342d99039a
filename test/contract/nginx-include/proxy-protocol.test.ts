/** It behind what speaks the PROXY protocol. */
import { proxyProtocolContract } from '../proxy-protocol.ts'

const refusal = 'if ($countersign_is_answered != yes) { return 444; }'
await proxyProtocolContract('nginx-include', {
  'door.conf': { [`refused already.\n    ${refusal}`]: 'refused already.' },
})
