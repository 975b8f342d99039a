/** Reports without a server: one with every verdict, and any text in every place where a server's words may come to stand. */
import type { Pin } from '../../src/core/brand.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { assembleReport } from '../../src/probe/report/assemble.ts'
import type { AttackResult, ControlReport, ObservationReport, Report } from '../../src/probe/report/report.ts'
import { noon } from './clock.ts'

/** `bypassed` first, then `inconclusive`, `not-tried` and `remark`; all others are enforced. */
export function makeReport(text = 'answered 200'): Report {
  const seen: ObservationReport = {
    end: 'complete',
    handshake: 'complete',
    alert: text,
    status: 200,
    detail: text,
    elapsedMs: 1.5,
  }
  const results = attacks.map((attack, index): AttackResult => {
    const { id, title, meaning, group, severity, cwe, remedy } = attack
    const facts = { id, title, meaning, group, severity, cwe, reproduction: `curl ${text}` }
    if (index === 2) return { ...facts, attempts: [], verdict: 'not-tried', why: text }
    const attempt = { label: text, transport: '1.3', protocol: 'http/1.1', request: text, observation: seen } as const
    if (index === 0) {
      const judgement = { verdict: 'bypassed', evidence: text } as const
      return { ...facts, attempts: [{ ...attempt, ...judgement }], remedy, ...judgement }
    }
    const judgement =
      index === 1
        ? ({ verdict: 'inconclusive', why: text } as const)
        : index === 3
          ? ({ verdict: 'remark', note: text } as const)
          : enforcedBy(text)
    return { ...facts, attempts: [{ ...attempt, ...judgement }], ...judgement }
  })
  return assembleReport({
    endpoint: { address: { host: '127.0.0.1', port: 8443 }, serverName: 'api.acme.internal', path: `/${text}` },
    identity: `CN=${text}`,
    authority: { subject: `CN=${text}`, pin: 'pin' as Pin },
    startedAt: noon,
    elapsedMs: 1000,
    controls: [
      { version: '1.3', protocol: 'http/1.1', request: text, state: 'answered', first: seen },
      { version: '1.2', protocol: 'http/1.1', request: text, state: 'failed', why: text, first: seen },
    ],
    results,
    ways: [
      { id: 'http-2', title: 'HTTP/2', why: text, seen: true },
      { id: 'websocket', title: 'WebSockets', why: text, seen: false },
    ],
  })
}

/** An honest client that was answered. */
export const answered: ControlReport = {
  version: '1.3',
  protocol: 'http/1.1',
  request: 'GET /',
  state: 'answered',
  first: { end: 'complete', handshake: 'complete', elapsedMs: 1 },
}

const enforcedBy = (how: string) => ({ verdict: 'enforced', how }) as const

/** What breaks out of markup, of JSON and of terminals. */
export const breakouts = [
  '<script>alert(1)</script>',
  ']]><failure/>',
  '--><b>',
  `"' onload='x" style="`,
  '</style></title></details></main>',
  '&lt;&#0;&amp',
  '\u0000\u0008\u001b[31m\u007f\u009b',
  '\u202eesrever\u2066\u200b\ufeff\u2028\u2029',
  '\ud800 \udfff \ufffe \uffff \u{1fffe}',
  '\\", "level": "none"',
  'line\r\nbreak\t',
] as const
