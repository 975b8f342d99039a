/** It behind what speaks the PROXY protocol. */
import { proxyProtocolContract } from '../proxy-protocol.ts'

await proxyProtocolContract(
  'node',
  { 'proxy.mjs': { 'if (!isInFront(socket))': 'if (false)' } },
  {
    'server.mjs': {
      'answer(response, 200, request.identity)':
        "(console.log('seen from ' + request.socket.remoteAddress), answer(response, 200, request.identity))",
    },
  },
)
