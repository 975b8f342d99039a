/**
 * Reads the rows of a file of requests, in CSV or as JSON lines, as the octets come: a file may have millions of rows. Knows no
 * column.
 */
import { pipeline, Readable } from 'node:stream'
import type { Chunks } from '../../core/chunks.ts'
import { quote } from '../../core/quote.ts'
import { CountersignError } from '../../core/refusal.ts'

/** A row: the texts of a CSV file in the order of its columns, or the object of a JSON line. */
export type Row = { readonly line: number } & (
  | { readonly form: 'csv'; readonly cells: readonly string[] }
  | { readonly form: 'json'; readonly object: Readonly<Record<string, unknown>> }
  /** It cannot be read, and the rows after it can. */
  | { readonly form: 'unreadable'; readonly problem: string }
)

/** Longest row, in octets: it is in memory as a whole. */
const LONGEST = 1024 * 1024

const UTF8_HINT = 'save the file as UTF-8; in a spreadsheet: "CSV UTF-8 (comma delimited)"'

/** Decodes octets, and refuses what is not UTF-8: a name would become another. */
async function* decode(file: string, chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const refuse = (problem: string, cause?: unknown) =>
    new CountersignError('batch.malformed', { file, problem, next: UTF8_HINT }, { cause })
  const read = (octets?: Uint8Array): string => {
    try {
      return decoder.decode(octets, { stream: octets !== undefined })
    } catch (cause) {
      throw refuse('it is not UTF-8', cause)
    }
  }
  for await (const chunk of chunks) {
    const text = read(chunk)
    if (text.includes('\0')) throw refuse('it has a NUL character, so it is not UTF-8 text')
    if (text !== '') yield text
  }
  const rest = read()
  if (rest !== '') yield rest
}

/** Gives a text back with what follows it. */
async function* follow(first: readonly string[], rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield* first
  yield* rest
}

/** Reads as far as the first line ends, where there is one. */
async function peek(texts: AsyncGenerator<string>): Promise<string> {
  let head = ''
  while (!/[\n\r]/.test(head.trimStart()) && head.length <= LONGEST) {
    const { value, done } = await texts.next()
    if (done === true) break
    head += value
  }
  return head
}

/** Characters between cells, as spreadsheets write them; no column's name has one of them. */
const separators = [',', ';', '\t']

/**
 * Reads rows. What the file is can be seen at its beginning: JSON lines begin with `{`, and the names of columns have a comma, a
 * semicolon or a tab between them. Empty lines are passed over.
 *
 * @param file its name, for refusals
 * @throws {CountersignError} `batch.malformed` where the file is not UTF-8, or its quotes do not match, so that nobody can tell its rows
 */
export async function* readRows(file: string, chunks: Chunks): AsyncGenerator<Row> {
  const texts = decode(file, chunks)
  try {
    yield* readTexts(file, texts)
  } finally {
    // A reader that leaves early, or refuses the columns, has not come to the end; the file is open until then.
    await texts.return(undefined)
  }
}

async function* readTexts(file: string, texts: AsyncGenerator<string>): AsyncGenerator<Row> {
  const head = await peek(texts)
  const start = head.trimStart()
  if (start === '') {
    throw new CountersignError('batch.malformed', {
      file,
      problem: 'it is empty',
      next: 'write the names of the columns into the first line, such as: name,claim:role',
    })
  }
  if (start.startsWith('[')) {
    throw new CountersignError('batch.malformed', {
      file,
      problem: 'it is a list in JSON, whose rows cannot be read one by one',
      next: "write one JSON object in each line, and no list around them, as jq does: jq -c '.[]' FILE",
    })
  }
  yield* start.startsWith('{') ? readJsonLines(file, follow([head], texts)) : readCsv(file, head, texts)
}

/** Lines of text, without the line breaks. */
async function* linesOf(file: string, texts: AsyncGenerator<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const text of texts) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > LONGEST) throw tooLong(file)
  }
  yield rest
}

const tooLong = (file: string, line?: number) =>
  new CountersignError('batch.malformed', {
    file,
    ...(line !== undefined && { line }),
    problem: `a row has more than ${LONGEST} characters`,
    next: 'look for a quote that is opened and not closed',
  })

async function* readJsonLines(file: string, texts: AsyncGenerator<string>): AsyncGenerator<Row> {
  let line = 0
  for await (const text of linesOf(file, texts)) {
    line += 1
    const json = text.trim()
    if (json !== '') yield readJson(line, json)
  }
}

function readJson(line: number, json: string): Row {
  try {
    const object: unknown = JSON.parse(json)
    if (typeof object !== 'object' || object === null || Array.isArray(object)) {
      return { line, form: 'unreadable', problem: 'it is not a JSON object' }
    }
    if (Object.keys(object).length !== countMembers(json)) {
      return { line, form: 'unreadable', problem: 'it names a column twice' }
    }
    return { line, form: 'json', object: object as Record<string, unknown> }
  } catch (error) {
    return { line, form: 'unreadable', problem: `it is not JSON: ${(error as Error).message}` }
  }
}

/** Counts the members of an object, as often as each comes: JSON.parse keeps the last of those of one name. */
function countMembers(json: string): number {
  let [depth, members] = [0, 0]
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}:]/g)) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    else if (token === ':' && depth === 1) members += 1
  }
  return members
}

/** How often something is found in the cells of a row. */
const countIn = (cells: readonly string[], pattern: RegExp): number =>
  cells.reduce((count, cell) => count + (cell.match(pattern)?.length ?? 0), 0)

async function* readCsv(file: string, head: string, rest: AsyncGenerator<string>): AsyncGenerator<Row> {
  const header = head.trimStart().split(/[\n\r]/, 1)[0] ?? ''
  const delimiter = separators.find((one) => header.includes(one)) ?? ','
  const { CsvError, parse } = await import('csv-parse')
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: LONGEST,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  })
  // The parser counts a CR LF within quotes as two lines.
  let twice = 0
  try {
    // The stream that it gives ends with the failure of any of them.
    const records = pipeline(Readable.from(follow([head], rest)), parser, () => undefined)
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      twice += countIn(record, /\r\n/g)
      yield { line: info.lines - twice - countIn(record, /\r\n|\n|\r/g), form: 'csv', cells: record }
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const { code, lines } = cause as { code: string; lines?: number }
    const line = lines && lines - twice
    if (code === 'CSV_MAX_RECORD_SIZE') throw tooLong(file, line)
    throw new CountersignError(
      'batch.malformed',
      {
        file,
        ...(line !== undefined && { line }),
        problem: 'a quote is opened and not closed, or text follows a closing quote',
        next: `put a cell that has a quote, a line break or ${quote(delimiter)} in double quotes, and write a double quote in it twice; nothing was issued`,
      },
      { cause },
    )
  }
}
