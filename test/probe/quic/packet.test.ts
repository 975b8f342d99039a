import { describe, expect, it } from 'vitest'
import { createAssembly, readFrames, writeAck, writeCrypto, writeStream } from '../../../src/probe/quic/frames.ts'
import {
  askForVersions,
  initialKeys,
  isTrueRetry,
  openPacket,
  packetTypes,
  readPackets,
  sealPacket,
  takeVarint,
  varint,
} from '../../../src/probe/quic/packet.ts'
import { Cursor } from '../../../src/probe/tls/cursor.ts'

const octets = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Of the examples in RFC 9001, Appendix A. */
const destination = octets('8394c8f03e515708')

describe('keys and packets', () => {
  it('have the initial keys of RFC 9001 §A.1', () => {
    const { client, server } = initialKeys(destination)
    expect(hexOf(client.key)).toBe('1f369613dd76d5467730efcbe3b1a22d')
    expect(hexOf(client.iv)).toBe('fa044b2f42a3fd3b46fb255c')
    expect(hexOf(client.hp)).toBe('9f50449e04a0e810283a1e9933adedd2')
    expect(hexOf(server.key)).toBe('cf3a5331653c364c88f0f379b6067e37')
    expect(hexOf(server.iv)).toBe('0ac1493ca1905853b0bba03e')
    expect(hexOf(server.hp)).toBe('c206b8d9b9f0f37644430b490eeaa314')
  })

  it("begin as the client's Initial packet of RFC 9001 §A.2 does", () => {
    const hello = octets(
      '060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c00000413011302010000c0000000' +
        '10000e00000b6578616d706c652e636f6dff01000100000a00080006001d0017001800100007000504616c706e000500050100000000003300260024' +
        '001d00209370b2c9caa47fbabaf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b0003020304000d0010000e0403050306030203080408' +
        '050806002d00020101001c00024001003900320408ffffffffffffffff05048000ffff07048000ffff0801100104800075300901100f088394c8f03e' +
        '51570806048000ffff',
    )
    const packet = sealPacket(initialKeys(destination).client, {
      type: packetTypes.initial,
      destination,
      source: new Uint8Array(),
      number: 2,
      payload: Buffer.concat([hello, new Uint8Array(1162 - hello.length)]),
    })
    expect(packet.length).toBe(1200)
    expect(hexOf(packet)).toMatch(/^c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11/)
    expect(hexOf(packet)).toMatch(/e221af44860018ab0856972e194cd934$/)
    const [read] = readPackets(packet)
    if (read?.kind !== 'sealed') throw new Error('it is no packet')
    const opened = openPacket(initialKeys(destination).client, read)
    expect(opened?.number).toBe(2)
    expect(readFrames(opened!.payload).crypto).toMatchObject([{ offset: 0 }])
    expect(openPacket(initialKeys(destination).server, read)).toBeUndefined()
  })

  it("open the server's Initial packet of RFC 9001 §A.3, whose number has two octets", () => {
    const packet = octets(
      'cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c69797554780bb38cc5a99f5ede4cf73c3ec249' +
        '3a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84022f8ef4cdd93795d77d06edbb7aaf2f58891850abbdca3d' +
        '20398c276456cbc42158407dd074ee',
    )
    const [read] = readPackets(packet)
    if (read?.kind !== 'sealed') throw new Error('it is no packet')
    const opened = openPacket(initialKeys(destination).server, read)
    expect(opened?.number).toBe(1)
    const { crypto } = readFrames(opened!.payload)
    expect(hexOf(crypto[0]!.octets)).toMatch(/^020000560303eefce7f7b37ba1d1632e/)
  })

  it('believe the Retry packet of RFC 9001 §A.4, and none that answers another packet', () => {
    const packet = octets('ff000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f0f2496ba')
    const [read] = readPackets(packet)
    if (read?.kind !== 'retry') throw new Error('it is no Retry')
    expect(Buffer.from(read.token).toString()).toBe('token')
    expect(isTrueRetry(read, destination)).toBe(true)
    expect(isTrueRetry(read, octets('8394c8f03e515709'))).toBe(false)
  })

  it('read no more than is there, wherever a datagram is cut', () => {
    const packet = askForVersions(destination, destination)
    expect(packet.length).toBe(1200)
    for (let length = 0; length < 64; length += 1) expect(() => readPackets(packet.subarray(0, length))).not.toThrow()
    const versions = octets('80000000000008f067a5502a4262b5000000016b3343cf')
    expect(readPackets(versions)).toMatchObject([{ kind: 'versions', versions: [1, 0x6b3343cf] }])
    for (let length = 0; length < versions.length; length += 1) readPackets(versions.subarray(0, length))
    // Behind the handshake, a header is short, and begins with our identifier.
    expect(readPackets(octets(`40${'11'.repeat(8)}aabbcc`))).toMatchObject([
      { kind: 'sealed', type: packetTypes.short },
    ])
    // One that is cut off, and octets that are no QUIC.
    expect(readPackets(octets('40aabbcc'))).toEqual([])
    expect(readPackets(octets('ff'))).toEqual([])
  })

  it('have numbers of any of the four lengths (RFC 9000 §A.1)', () => {
    const take = (hex: string) => takeVarint(new Cursor(octets(hex)))
    expect(take('c2197c5eff14e88c')).toBe(Number(151288809941952652n))
    expect(take('9d7f3e7d')).toBe(494_878_333)
    expect(take('7bbd')).toBe(15_293)
    expect(take('25')).toBe(37)
    for (const value of [0, 63, 64, 16_383, 16_384, 1_073_741_823]) expect(take(hexOf(varint(value)))).toBe(value)
  })
})

describe('frames', () => {
  it('of a handshake come together in any order, and up to the first gap', () => {
    const assembly = createAssembly()
    const whole = Buffer.from('the handshake of a server')
    const add = (from: number, to: number) => {
      for (const one of readFrames(writeCrypto(whole.subarray(from, to), from)).crypto) assembly.add(one)
    }
    add(10, 20)
    expect(assembly.whole().length).toBe(0)
    add(0, 12)
    expect(Buffer.from(assembly.whole()).toString()).toBe('the handshake of a s')
    add(0, 3)
    add(22, 25)
    add(18, 23)
    expect(Buffer.from(assembly.whole()).toString()).toBe(whole.toString())
  })

  it('say which packets came, with the gaps between (RFC 9000 §19.3.1)', () => {
    expect(hexOf(writeAck(new Set()))).toBe('')
    expect(hexOf(writeAck(new Set([0])))).toBe('0200000000')
    expect(hexOf(writeAck(new Set([0, 1, 2])))).toBe('0202000002')
    // 9 to 8, then 5, then 2 to 0.
    expect(hexOf(writeAck(new Set([9, 8, 5, 2, 1, 0])))).toBe('0209000201' + '0100' + '0102')
  })

  it('are read beside padding and acknowledgements, and up to what no handshake has', () => {
    const ack = '0209000201' + '0100' + '0102'
    const ecn = '0300000000' + '010203'
    const close = '1c' + '4178' + '06' + '026e6f'
    expect(readFrames(octets(`0000${ack}01${ecn}0600026162${close}`))).toEqual({
      crypto: [{ offset: 0, octets: octets('6162') }],
      streams: [],
      close: { code: 0x178, reason: 'no' },
    })
    expect(readFrames(octets('2f0600026162')).crypto).toEqual([])
    expect(readFrames(octets('06000261')).crypto).toEqual([])
    // What a server also says behind its handshake: a ticket for addresses, limits, another identifier, and that it is done.
    const chatter = ['1e', '0702aabb', '1040ff', '110440ff', '18010004aabbccdd', '00'.repeat(16)].join('')
    expect(readFrames(octets(`${chatter}0b0002686909000a0402`)).streams).toEqual([
      { id: 0, offset: 0, octets: octets('6869'), last: true },
      { id: 0, offset: 0, octets: octets('0a0402'), last: true },
    ])
    expect(readFrames(writeStream(2, octets('000400'), false)).streams).toEqual([
      { id: 2, offset: 0, octets: octets('000400'), last: false },
    ])
    expect(readFrames(octets('1d0500')).close).toEqual({ code: 5, reason: '' })
  })
})
