/** It behind what speaks the PROXY protocol. */
import { proxyProtocolContract } from '../proxy-protocol.ts'

await proxyProtocolContract('axum', { 'config.json': { '"127.0.0.1/32"': '"0.0.0.0/0"' } })
