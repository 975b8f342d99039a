import { describe, expect, it } from 'vitest'
import { formatInputs, parseInputs } from '../../src/cli/inputs.ts'

describe('inputs on the command line', () => {
  it('are names with values, whatever the values hold', () => {
    expect(parseInputs({}, [])).toEqual({})
    expect(
      parseInputs({ upstream: 'http://127.0.0.1:9000', health: '127.0.0.1:9080' }, [
        'modules=/usr/lib/nginx/modules',
        'program=a=b',
      ]),
    ).toEqual({
      upstream: 'http://127.0.0.1:9000',
      health: '127.0.0.1:9080',
      modules: '/usr/lib/nginx/modules',
      program: 'a=b',
    })
    expect(parseInputs({}, ['modules=a\nb'])).toEqual({ modules: 'a\nb' }) // refused by the target's allow-list
  })

  it.each(['', '=x', 'modules', 'Modules=x', '__proto__=x', 'a b=x'])(
    'are refused where %j is no name with a value',
    (given) => {
      expect(() => parseInputs({}, [given])).toThrow(expect.objectContaining({ code: 'input.malformed' }))
    },
  )

  it('are refused where a flag of their own is empty', () => {
    for (const flagged of [{ health: '' }, { upstream: '', health: '127.0.0.1:9080' }]) {
      expect(() => parseInputs(flagged, [])).toThrow(expect.objectContaining({ code: 'input.malformed' }))
    }
  })

  it('are refused where they are given twice, or have a flag of their own', () => {
    for (const given of [
      ['modules=a', 'modules=b'],
      ['upstream=x'],
      ['health=x'],
      ['proxyProtocol=x'],
      ['port=1'],
      ['origins=x'],
      ['withoutOrigin=allow'],
    ]) {
      expect(() => parseInputs({}, given)).toThrow(expect.objectContaining({ code: 'usage.wrong' }))
    }
  })
})

it('are written for a command line by the flag that each has', () => {
  expect(
    formatInputs({
      upstream: 'http://127.0.0.1:9000',
      health: '[::1]:9080',
      proxyProtocol: '10.0.0.0/8',
      bodyBytes: '1',
    }),
  ).toEqual([
    '--upstream',
    'http://127.0.0.1:9000',
    '--health',
    '[::1]:9080',
    '--proxy-protocol',
    '10.0.0.0/8',
    '--input',
    'bodyBytes=1',
  ])
})
