// What stands in front of this server and speaks the PROXY protocol. Only senders that the export names get further, and only by a header that is whole and
// right; what it says is an address for the log, the limits and the application. Who is calling, the certificate alone says.

import { BlockList, isIPv6 } from 'node:net'
import { config } from './config.mjs'
import { arrive } from './connections.mjs'
import { logRefused } from './log.mjs'
import { readHeader } from './proxy-header.mjs'

const inFront = new BlockList()
for (const block of config.proxyProtocol) {
  const [address, length] = block.split('/')
  inFront.addSubnet(address, Number(length), isIPv6(address) ? 'ipv6' : 'ipv4')
}

const isInFront = ({ remoteAddress }) =>
  remoteAddress !== undefined && inFront.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4')

/** Has a server of TLS shake hands only with whom such a header came for. */
export function insistOnHeader(server) {
  const [shakeHands, ...others] = server.listeners('connection')
  if (others.length > 0) throw new Error('somebody else listens to connections')
  server.removeListener('connection', shakeHands)
  server.on('connection', (socket) => {
    socket.on('error', () => undefined)
    if (!isInFront(socket)) return turnAway(socket)
    awaitHeader(socket, () => shakeHands.call(server, socket))
  })
}

/** It gets no answer, whatever it would say. */
function turnAway(socket) {
  logRefused({ whose: socket.remoteAddress, why: 'it is not what stands in front' })
  socket.destroy()
}

function awaitHeader(socket, goOn) {
  const handshake = arrive(socket)
  const refuse = (why) => {
    handshake.why = why
    socket.destroy()
  }
  const late = setTimeout(() => refuse('its header of the PROXY protocol did not come in time'), config.limits.handshakeSeconds * 1000)
  let octets = Buffer.alloc(0)
  const read = () => {
    const chunk = socket.read()
    if (chunk === null) return
    octets = Buffer.concat([octets, chunk])
    let header
    try {
      header = readHeader(octets)
    } catch (error) {
      return refuse(error.message)
    }
    if (header === undefined) return
    leave()
    handshake.client = header.client
    handshake.whose = header.client?.address ?? handshake.whose
    // TLS takes first what was read beyond the header.
    if (octets.length > header.length) socket.unshift(octets.subarray(header.length))
    goOn()
  }
  const end = () => socket.destroy()
  const leave = () => {
    clearTimeout(late)
    socket.removeListener('readable', read).removeListener('end', end).removeListener('close', leave)
  }
  socket.on('readable', read).on('end', end).on('close', leave)
}
