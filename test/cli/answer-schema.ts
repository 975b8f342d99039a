/** Holds documents to the answer schemas that are shipped for readers of `--json`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'

const folder = resolve(import.meta.dirname, '../../pki/schemas/answers')
const suffix = '.schema.json'

/** Every answer that has a schema, by the schema's name. */
export const describedAnswers = readdirSync(folder)
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length))

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true })
for (const name of describedAnswers) ajv.addSchema(JSON.parse(readFileSync(join(folder, `${name}${suffix}`), 'utf8')))

/** What is wrong with a document under an answer's schema, or undefined. */
export function answerFault(name: string, document: unknown): string | undefined {
  const validate = ajv.getSchema(`urn:countersign:schema:answers:${name}`)
  if (validate === undefined) return `there is no schema for ${name}`
  return validate(document) === true ? undefined : ajv.errorsText(validate.errors)
}
