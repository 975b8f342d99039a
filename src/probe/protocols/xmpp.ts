/**
 * XMPP of a client, after STARTTLS (RFC 6120 §5) and over TLS from the beginning (XEP-0368): opens a stream, and looks at the features that are
 * offered in it. Logs nobody in.
 *
 * A server offers the mechanism EXTERNAL to a client whose certificate it would take for a login (RFC 6120 §6.3.4). One that demands
 * certificates in the handshake need not offer it: then the features are what nobody else gets to see.
 */
import type { Said } from '../protocol/protocol.ts'
import { protocolOfSteps, type Step } from '../protocol/steps.ts'

/** Errors of a stream by which those are refused who ask (RFC 6120 §4.9.3); all others say that nobody can be served, or not by this name. */
const refusing: ReadonlySet<string> = new Set(['not-authorized', 'policy-violation'])

const openStream = (host: string): string =>
  `<?xml version='1.0'?><stream:stream to='${host.replace(/[^A-Za-z0-9.:[\]_-]/g, '')}' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`

/** The element that answers, whatever prefix it has, and what is in it. */
const answerIn = (names: string): RegExp =>
  new RegExp(`<(?:[a-z]+:)?(${names})(?:\\s[^<>]*)?(?:/>|>([\\s\\S]*?)</(?:[a-z]+:)?\\1\\s*>)`)

const measureBy =
  (element: RegExp) =>
  (received: Buffer): number | undefined => {
    const text = received.toString('latin1')
    // What begins with no element is not waited for.
    if (!/^\s*(?:<|$)/.test(text)) return received.length
    const found = element.exec(text)
    return found === null ? undefined : found.index + found[0].length
  }

/** The condition is the first element in the error. */
function readError(content: string): Said {
  const [, condition = 'without a condition'] = /^\s*<([a-z-]{1,40})[\s/>]/.exec(content) ?? []
  return { says: `stream error ${condition}`, means: refusing.has(condition) ? 'refused' : 'unable' }
}

function readFeatures(content: string): Said {
  const mechanisms = [...content.matchAll(/<mechanism(?:\s[^<>]*)?>\s*([A-Z0-9_-]{1,40})\s*</g)].map(([, name]) => name)
  if (mechanisms.includes('EXTERNAL')) return { says: 'features with EXTERNAL', means: 'let-in' }
  if (mechanisms.length > 0) return { says: 'features without EXTERNAL', means: 'let-in' }
  return { says: 'features without a way to log in', means: 'refused' }
}

function stepOf(
  send: NonNullable<Step['send']>,
  names: string,
  read: (name: string, content: string) => Said | string,
): Step {
  const element = answerIn(names)
  return {
    send,
    measure: measureBy(element),
    read: (reply) => {
      const [, name, content = ''] = element.exec(reply.toString('latin1')) ?? []
      if (name === undefined) return 'the reply is not XMPP'
      return name === 'error' ? readError(content) : read(name, content)
    },
  }
}

/** In clear most servers let nobody log in, and yet begin TLS. */
const inClear = stepOf(openStream, 'features|error', (_, content) =>
  content.includes('<starttls') ? { says: 'features', means: 'let-in' } : 'it offers no STARTTLS',
)

const startTls = stepOf("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", 'proceed|failure|error', (name) => ({
  says: name,
  means: name === 'proceed' ? 'let-in' : 'unable',
}))

const shared = {
  asks: 'features',
  steps: [stepOf(openStream, 'features|error', (_, content) => readFeatures(content))],
  again: 'in XMPP a client that does not log in has nothing to ask twice',
  hint: 'give with --host NAME the name that the server serves, and let it offer the honest client a way to log in while it is probed',
} as const

export const xmpp = protocolOfSteps({
  ...shared,
  id: 'xmpp',
  title: 'XMPP with STARTTLS',
  before: [inClear, startTls],
  byOpenssl: { starttls: 'xmpp', hostOption: '-xmpphost' },
})

export const xmpps = protocolOfSteps({
  ...shared,
  id: 'xmpps',
  title: 'XMPP over TLS',
  alpn: ['xmpp-client'],
})
