/** Reads metrics in the text format of Prometheus (version 0.0.4), strictly: a line that is none fails. */

export type Sample = {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\n"])*)"(?:,|$)/y
const escapes: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\"': '"' }

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {}
  LABEL.lastIndex = 0
  for (let at = 0; at < text.length; at = LABEL.lastIndex) {
    LABEL.lastIndex = at
    const [, name, value] = LABEL.exec(text) ?? []
    if (name === undefined || value === undefined || name in labels) throw new Error(`no labels: ${text}`)
    labels[name] = value.replace(/\\[\\n"]/g, (one) => escapes[one]!)
  }
  return labels
}

/** The samples of a text, and the type of each metric. */
export function readMetrics(text: string): {
  readonly samples: readonly Sample[]
  readonly types: Map<string, string>
} {
  if (!text.endsWith('\n')) throw new Error('the last line does not end')
  const samples: Sample[] = []
  const types = new Map<string, string>()
  const helps = new Set<string>()
  for (const line of text.slice(0, -1).split('\n')) {
    const [, help] = /^# HELP ([a-z_]+) \S.*$/.exec(line) ?? []
    const [, typed, type] = /^# TYPE ([a-z_]+) (gauge|counter)$/.exec(line) ?? []
    const [, name, labels, value] = /^([a-z_]+)\{(.*)\} (-?\d+(?:\.\d+)?)$/s.exec(line) ?? []
    if (help !== undefined && !helps.has(help)) helps.add(help)
    else if (typed !== undefined && type !== undefined && helps.has(typed) && !types.has(typed)) types.set(typed, type)
    else if (name !== undefined && [...types.keys()].at(-1) === name)
      samples.push({ name, labels: readLabels(labels!), value: Number(value) })
    else throw new Error(`no line of metrics: ${line}`)
  }
  const keys = samples.map(({ name, labels }) => JSON.stringify([name, labels]))
  if (new Set(keys).size !== keys.length) throw new Error('a sample is there twice')
  return { samples, types }
}
