import { describe, expect, it } from 'vitest'
import { fillArgv, formatArgv, formatReload, formatStop, placeholdersOf } from '../../src/export/command.ts'

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

  it('stop a server where it was exported', () => {
    expect(formatStop('SIGTERM', '/srv/my server')).toBe('send SIGTERM to its process')
    expect(formatStop(['kubectl', 'delete', '-k', '.'], '/srv/my server')).toBe(
      "cd '/srv/my server' && kubectl delete -k .",
    )
  })

  it('are shown as a shell takes them', () => {
    expect(formatArgv(['node', 'server.mjs', '--check'])).toBe('node server.mjs --check')
    expect(formatArgv(['server', "it's $HOME"])).toBe(`server 'it'\\''s $HOME'`)
  })
})

describe('what a person does so that a server takes up new files', () => {
  const words = { done: 'done', failed: 'failed' }

  it.each([
    [{ by: 'signal', signal: 'SIGUSR2', ...words }, 'send SIGUSR2 to its process'],
    [{ by: 'command', argv: ['ctl', 'reload', '{directory}/a.conf'] }, "run ctl reload '/srv/my server/a.conf'"],
    [{ by: 'watching', ...words }, 'do nothing: it notices by itself that files were replaced'],
    [{ by: 'restart' }, 'stop it, and run it again'],
  ] as const)('is said of each way: %j', (reload, said) => {
    expect(formatReload({ reload }, '/srv/my server')).toBe(said)
  })
})
