/** `docs/errors.md`: every refusal with its exit status, sentence and hint. The facts stay placeholders; none is made up. */
import { type ExitStatus, exitStatuses, exitTable } from '../../src/cli/exit.ts'
import { type RefusalCode, wordings } from '../../src/core/refusals/index.ts'
import type { Wording } from '../../src/core/refusals/wording.ts'
import { code, table } from './markdown.ts'

const meanings: Readonly<Record<keyof typeof exitStatuses, string>> = {
  done: 'The command has done what you asked for.',
  no: 'The command worked, and its answer is no: an attack succeeded, a CRL is due, or the record is damaged.',
  misspoken: 'The command line is wrong: it names something that does not exist, or has a value that is not valid.',
  refused: 'countersign refuses: a rule does not allow it, or a file or certificate is not as it must be.',
  failed: 'Something outside countersign failed: disk, network, clock or another program; or a probe proved nothing.',
  bug: 'A bug of ours; please report it.',
  interrupted: 'You interrupted the command, or did not confirm it.',
}

/** A fact that prints as its own name, whatever a sentence does with it: quoted, counted, listed or added to. */
class Placeholder {
  readonly length = 1
  readonly #text: string

  constructor(name: string) {
    this.#text = `{${name}}`
  }

  map(): this {
    return this
  }

  replaceAll(): this {
    return this
  }

  join(): string {
    return this.#text
  }

  /** Of a list: that it has what is asked for. */
  some(): true {
    return true
  }

  toJSON(): string {
    return this.#text
  }

  [Symbol.toPrimitive](hint: string): string {
    return hint === 'string' ? this.#text : `${this.#text} + `
  }
}

/** Words a refusal with a placeholder for each fact but one, which is empty; gives the names of the facts it asked for. */
function word(refusal: RefusalCode, empty?: string): Wording & { readonly asked: ReadonlySet<string> } {
  const asked = new Set<string>()
  const facts = new Proxy(
    {},
    {
      get: (_, name) => {
        asked.add(String(name))
        return name === empty ? '' : new Placeholder(String(name))
      },
    },
  )
  const { message, hint } = (wordings[refusal] as (facts: object) => Wording)(facts)
  // A sentence that is nothing but a fact is the placeholder itself.
  return { message: `${message}`, hint: `${hint}`, asked }
}

/** Whether two texts differ by more than what stands for the fact. */
function saysOtherwise(whole: string, without: string, fact: string): boolean {
  const [before = '', ...after] = whole.split(`{${fact}}`)
  return !(without.startsWith(before) && without.endsWith(after.at(-1) ?? ''))
}

/** A text, and what it is instead where a fact is empty. */
function variants(refusal: RefusalCode, part: 'message' | 'hint'): string {
  const whole = word(refusal)
  // A number is never empty, nor are findings.
  const facts = [...whole.asked].filter((fact) => fact !== 'findings' && fact !== 'position')
  const others = facts.flatMap((fact) => {
    const without = word(refusal, fact)[part]
    return saysOtherwise(whole[part], without, fact) ? [`; without ${code(`{${fact}}`)}: ${code(without)}`] : []
  })
  return code(whole[part]) + others.join('')
}

const nameOf = (status: ExitStatus): string =>
  Object.entries(exitStatuses).find(([, value]) => value === status)?.[0] ?? String(status)

const fence = (lines: readonly string[]): string[] => [
  '```console not run: it is here for its form, and there is no alice',
  ...lines,
  '```',
]

/** A refusal as it looks, worded by the same table. */
function sampleOf(): { readonly lines: readonly string[]; readonly status: ExitStatus } {
  const { message, hint } = wordings['name.unknown']({ name: 'alcie', near: ['alice'] })
  return {
    lines: ['$ countersign show alcie', `countersign: ${message}`, `hint: ${hint}`],
    status: exitTable['name.unknown'],
  }
}

/** Renders the document. Pure. */
export function renderErrors(): string {
  const sample = sampleOf()
  const codes = Object.keys(wordings).sort() as RefusalCode[]
  return [
    '# Errors',
    '',
    'What countersign says when it declines, and what it ends with. A refusal is two lines on stderr, what is wrong and what to',
    'do about it, and nothing on stdout:',
    '',
    ...fence([...sample.lines, `$ echo $?`, String(sample.status)]),
    '',
    'With `--json` it is one document on stdout instead, with the code below: scripts should go by that, or by the exit status.',
    'Both are kept from version to version; sentences are not. `{path}` and the like stand for the facts of the case,',
    'which the document gives by these names under `error.facts`. A sentence may word a fact in its own way: a host that is an',
    'IP address is `--ip`.',
    '',
    '**A command that ends with status 2 or 3 has changed nothing:** no key was made, no certificate signed, no file written.',
    'After status 4 no file is half-written, and everything that was done before is recorded; the hint says how to go on.',
    '',
    '## Exit statuses',
    '',
    ...table(
      ['status', 'name', 'meaning'],
      Object.entries(meanings).map(([name, meaning]) => [
        String(exitStatuses[name as keyof typeof exitStatuses]),
        name,
        meaning,
      ]),
    ),
    '',
    '## Refusals',
    '',
    ...table(
      ['code', 'exit status', 'what it says', 'what to do'],
      codes.map((refusal) => [
        code(refusal),
        `${exitTable[refusal]} ${nameOf(exitTable[refusal])}`,
        variants(refusal, 'message'),
        variants(refusal, 'hint'),
      ]),
    ),
    '',
  ].join('\n')
}
