/**
 * Fills templates with values, and refuses a template with an unknown value. `view.ts` decides the values; this file writes
 * nothing to disk.
 */
import type { Liquid, Template } from 'liquidjs'
import { CountersignError } from '../core/refusal.ts'
import { type Language, Uncarriable, Unreadable } from '../language/common/language.ts'
import { regex } from '../language/common/regex.ts'
import { languages } from '../language/index.ts'
import type { Source, Target } from './catalogue.ts'
import { placeholdersIn } from './manifest.ts'
import type { View } from './view.ts'

/** A file of the export, complete but not yet on disk. */
export type RenderedFile = { readonly path: string; readonly content: string }

/** The tags that templates may use, to choose and to repeat. Tags that assign, include or avoid the escaper are left out. */
const TAGS = ['if', 'unless', 'case', 'for', 'break', 'continue', 'comment', '#']

/**
 * Fills every template of a target.
 *
 * Guarantees that each value was written by the language of its file, that each file can be read in its language, and that
 * every input and fact of the manifest is used. What is there besides only where it is asked for comes last. Pure; the template engine is loaded at the first call.
 *
 * @throws {CountersignError} `template.hole` for a hole without a value, an input or fact without a hole, a value that the
 * language cannot carry, a template that does not parse, or a file that does not
 */
export async function renderTarget(target: Target, view: View): Promise<readonly RenderedFile[]> {
  const render = await startRendering()
  const used = new Set(placeholdersIn(target.commands))
  const rendered = target.files.map(({ path, language }) => {
    const { holes, content } = render({ path, language, pieces: target.sources.get(path) ?? [] }, view.values)
    for (const hole of holes) used.add(hole)
    return { path, content }
  })
  for (const { of, path, language, sources } of target.extras) {
    if (!view.extras.includes(of)) continue
    rendered.push({ path, content: render({ path, language, pieces: sources }, view.values).content })
  }
  // `listen` is the address and the port in one.
  if (used.has('listen')) for (const name of ['address', 'port']) used.add(name)
  const idle = Object.keys({ ...target.inputs, ...target.sinceVersion }).find((name) => !used.has(name))
  if (idle !== undefined) throw refuse('target.json', idle, 'no template and no command uses it')
  return rendered
}

/** A file to be rendered; without a language its text stays as it is. */
export type Unrendered = {
  readonly path: string
  readonly language: string | undefined
  readonly pieces: readonly Source[]
}

/**
 * Gives what fills the templates of one file after the other, each in its language, and reads the file in it. The template engine is
 * loaded at the first call.
 *
 * @throws {CountersignError} from what it gives: `template.hole`, but for values that nothing uses
 */
export async function startRendering(): Promise<(file: Unrendered, values: View['values']) => Filled> {
  const { Liquid } = await import('liquidjs')
  const engines = new Map<Language, Engine>()
  return ({ path, language: name = '', pieces }, values) => {
    const language = languages.get(name)
    if (language === undefined) return { holes: [], content: pieces.map(({ text }) => text).join('') }
    const engine = engines.get(language) ?? { liquid: makeEngine(Liquid, language), parsed: new WeakMap() }
    engines.set(language, engine)
    const filled = pieces.map((piece) => fill(engine, piece, values))
    const content = filled.map((piece) => piece.content).join('')
    requireReadable(language, path, content)
    return { holes: filled.flatMap(({ holes }) => holes), content }
  }
}

const refuse = (file: string, hole: string, problem: string, cause?: unknown) =>
  new CountersignError('template.hole', { file, hole, problem }, { cause })

function requireReadable(language: Language, file: string, content: string): void {
  try {
    language.read(content)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { line, column } = error.place
    throw refuse(file, `line ${line}, column ${column}`, error.message, error)
  }
}

/** Text that a filter has already written as its place in the language demands, so that it is not escaped again. */
class Written {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

function makeEngine(Engine: typeof Liquid, language: Language): Liquid {
  const engine = new Engine({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    outputEscape: (value: unknown) => (value instanceof Written ? value.text : language.write(value)),
    templates: {}, // nothing is looked up on disk
  })
  for (const tag of Object.keys(engine.tags)) if (!TAGS.includes(tag)) delete engine.tags[tag]
  for (const filter of Object.keys(engine.filters)) delete engine.filters[filter]
  engine.registerFilter('regex', regex)
  for (const [name, inner] of languages) engine.registerFilter(name, inner.write)
  for (const [place, write] of Object.entries(language.places ?? {})) {
    engine.registerFilter(place, (value: unknown) => new Written(write(value)))
  }
  return engine
}

/** The text of a filled template, and the names of the values that it uses, also where a condition left them out. */
export type Filled = { readonly holes: readonly string[]; readonly content: string }

/** What fills the templates of one language, each of which it parses once. */
type Engine = { readonly liquid: Liquid; readonly parsed: WeakMap<Source, Parsed> }
type Parsed = { readonly template: Template[]; readonly holes: readonly string[] }

function parse({ liquid, parsed }: Engine, source: Source): Parsed {
  const known = parsed.get(source)
  if (known !== undefined) return known
  const template = liquid.parse(source.text)
  const made = { template, holes: liquid.globalVariablesSync(template) }
  parsed.set(source, made)
  return made
}

function fill(engine: Engine, source: Source, values: View['values']): Filled {
  const { file } = source
  try {
    const { template, holes } = parse(engine, source)
    const missing = holes.find((name) => !Object.hasOwn(values, name))
    if (missing !== undefined) throw refuse(file, missing, 'a hole without a value')
    return { holes, content: engine.liquid.renderSync(template, values) }
  } catch (error) {
    if (error instanceof CountersignError) throw error
    throw refuse(file, placeOf(error), problemOf(error), error)
  }
}

/** The engine wraps what went wrong: the token it stood in, and the error itself. */
type EngineError = Error & { token?: { getText(): string }; originalError?: Error }

const placeOf = (error: unknown): string => (error as EngineError).token?.getText() ?? ''

function problemOf(error: unknown): string {
  const { originalError, message } = error as EngineError
  return originalError instanceof Uncarriable ? originalError.message : (message.split('\n', 1)[0] ?? message)
}
