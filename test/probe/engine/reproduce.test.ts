import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shellWord } from '../../../src/core/shell.ts'
import { curlLine, opensslLine } from '../../../src/probe/engine/reproduce.ts'

describe('shellWord', () => {
  it('gives back any word through a real shell', () => {
    const words = fc.sample(
      fc.string({ unit: 'grapheme' }).filter((word) => !word.includes('\0')),
      40,
    )
    const printed = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${['x', ...words].map(shellWord).join(' ')}`])
    expect(printed.toString().split('\0').slice(1, -1)).toEqual(words)
  })
})

describe('curlLine', () => {
  it('connects to the probed address under the probed name', () => {
    const line = curlLine({ address: { host: '127.0.0.1', port: 8443 }, serverName: 'api.acme.internal' }, '/a?b&c', [])
    expect(line).toBe(
      "curl -i --cacert server-ca.pem --connect-to ::127.0.0.1:8443 'https://api.acme.internal:8443/a?b&c'",
    )
  })
  it('does not reroute where name and address are one', () => {
    const line = curlLine({ address: { host: '::1', port: 443 }, serverName: '::1' }, '/', [])
    expect(line).toBe("curl -i --cacert server-ca.pem 'https://[::1]/'")
  })
})

describe('opensslLine', () => {
  it('connects to the address, and names the server', () => {
    const at = (host: string, port: number) =>
      opensslLine({ address: { host, port }, serverName: 'a.example' }, ['-tls1_1'])
    expect(at('127.0.0.1', 8443)).toBe('openssl s_client -connect 127.0.0.1:8443 -servername a.example -tls1_1')
    expect(opensslLine({ address: { host: 'a', port: 1 } }, [])).toBe('openssl s_client -connect a:1 -noservername')
    expect(at('::1', 443)).toBe("openssl s_client -connect '[::1]:443' -servername a.example -tls1_1")
  })
})
