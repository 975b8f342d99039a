/** `docs/cwe.md`: what answers each weakness. Attacks and lint rules say themselves which; the defaults are in `defaults.ts`. */
import { readFileSync } from 'node:fs'
import { lintRules } from '../../src/policy/lint/index.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { type Default, defaults } from './defaults.ts'
import { reasonOf, ruleFile } from './lint.ts'
import { table } from './markdown.ts'

/** Names as of the CWE list, version 4. */
export const names: Readonly<Record<number, string>> = {
  22: "Improper Limitation of a Pathname to a Restricted Directory ('Path Traversal')",
  125: 'Out-of-bounds Read',
  158: 'Improper Neutralization of Null Byte or NUL Character',
  200: 'Exposure of Sensitive Information to an Unauthorized Actor',
  203: 'Observable Discrepancy',
  261: 'Weak Encoding for Password',
  285: 'Improper Authorization',
  287: 'Improper Authentication',
  288: 'Authentication Bypass Using an Alternate Path or Channel',
  290: 'Authentication Bypass by Spoofing',
  294: 'Authentication Bypass by Capture-replay',
  295: 'Improper Certificate Validation',
  296: "Improper Following of a Certificate's Chain of Trust",
  297: 'Improper Validation of Certificate with Host Mismatch',
  298: 'Improper Validation of Certificate Expiration',
  299: 'Improper Check for Certificate Revocation',
  300: 'Channel Accessible by Non-Endpoint',
  306: 'Missing Authentication for Critical Function',
  319: 'Cleartext Transmission of Sensitive Information',
  321: 'Use of Hard-coded Cryptographic Key',
  323: 'Reusing a Nonce, Key Pair in Encryption',
  326: 'Inadequate Encryption Strength',
  327: 'Use of a Broken or Risky Cryptographic Algorithm',
  328: 'Use of Weak Hash',
  330: 'Use of Insufficiently Random Values',
  331: 'Insufficient Entropy',
  338: 'Use of Cryptographically Weak Pseudo-Random Number Generator (PRNG)',
  345: 'Insufficient Verification of Data Authenticity',
  346: 'Origin Validation Error',
  347: 'Improper Verification of Cryptographic Signature',
  352: 'Cross-Site Request Forgery (CSRF)',
  400: 'Uncontrolled Resource Consumption',
  436: 'Interpretation Conflict',
  444: "Inconsistent Interpretation of HTTP Requests ('HTTP Request/Response Smuggling')",
  488: 'Exposure of Data Element to Wrong Session',
  524: 'Use of Cache Containing Sensitive Information',
  613: 'Insufficient Session Expiration',
  636: "Not Failing Securely ('Failing Open')",
  650: 'Trusting HTTP Permission Methods on the Server Side',
  672: 'Operation on a Resource after Expiration or Release',
  693: 'Protection Mechanism Failure',
  770: 'Allocation of Resources Without Limits or Throttling',
  757: "Selection of Less-Secure Algorithm During Negotiation ('Algorithm Downgrade')",
  862: 'Missing Authorization',
  863: 'Incorrect Authorization',
  918: 'Server-Side Request Forgery (SSRF)',
  942: 'Permissive Cross-domain Security Policy with Untrusted Domains',
  1021: 'Improper Restriction of Rendered UI Layers or Frames',
  1385: 'Missing Origin Validation in WebSockets',
}

const root = new URL('../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')
const link = (text: string, file: string): string => `[${text}](../${file})`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type Row = { readonly kind: string; readonly name: string; readonly about: string; readonly cwe: readonly number[] }

const attackRows: readonly Row[] = attacks.map(({ id, title, cwe }) => ({
  kind: 'attack',
  name: link(id, `src/probe/attacks/${id}.ts`),
  about: capital(title),
  cwe,
}))

const ruleRow = (rule: (typeof lintRules)[number]): Row => ({
  kind: 'lint rule',
  name: link(rule.id, ruleFile(rule)),
  about: reasonOf(rule),
  cwe: rule.cwe,
})

/** Whether a file has a test of this title, as vitest would list it before its rows are filled in. */
const hasTest = (file: string, title: string): boolean =>
  ["'", '"', '`'].some((quote) => read(file).includes(`(${quote}${title}${quote},`))

/** A default whose proof is gone would make this document a lie. */
export function defaultRow({ about, cwe, attacks: tried = [], rules = [], tests = {} }: Default): Row {
  const proofs = [
    ...tried.map((id) => ({ is: attacks.some((one) => one.id === id), name: id, file: `src/probe/attacks/${id}.ts` })),
    ...rules.map((id) => ({ is: lintRules.some((one) => one.id === id), name: id, file: `src/policy/lint/${id}.ts` })),
    ...Object.entries(tests).flatMap(([file, titles]) =>
      titles.map((name) => ({ is: hasTest(file, name), name, file })),
    ),
  ]
  const gone = proofs.find(({ is }) => !is)
  if (gone !== undefined) throw new Error(`${gone.file} has no "${gone.name}": what proves now that "${about}"?`)
  if (proofs.length === 0) throw new Error(`nothing proves that "${about}"`)
  return { kind: 'default', name: proofs.map(({ name, file }) => link(name, file)).join(', '), about, cwe }
}

/** Renders the document. Reads the files of rules and tests. */
export function renderCwe(): string {
  const rows = [...attackRows, ...lintRules.map(ruleRow), ...defaults.map(defaultRow)]
  const unnamed = rows.flatMap(({ cwe }) => cwe).find((id) => names[id] === undefined)
  if (unnamed !== undefined) throw new Error(`CWE-${unnamed} needs its name here`)
  return [
    '# Weaknesses, and the defences against each',
    '',
    'For each entry of the [Common Weakness Enumeration](https://cwe.mitre.org/): the attacks by which `countersign probe` looks',
    'for it in a running server, the lint rules that keep it out of certificates before they are signed and out of CRLs before they',
    'are published, and the defaults of countersign and of the servers that it configures, each with the attacks, rules and tests',
    'that prove it. Nothing here says that a weakness is impossible; it says what is done.',
    '',
    ...Object.entries(names).flatMap(([id, name]) => {
      const answers = rows.filter(({ cwe }) => cwe.includes(Number(id)))
      if (answers.length === 0) throw new Error(`nothing answers CWE-${id}`)
      return [
        `## CWE-${id}: ${name}`,
        '',
        ...table(
          ['by', 'which', 'what it is'],
          answers.map(({ kind, name, about }) => [kind, name, about]),
        ),
        '',
      ]
    }),
  ].join('\n')
}
