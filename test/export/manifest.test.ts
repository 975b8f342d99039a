import { describe, expect, it } from 'vitest'
import { checkManifest, readManifest } from '../../src/export/manifest.ts'
import type { MaterialFile } from '../../src/export/material-files.ts'
import { manifestJson } from '../support/target-kit.ts'

const parse = (changes: Record<string, unknown> = {}) =>
  checkManifest(JSON.parse(JSON.stringify(manifestJson(changes))), 'templates/pretender/target.json')

const inputs = manifestJson()['inputs'] as Record<string, Record<string, unknown>>
const commands = manifestJson()['commands'] as Record<string, Record<string, unknown>>
const claims = manifestJson()['claims'] as Record<string, unknown>
const material = manifestJson()['material'] as readonly MaterialFile[]
const [chain, key, anchor, crl] = material as [MaterialFile, MaterialFile, MaterialFile, MaterialFile]
const beside = {
  argv: ['countersign', 'door', '{directory}', '--listen', 'unix:door.sock'],
  ready: 'listening',
  check: { argv: ['countersign', 'door', '{directory}', '--check'] },
  reads: [crl.path],
  reload: { signal: 'SIGHUP', done: 'reloaded', failed: 'not reloaded' },
}

describe('a manifest', () => {
  it('is taken when it is sound', () => {
    expect(parse()).toMatchObject({ title: 'Pretender', versions: { oldest: '1.2' } })
  })

  it('is refused when it is not JSON, with the place', async () => {
    await expect(
      readManifest('pretender', { target: async () => '{', inputs: async () => '{}' }, 'target.json'),
    ).rejects.toThrow(
      expect.objectContaining({ code: 'target.malformed', facts: expect.objectContaining({ file: 'target.json' }) }),
    )
  })

  it('extends another by what it says differently (RFC 7396), once and no more', async () => {
    const texts: Record<string, unknown> = {
      pretender: manifestJson({ summary: 'the first' }),
      form: { extends: 'pretender', title: 'A form of it', inputs: { port: { default: '9443' } }, folders: ['run'] },
      less: { extends: 'pretender', title: null },
      again: { extends: 'form' },
      wrong: { extends: 'pretender', colour: 'red' },
      path: { extends: '../pretender' },
    }
    const read = (name: string) =>
      readManifest(name, { target: async (one) => JSON.stringify(texts[one]), inputs: async () => '{}' })
    const { $schema: _, ...first } = manifestJson({ summary: 'the first' })
    expect(await read('form')).toEqual({
      ...first,
      extends: 'pretender',
      title: 'A form of it',
      inputs: { ...inputs, port: { ...inputs['port'], default: '9443' } },
      folders: ['run'],
    })
    const refusal = (pointer: string) =>
      expect.objectContaining({ code: 'target.malformed', facts: expect.objectContaining({ pointer }) })
    await expect(read('less')).rejects.toThrow(refusal(''))
    await expect(read('again')).rejects.toThrow(refusal('/extends'))
    await expect(read('wrong')).rejects.toThrow(refusal('/colour'))
    await expect(read('path')).rejects.toThrow(refusal('/extends'))
  })

  it('shares inputs that are defined once, and may define one otherwise', async () => {
    const shared = { address: inputs['address'], port: inputs['port'], bodyBytes: { ...inputs['port'], default: '9' } }
    const read = (changes: Record<string, unknown>) =>
      readManifest('pretender', {
        target: async () => JSON.stringify(manifestJson(changes)),
        inputs: async () => JSON.stringify(shared),
      })
    const own = { port: { ...inputs['port'], default: '9443' } }
    const shares = ['address', 'port', 'bodyBytes']
    expect((await read({ shares, inputs: own })).inputs).toEqual({ ...shared, ...own })
    const refusal = expect.objectContaining({
      code: 'target.malformed',
      facts: expect.objectContaining({ pointer: '/shares', expected: 'only these: address, bodyBytes, port' }),
    })
    for (const one of ['health', '__proto__', 'toString'])
      await expect(read({ shares: [...shares, one], inputs: {} })).rejects.toThrow(refusal)
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown property', { colour: 'red' }, '/colour'],
    ['no title', { title: undefined }, ''],
    ['a path that climbs out', { files: [{ path: '../x' }] }, '/files/0/path'],
    ['an absolute path', { material: [{ ...key, path: '/etc/key' }] }, '/material/0/path'],
    ['a hidden path', { files: [{ path: '.bashrc' }] }, '/files/0/path'],
    ['a language in no form of one', { files: [{ path: 'a', language: 'C++' }] }, '/files/0/language'],
    [
      'a list of holes, which the template says',
      { files: [{ path: 'a', language: 'json', holes: [] }] },
      '/files/0/holes',
    ],
    ['a copied file that is kept', { files: [{ path: 'a', keep: true }] }, '/files/0'],
    ['a part from elsewhere', { files: [{ path: 'a', from: 'javascript/a' }] }, '/files/0/from'],
    ['a part that climbs out', { files: [{ path: 'a', from: 'parts/../node/a' }] }, '/files/0/from'],
    ['a piece that climbs out', { files: [{ path: 'a', parts: ['parts/a', '../a'] }] }, '/files/0/parts/1'],
    ['a file that is joined of one piece', { files: [{ path: 'a', parts: ['b'] }] }, '/files/0/parts'],
    [
      'a file that is a part and joined of parts',
      { files: [{ path: 'a', from: 'parts/a', parts: ['b', 'c'] }] },
      '/files/0/parts',
    ],
    ['no port', { inputs: { address: inputs['address'] } }, '/inputs'],
    ['a choice without values', { inputs: { ...inputs, port: { ...inputs['port'], type: 'choice' } } }, '/inputs/port'],
    [
      'a signal that ends',
      { commands: { ...commands, reload: { ...commands['reload'], signal: 'SIGKILL' } } },
      '/commands/reload/signal',
    ],
    ['material in a form that nothing writes', { material: [{ ...chain, form: 'pkcs12' }] }, '/material/0/form'],
    ['material that holds what there is not', { material: [{ ...chain, holds: ['caKey'] }] }, '/material/0/holds/0'],
    ['material that holds nothing', { material: [{ ...chain, holds: [] }] }, '/material/0/holds'],
    ['no kind', { kind: undefined }, ''],
    ['a kind that there is not', { kind: 'hoped' }, '/kind'],
    ['a reload by nobody knows what', { commands: { ...commands, reload: { by: 'magic' } } }, '/commands/reload'],
    [
      'a reload by a command of no words',
      { commands: { ...commands, reload: { by: 'command', argv: [] } } },
      '/commands/reload/argv',
    ],
    [
      'a reload that is not answered',
      { commands: { ...commands, reload: { by: 'watching', done: 'x' } } },
      '/commands/reload',
    ],
    [
      'a reload by a restart and a signal',
      { commands: { ...commands, reload: { by: 'restart', signal: 'SIGHUP' } } },
      '/commands/reload/signal',
    ],
    ['a claim that no test proves', { claims: { ...claims, speed: true } }, '/claims/speed'],
    ['a claim that is denied', { claims: { ...claims, framing: false } }, '/claims/framing'],
    ['a guideline that there is not', { guidelines: ['lax'] }, '/guidelines/0'],
    ['a lack of what is no claim', { cannot: [{ lacks: ['speed'], what: 'x', instead: 'y' }] }, '/cannot/0/lacks/0'],
    [
      'a build that makes things elsewhere',
      { commands: { ...commands, build: { argv: ['make'], makes: '../out' } } },
      '/commands/build/makes',
    ],
  ])('is refused with %s (schema)', (_, changes, pointer) => {
    expect(() => parse(changes)).toThrow(
      expect.objectContaining({ code: 'target.malformed', facts: expect.objectContaining({ pointer }) }),
    )
  })

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a guideline that it follows and cannot follow',
      { guidelines: ['modern', 'fips'], cannot: [{ guidelines: ['fips'], what: 'x', instead: 'y' }] },
      '/guidelines/1',
    ],
    ['two files at one path', { material: [{ ...chain, path: 'server.json' }, key, anchor, crl] }, '/files'],
    ['no CRL', { material: [chain, key, anchor] }, '/material'],
    ['a key in two files', { material: [chain, key, anchor, crl, { ...key, path: 'other.pem' }] }, '/material'],
    [
      'an anchor beside what the server shows',
      { material: [{ ...chain, holds: ['serverChain', 'clientAuthority'] }, key, crl] },
      '/material/0/holds',
    ],
    [
      'a CRL beside the anchor',
      { material: [chain, key, { ...anchor, holds: ['clientAuthority', 'clientCrl'] }] },
      '/material/2/holds',
    ],
    ['a file in the place of the record', { files: [{ path: 'countersign-export.json' }] }, '/files'],
    ['an assumed version that is not covered', { versions: { oldest: '2', assumed: '1.9' } }, '/versions/assumed'],
    [
      'a backend that nothing verifies',
      {
        inputs: {
          ...(manifestJson()['inputs'] as object),
          up: { title: 'Backend', type: 'endpoint', schemes: ['https'], default: 'https://app' },
        },
      },
      '/inputs/up/schemes',
    ],
    [
      'a placeholder that nothing fills',
      { commands: { ...commands, check: { argv: ['x', '{socket}'] } } },
      '/commands',
    ],
    [
      'a place of the program beside it that no input tells of',
      { commands: { ...commands, beside: { ...beside, place: { input: 'socket', value: '127.0.0.1:{port}' } } } },
      '/commands/beside/place/input',
    ],
    [
      'a file of the program beside it that is not exported',
      { commands: { ...commands, beside: { ...beside, reads: ['door.json'] } } },
      '/commands/beside/reads/0',
    ],
    [
      'a file in the folder of the build',
      { commands: { ...commands, build: { argv: ['make'], makes: 'tls' } } },
      '/commands/build/makes',
    ],
    [
      'a placeholder in its build that nothing fills',
      { commands: { ...commands, build: { argv: ['make', '{socket}'], makes: 'out' } } },
      '/commands',
    ],
    [
      'a reload by what was chosen at export, which nobody knows later',
      { commands: { ...commands, reload: { by: 'command', argv: ['kill', '{port}'] } } },
      '/commands/reload/argv',
    ],
    ['a claim that is neither made nor lacking', { claims: { ...claims, framing: undefined } }, '/claims'],
    ['a claim that is made and lacking', { claims: { ...claims, host: true } }, '/claims/host'],
    ['an unknown language', { files: [{ path: 'a', language: 'cobol' }] }, '/files/0/language'],
    [
      'a default that is not allowed',
      { inputs: { ...inputs, port: { ...inputs['port'], default: '0' } } },
      '/inputs/port/default',
    ],
    [
      'a pattern that is none',
      { inputs: { ...inputs, address: { ...inputs['address'], pattern: '(' } } },
      '/inputs/address/pattern',
    ],
    [
      'a fact of the name of an input',
      { sinceVersion: { port: { title: 'Rejects', since: '1.3' } } },
      '/sinceVersion/port',
    ],
  ])('is refused with %s (sense)', (_, changes, pointer) => {
    expect(() => parse(changes)).toThrow(
      expect.objectContaining({ code: 'target.malformed', facts: expect.objectContaining({ pointer }) }),
    )
  })
})
