/** A name server of one name, whose address tests change while others ask for it. Knows nothing but addresses of IPv4. */
import { createSocket } from 'node:dgram'

const A = 1
const HEADER = 12

/** The end of the question that begins after the header: its labels, a zero, and four octets of type and class. */
function questionEnd(message: Buffer): number {
  let at = HEADER
  while (message.readUInt8(at) !== 0) at += 1 + message.readUInt8(at)
  return at + 5
}

function answerTo(message: Buffer, address: string | undefined): Buffer {
  const end = questionEnd(message)
  const known = address !== undefined && message.readUInt16BE(end - 4) === A
  const header = Buffer.alloc(HEADER)
  message.copy(header, 0, 0, 2)
  header.writeUInt16BE(address === undefined ? 0x8183 : 0x8180, 2) // there is no such name, or there is
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(known ? 1 : 0, 6)
  // The name of the question, type A, class IN, a second to live, four octets.
  const record = known
    ? [Buffer.from('c00c00010001000000010004', 'hex'), Buffer.from(address.split('.').map(Number))]
    : []
  return Buffer.concat([header, message.subarray(HEADER, end), ...record])
}

export type NameServer = {
  /** `ADDRESS:PORT`. */
  readonly place: string
  /** The address that it gives for any name from now on; without one, it says that there is no such name. */
  tell(address?: string): void
  close(): void
}

export async function startNameServer(): Promise<NameServer> {
  let told: string | undefined
  const socket = createSocket('udp4')
  socket.on('message', (message, { port, address }) => socket.send(answerTo(message, told), port, address))
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    place: `127.0.0.1:${socket.address().port}`,
    tell: (address) => {
      told = address
    },
    close: () => void socket.close(),
  }
}
