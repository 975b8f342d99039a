import { describe, expect, it } from 'vitest'
import type { ByOwnHand } from '../../../src/core/port/network.ts'
import { byOwnHand } from '../../../src/effects/by-own-hand.ts'
import {
  CannotSend,
  elsewhere,
  honestFlight,
  messagesOf,
  readRequest,
  type Said,
  writeProof,
} from '../../../src/probe/tls/client-flight.ts'
import { makePki, usableKey } from '../../support/twins.ts'

const { alice } = makePki()
const asked = { context: Uint8Array.of(), signatures: [0x0403] }
const said = (version: Said['version'], more: Partial<Said> = {}): Said => ({
  version,
  messages: [Uint8Array.of(1, 0, 0, 1, 9)],
  hash: 'sha256',
  asked,
  ...more,
})

const hexOf = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

describe('a flight', () => {
  it('leaves out what proves an identity only where it is honest, and nobody asked', () => {
    const honest = honestFlight(alice)
    const kinds = (flight: typeof honest, by: Said['asked']) => messagesOf(flight, by).map(({ message }) => message)
    expect(kinds(honest, asked)).toEqual(['Certificate', 'ClientKeyExchange', 'CertificateVerify', 'Finished'])
    expect(kinds(honest, undefined)).toEqual(['ClientKeyExchange', 'Finished'])
    expect(kinds({ messages: honest.messages }, undefined)).toHaveLength(4)
  })

  it('writes an empty Certificate as each version has it, with the context of the request (RFC 8446 §4.4.2)', async () => {
    const message = { message: 'Certificate', chain: [] } as const
    expect(hexOf(await writeProof(message, said('1.2'), byOwnHand))).toBe('0b000003000000')
    const context = Uint8Array.of(7)
    expect(hexOf(await writeProof(message, said('1.3', { asked: { ...asked, context } }), byOwnHand))).toBe(
      '0b0000050107000000',
    )
  })

  it('signs what was said, or what would have been said in another handshake', async () => {
    const signed: string[] = []
    const hand: ByOwnHand = {
      ...byOwnHand,
      sign: async (_key, _form, message) => {
        signed.push(hexOf(message))
        return Uint8Array.of(0xaa)
      },
    }
    const message = { message: 'CertificateVerify', key: alice.key } as const
    expect(hexOf(await writeProof(message, said('1.2'), hand))).toBe('0f00000504030001aa')
    await writeProof({ ...message, of: 'another-handshake' }, said('1.2'), hand)
    expect(signed).toEqual(['0100000109', '0100000108'])
    expect(elsewhere(said('1.2').messages)).not.toEqual(said('1.2').messages)
  })

  it('cannot be sent where the server takes no signature that the key makes', async () => {
    const { key } = alice
    const ofRsa = said('1.3', { asked: { ...asked, signatures: [0x0804] } })
    const write = (message: Parameters<typeof writeProof>[0], where: Said) => writeProof(message, where, byOwnHand)
    await expect(write({ message: 'CertificateVerify', key }, ofRsa)).rejects.toThrow(CannotSend)
    const plain = usableKey('ed25519')
    const byWrongScheme = write({ message: 'CertificateVerify', key: plain, scheme: 0x0403 }, ofRsa)
    await expect(byWrongScheme).rejects.toThrow('0x403')
    const wide = usableKey('ec-p384')
    await expect(write({ message: 'CertificateVerify', key: wide }, said('1.3'))).rejects.toThrow(CannotSend)
    // The curve of a key decides nothing in TLS 1.2 (RFC 8422 §5.1.1, RFC 5246 §7.4.1.4.1).
    expect(hexOf(await write({ message: 'CertificateVerify', key: wide }, said('1.2'))).slice(8, 12)).toBe('0403')
  })

  it('reads what a request asks for in each version', () => {
    const older = Buffer.from('0d00000a01400004040308040000', 'hex')
    expect(readRequest(older, '1.2').signatures).toEqual([0x0403, 0x0804])
    const newer = Buffer.from('0d00000c01050008000d000400020403', 'hex')
    expect(readRequest(newer, '1.3')).toEqual({ context: Uint8Array.of(5), signatures: [0x0403] })
  })
})
