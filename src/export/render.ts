/** The renderer: fills templates, strictly. What the values are was decided in the view; writing is elsewhere. */
import type { Liquid } from 'liquidjs'
import { CountersignError } from '../core/refusal.ts'
import type { Target } from './catalogue.ts'
import { Code, escapers, type Language, Quoted, regex, Uncarriable } from './escape.ts'
import type { TargetFile } from './manifest.ts'
import type { View } from './view.ts'

/** A file of the export, complete but not yet on disk. */
export type RenderedFile = { readonly path: string; readonly content: string }

/** What templates may do: choose and repeat. All that assigns, includes or gets past the escaper is left out. */
const TAGS = ['if', 'unless', 'case', 'for', 'break', 'continue', 'comment', '#']

/**
 * Fills every template of a target.
 *
 * Guarantees that each value went through the escaper of its file's language, and that the holes of a template are
 * exactly those that its manifest declares. Pure; the template engine is loaded at the first call.
 *
 * @throws {CountersignError} `template.hole` for a hole without a value, a value without a hole, a value that the language
 * cannot carry, or a template that does not parse
 */
export async function renderTarget(target: Target, view: View): Promise<readonly RenderedFile[]> {
  const { Liquid } = await import('liquidjs')
  const engines = new Map<Language, Liquid>()
  const engineFor = (language: Language): Liquid => {
    const engine = engines.get(language) ?? makeEngine(Liquid, language)
    engines.set(language, engine)
    return engine
  }
  return target.files.map((file) => {
    const source = target.sources.get(file.path) ?? ''
    const content = file.language === 'verbatim' ? source : fill(engineFor(file.language), file, source, view.values)
    return { path: file.path, content }
  })
}

function makeEngine(Engine: typeof Liquid, language: Language): Liquid {
  const engine = new Engine({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    outputEscape: escapers[language],
    templates: {}, // nothing is looked up on disk
  })
  for (const tag of Object.keys(engine.tags)) if (!TAGS.includes(tag)) delete engine.tags[tag]
  for (const filter of Object.keys(engine.filters)) delete engine.filters[filter]
  engine.registerFilter('shell', escapers.shell)
  engine.registerFilter('regex', regex)
  if (language === 'nginx') engine.registerFilter('quoted', (value: unknown) => new Quoted(String(value)))
  if (language === 'markdown') engine.registerFilter('code', (value: unknown) => new Code(String(value)))
  return engine
}

type Template = Extract<TargetFile, { readonly holes: readonly string[] }>

function fill(engine: Liquid, { path, holes }: Template, source: string, values: View['values']): string {
  const refuse = (hole: string, problem: string, cause?: unknown) =>
    new CountersignError('template.hole', { file: `${path}.liquid`, hole, problem }, { cause })
  try {
    const template = engine.parse(source)
    const found = engine.globalVariablesSync(template)
    const undeclared = found.find((name) => !holes.includes(name))
    if (undeclared !== undefined) throw refuse(undeclared, 'its manifest does not declare this hole')
    const unused = holes.find((name) => !found.includes(name))
    if (unused !== undefined) throw refuse(unused, 'a value without a hole')
    const missing = holes.find((name) => !Object.hasOwn(values, name))
    if (missing !== undefined) throw refuse(missing, 'a hole without a value')
    return engine.renderSync(template, Object.fromEntries(holes.map((name) => [name, values[name]])))
  } catch (error) {
    if (error instanceof CountersignError) throw error
    throw refuse(placeOf(error), problemOf(error), error)
  }
}

/** The engine wraps what went wrong: the token it stood in, and the error itself. */
type EngineError = Error & { token?: { getText(): string }; originalError?: Error }

const placeOf = (error: unknown): string => (error as EngineError).token?.getText() ?? ''

function problemOf(error: unknown): string {
  const { originalError, message } = error as EngineError
  return originalError instanceof Uncarriable ? originalError.message : (message.split('\n', 1)[0] ?? message)
}
