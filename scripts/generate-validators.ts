/**
 * Turns each `pki/schemas/*.schema.json` into a validator without dependencies under `src/core/validators/`, because
 * compiling a schema costs more than starting the program. `--check` writes nothing and fails where they are stale.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'

const SUFFIX = '.schema.json'

/** What generated code would import from ajv → the import and the expression that stand in for it. */
const substitutes: Readonly<Record<string, readonly [line: string, expression: string]>> = {
  'require("ajv/dist/runtime/ucs2length").default': ['', '(text) => [...text].length'],
  'require("ajv/dist/runtime/equal").default': ["import { isDeepStrictEqual } from 'node:util'", 'isDeepStrictEqual'],
}

/** Gives the name under which the validator of a schema is exported: `answer-list` → `validateAnswerList`. */
function exportName(stem: string): string {
  const words = stem.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `validate${words.join('')}`
}

/** Compiles one schema to the text of a TypeScript module. Throws where its code would need ajv at run time. */
export function compileSchema(stem: string, schema: object): string {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    verbose: true,
    messages: false,
    strictRequired: false,
    strictTypes: false,
  })
  let body = standalone.default(ajv, ajv.compile(schema))
  const imports = new Set<string>()
  for (const [needed, [line, expression]] of Object.entries(substitutes)) {
    if (!body.includes(needed)) continue
    body = body.replaceAll(needed, expression)
    if (line) imports.add(line)
  }
  const needed = /require\([^)]*\)/.exec(body)?.[0]
  if (needed) throw new Error(`${stem}${SUFFIX} cannot be compiled without ${needed}; say it with a pattern`)
  const validator = /export const validate = (\w+);\s*export default \w+;/.exec(body)
  if (!validator) throw new Error(`ajv's output for ${stem}${SUFFIX} has changed its form`)
  const code = body.slice(body.indexOf(validator[0]) + validator[0].length).trimStart()
  return [
    '// @ts-nocheck',
    `/** Generated from \`pki/schemas/${stem}${SUFFIX}\` by \`npm run generate\`. Not for editing. */`,
    ...imports,
    "import type { Validator } from '../schema.ts'",
    '',
    `export const ${exportName(stem)}: Validator = ${validator[1]}`,
    '',
    code,
  ].join('\n')
}

/** Compiles every schema of a directory: file name → content. */
export function compileSchemas(schemas: string): ReadonlyMap<string, string> {
  const stems = readdirSync(schemas)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => basename(file, SUFFIX))
    .sort()
  return new Map(
    stems.map((stem) => [
      `${stem}.ts`,
      compileSchema(stem, JSON.parse(readFileSync(join(schemas, stem + SUFFIX), 'utf8'))),
    ]),
  )
}

/** Names the files of a directory that differ from what its schemas say now: changed, missing or left over. */
export function findStale(schemas: string, validators: string): readonly string[] {
  const wanted = compileSchemas(schemas)
  const found = readdirSync(validators)
  const differs = [...wanted].filter(
    ([file, content]) => !found.includes(file) || readFileSync(join(validators, file), 'utf8') !== content,
  )
  return [...differs.map(([file]) => file), ...found.filter((file) => !wanted.has(file))].sort()
}

/** Writes every validator, and removes those whose schema is gone. */
export function writeValidators(schemas: string, validators: string): void {
  mkdirSync(validators, { recursive: true })
  for (const file of findStale(schemas, validators)) rmSync(join(validators, file), { force: true })
  for (const [file, content] of compileSchemas(schemas)) writeFileSync(join(validators, file), content)
}

if (import.meta.main) {
  const schemas = fileURLToPath(new URL('../pki/schemas/', import.meta.url))
  const validators = fileURLToPath(new URL('../src/core/validators/', import.meta.url))
  if (process.argv.includes('--check')) {
    const stale = findStale(schemas, validators)
    if (stale.length > 0) {
      process.stderr.write(`stale validators, run npm run generate: ${stale.join(', ')}\n`)
      process.exitCode = 1
    }
  } else {
    writeValidators(schemas, validators)
  }
}
