/** For each value of an input a harmless one of the same form, with which a file has the same structure. Renders nothing. */
import type { Input } from '../../src/export/input.ts'

/** A harmless value that has the form of a given one, what else must be given with both, and how its words are known in a file. */
export type Peer = {
  readonly value: string
  readonly with?: Readonly<Record<string, string>>
  readonly tokens: readonly string[]
}

const CA = '/etc/ssl/harmless-ca.pem'

export function peerOf(name: string, input: Input, value: string): Peer {
  switch (input.type) {
    case 'choice':
      return { value, tokens: [value] }
    case 'integer': {
      const one = String(input.maximum - 13)
      return { value: one, tokens: [one] }
    }
    case 'endpoint': {
      const [scheme = ''] = value.split(':')
      const isAddress = /^http:\/\/(\[|[0-9.]+(:|$))/.test(value)
      const ca = scheme === 'https' ? { with: { [`${name}Ca`]: CA } } : {}
      if (scheme === 'unix') return { value: 'unix:/run/harmless.sock', tokens: ['/run/harmless.sock'] }
      const host = isAddress ? '192.0.2.77' : 'harmless.example'
      return { value: `${scheme}://${host}:18181`, tokens: [host, '18181'], ...ca }
    }
    case 'list': {
      const count = value === '' ? 0 : value.split(',').length
      const make: Readonly<Record<string, (index: number) => string>> = {
        origins: (index) => `https://harmless-${index}.example`,
        proxyProtocol: (index) => `192.0.2.${index}/32`,
        passHeaders: (index) => `X-Harmless-${index}`,
        webSockets: (index) => `/harmless/${index}`,
        upstreamResolver: (index) => `192.0.2.77:${18_181 + index}`,
      }
      const one = make[name]
      if (one === undefined) throw new Error(`payloads have no harmless value for the list ${name}`)
      const values = Array.from({ length: count }, (_, index) => one(index))
      const named = name.endsWith('Resolver')
        ? { with: { [name.replace('Resolver', '')]: 'http://named.example:1' } }
        : {}
      // A block in two parts, as some servers write it.
      const parts = name === 'proxyProtocol' ? values.flatMap((block) => block.split('/')) : []
      return {
        value: values.join(','),
        tokens: [...values, ...parts, '192.0.2.77', ...values.map((_, i) => `${18_181 + i}`)],
        ...named,
      }
    }
    case 'text':
      return textPeerOf(name, value)
  }
}

function textPeerOf(name: string, value: string): Peer {
  // All addresses, which some targets leave out.
  if (name === 'address' && (value === '0.0.0.0' || value === '::')) {
    return { value: value === '::' ? '0.0.0.0' : '::', tokens: ['0.0.0.0', '::'] }
  }
  if (name === 'address')
    return value.includes(':')
      ? { value: '2001:db8::77', tokens: ['2001:db8::77'] }
      : { value: '192.0.2.77', tokens: ['192.0.2.77'] }
  if (name === 'health') return { value: value === '' ? '' : '192.0.2.77:18181', tokens: ['192.0.2.77', '18181'] }
  if (name === 'door') return { value: '127.0.0.1:18181', tokens: ['127.0.0.1:18181'] }
  if (name.endsWith('Ca')) {
    const upstream = {
      with: { [name.replace('Ca', '')]: value === '' ? 'http://named.example:1' : 'https://named.example:1' },
    }
    return { value: value === '' ? '' : CA, tokens: [CA], ...upstream }
  }
  if (name === 'upstream') return { value: 'harmless.example:18181', tokens: ['harmless.example:18181'] }
  if (name === 'program' || name === 'modules') return { value: '/opt/harmless', tokens: ['/opt/harmless'] }
  if (name === 'installedAt') return { value: value === '' ? '' : '/opt/harmless', tokens: ['/opt/harmless'] }
  const names = ['name', 'namespace', 'gateway', 'gatewayClass', 'service']
  if (names.includes(name)) return { value: 'harmless', tokens: ['harmless'] }
  throw new Error(`payloads have no harmless value for ${name}`)
}
