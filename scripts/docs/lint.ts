/** `docs/lint.md`: every lint rule, by what it reads. The rules say all of it themselves. */
import { readFileSync } from 'node:fs'
import { givens, lintRules } from '../../src/policy/lint/index.ts'
import type { Subjects } from '../../src/policy/lint-rule.ts'
import { table } from './markdown.ts'

type Rule = (typeof lintRules)[number]

/** What is said of each subject above its rules. */
const titles: Readonly<Record<keyof Subjects, readonly [title: string, text: string]>> = {
  certificate: [
    'Certificates',
    'countersign checks these rules for each certificate of a client or a server before it signs the certificate.',
  ],
  crl: ['CRLs', 'countersign checks these rules for each CRL before it publishes the CRL.'],
}

export const ruleFile = ({ id }: Rule): string => `src/policy/lint/${id}.ts`

/** Why a rule is there stands in the first comment of its file. */
export function reasonOf(rule: Rule): string {
  const text = readFileSync(new URL(`../../${ruleFile(rule)}`, import.meta.url), 'utf8')
  const comment = /^\/\*\*(.*?)\*\//s.exec(text)?.[1]
  if (comment === undefined)
    throw new Error(`${ruleFile(rule)} does not begin with a comment that says why it is there`)
  return comment.replace(/\s+\*?\s*/g, ' ').trim()
}

/** Renders the document. Reads the files of the rules. */
export function renderLint(): string {
  return [
    '# Lint rules',
    '',
    'A certificate or CRL with an *error* is never signed; with a *warning*, it is not signed if the profile says `"warnings": "block"`; a *notice* is only printed. A rule whose needs are not',
    'given, or whose condition does not hold, does not apply, and says why.',
    '',
    ...Object.entries(titles).flatMap(([subject, [title, text]]) => [
      `## ${title}`,
      '',
      text,
      '',
      ...table(
        ['rule', 'severity', 'needs', 'clause', 'why'],
        lintRules
          .filter((rule) => rule.subject === subject)
          .map((rule) => [
            `[${rule.id}](../${ruleFile(rule)})`,
            rule.severity,
            rule.given.map((one) => givens[one]).join(', '),
            rule.citation,
            reasonOf(rule),
          ]),
      ),
      '',
    ]),
  ].join('\n')
}
