/** Turns each need of the probe (`probe/needs/`) that an operator can meet into a command-line option. */
import { present } from '../core/present.ts'
import type { NeedCheck } from '../probe/need.ts'
import { type AskedNeeds, needs } from '../probe/needs/index.ts'
import { usableRules } from './choices.ts'
import { asked, choice, flag, type Parameter, type Parameters, text, texts } from './parameter.ts'
import type { Question } from './question.ts'

const checks: { readonly [C in NeedCheck]: NonNullable<Question['check']> } = { 'access-rules': usableRules }

type Option = NonNullable<(typeof needs)[number]['option']>

function parameterOf(option: Option): Parameter<unknown> {
  if ('means' in option) return flag(option.about)
  if ('words' in option) return choice(option.words, option.placeholder, option.about)
  if ('repeated' in option) return texts(option.placeholder, option.about)
  const { placeholder, about, offers, question } = option
  const parameter = text(placeholder, about, offers && { home: offers })
  if (question === undefined) return parameter
  const { says, check } = question
  return asked({ says, ...present({ check: check && checks[check] }) }, parameter)
}

const flagOf = (id: string, option: Option): string => ('flag' in option ? option.flag : id)

/** The options of all needs by their flag, in the order of the registry. */
export const needOptions: Parameters = Object.fromEntries(
  needs.flatMap(({ id, option }) => (option === undefined ? [] : [[flagOf(id, option), parameterOf(option)]])),
)

/** The value that was given for each need, under the name that workflows use. */
export function askedNeeds(given: Readonly<Record<string, unknown>>): AskedNeeds {
  const asked = needs.map(({ id, option }) => {
    const said = option && given[flagOf(id, option)]
    return [id, option && 'means' in option ? (said ? option.means : undefined) : said]
  })
  return present(Object.fromEntries(asked))
}
