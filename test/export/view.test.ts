import { describe, expect, it } from 'vitest'
import { decideView } from '../../src/export/view.ts'
import { makeTarget, request } from '../support/target-kit.ts'

const sinceVersion = { rejects: { title: 'Can reject a handshake', since: '1.19.4' } }
const files = [{ path: 'server.json', language: 'json' }]

describe('the view', () => {
  it('carries its recipe: target, versions, guideline, host, pin, moment', () => {
    const { recipe } = decideView(makeTarget(), request())
    expect(recipe).toMatchObject({
      target: 'pretender',
      versions: 'Pretender 1.2 or later',
      host: 'api.acme.internal',
      pin: request().pin,
      exportedAt: '2026-11-22T12:00:00Z',
    })
    expect(recipe.guideline).toMatch(/^countersign-/)
  })

  it('decides what depends on the version, so that no template compares versions', () => {
    const target = makeTarget({ sinceVersion, files, versions: { oldest: '1.18', assumed: '1.30' } })
    expect(decideView(target, request()).values['rejects']).toBe(true)
    expect(decideView(target, request({ version: '1.19.4' })).values['rejects']).toBe(true)
    expect(decideView(target, request({ version: '1.19.3' })).values['rejects']).toBe(false)
    expect(() => decideView(target, request({ version: '1.17' }))).toThrow(
      expect.objectContaining({ code: 'input.malformed', facts: expect.objectContaining({ what: 'version' }) }),
    )
  })

  it('offers only the claims that the target can read', () => {
    expect(decideView(makeTarget(), request()).values['claims']).toEqual([
      { name: 'role', type: 'string', oid: '1.3.6.1.4.1.32473.1' },
    ])
  })

  it('takes what is chosen, and the default of the rest', () => {
    expect(decideView(makeTarget(), request({ inputs: { port: '9443' } })).inputs).toEqual({
      address: '127.0.0.1',
      port: 9443,
    })
  })

  it('refuses an input that the target does not have, and a value that it does not allow', () => {
    const withInput = (name: string, value: string) => () =>
      decideView(makeTarget(), request({ inputs: { [name]: value } }))
    expect(withInput('colour', 'red')).toThrow(expect.objectContaining({ code: 'usage.wrong' }))
    expect(withInput('toString', 'x')).toThrow(expect.objectContaining({ code: 'usage.wrong' }))
    expect(withInput('port', '0')).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })
})

describe('the address to listen on', () => {
  it.each(['999.1.1.1', '127.0.0.01', '1.2.3'])('is an IP address, which %s is not', (address) => {
    expect(() => decideView(makeTarget(), request({ inputs: { address } }))).toThrow(
      expect.objectContaining({ code: 'identity.refused' }),
    )
  })
})
