import { describe, expect, it } from 'vitest'
import { fillArgv, formatArgv, placeholdersOf } from '../../src/export/command.ts'

describe('command lines', () => {
  it('name their placeholders', () => {
    expect(placeholdersOf(['server', '-c', '{directory}/a.conf', '{port}'])).toEqual(['directory', 'port'])
  })

  it('keep each value within its word, whatever it holds', () => {
    expect(fillArgv(['server', '-c', '{directory}/a.conf'], { directory: '/tmp/a b; rm -rf {port}' })).toEqual([
      'server',
      '-c',
      '/tmp/a b; rm -rf {port}/a.conf',
    ])
  })

  it('are shown as a shell takes them', () => {
    expect(formatArgv(['node', 'server.mjs', '--check'])).toBe('node server.mjs --check')
    expect(formatArgv(['server', "it's $HOME"])).toBe(`server 'it'\\''s $HOME'`)
  })
})
