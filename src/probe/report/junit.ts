/** Writes the report as JUnit XML for CI, with one test case per attack. `assemble.ts` decides the verdicts. */
import { formatInstant } from '../../core/brand.ts'
import { type Markup, markup } from './markup.ts'
import { type AttackResult, type Cause, type Report, reasonOf, type Standing, standingOf } from './report.ts'
import {
  conclude,
  describeChange,
  describeControl,
  describeGate,
  describeMeaning,
  formatChangeLine,
  groupResults,
  IDLE,
  urlOf,
} from './telling.ts'

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

const elapsedOf = ({ attempts }: AttackResult): number =>
  attempts.reduce((sum, { observation }) => sum + (observation?.elapsedMs ?? 0), 0)

function encodeOutcome(result: AttackResult): Markup {
  const reason = reasonOf(result)
  if (standingOf(result) === 'accepted') {
    return markup`<system-out>accepted: ${result.accepted ?? ''}\n${result.verdict}: ${reason}</system-out>`
  }
  if (result.verdict === 'enforced' && result.accepted !== undefined) {
    return markup`<system-out>${reason}\naccepted: ${result.accepted}; ${IDLE}</system-out>`
  }
  if (result.excused !== undefined) {
    return markup`<system-out>does not count: ${result.excused}\n${result.verdict}: ${reason}</system-out>`
  }
  if (result.verdict === 'enforced') return markup`<system-out>${reason}</system-out>`
  if (result.verdict === 'remark') return markup`<system-out>remark: ${reason}</system-out>`
  if (result.verdict === 'not-tried') return markup`<skipped message="${reason}"/>`
  const explained = [
    describeMeaning(result),
    ...(result.remedy === undefined ? [] : [`remedy: ${result.remedy}`]),
    ...(result.change === undefined
      ? []
      : [`${describeChange(result.change)}:`, ...result.change.lines.map(formatChangeLine)]),
    ...(result.explainedBy === undefined ? [] : [`follows from: ${result.explainedBy}`]),
    ...(result.reproduction === undefined ? [] : [`by hand: ${result.reproduction}`]),
  ].join('\n')
  return result.verdict === 'bypassed'
    ? markup`<failure type="${result.severity}" message="${reason}">${explained}</failure>`
    : markup`<error type="inconclusive" message="${reason}">${explained}</error>`
}

function encodeCase(result: AttackResult): Markup {
  return markup`    <testcase classname="countersign.${result.group}.${result.id}" name="${result.title}" time="${seconds(elapsedOf(result))}">
      ${encodeOutcome(result)}
    </testcase>
`
}

/** The counts of JUnit: an open question is an error, so that it is no success either. */
function sumOf(results: readonly AttackResult[]): Markup {
  const of = (standing: Standing): number =>
    results.filter((result) => standingOf(result) === standing && result.excused === undefined).length
  return markup`tests="${results.length}" failures="${of('bypassed')}" errors="${of('inconclusive')}" skipped="${of('not-tried')}"`
}

/** Nothing was attacked: one case, the honest client's, and it is an error. */
function encodeCause(report: Report, { what, next }: Cause, properties: readonly Markup[]): string {
  const { controls, elapsedMs } = report
  const time = seconds(elapsedMs)
  return String(markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="countersign probe ${urlOf(report)}" tests="1" failures="0" errors="1" skipped="0" time="${time}">
  <testsuite name="The honest client" tests="1" failures="0" errors="1" skipped="0" time="${time}" timestamp="${timestampOf(report)}" hostname="${report.endpoint.serverName}">
    <properties>
${properties}    </properties>
    <testcase classname="countersign.control" name="the honest client is let in" time="${time}">
      <error type="inconclusive" message="${what}">${next ?? controls.map(describeControl).join('\n')}</error>
    </testcase>
  </testsuite>
</testsuites>
`)
}

// xs:dateTime; the schemas in use want no zone.
const timestampOf = ({ startedAt }: Report): string => formatInstant(startedAt).replace(/Z$/, '')

/**
 * Writes a report as JUnit XML: a suite per group; *bypassed* fails, *inconclusive* is an error, *not tried* is skipped, a *remark*, what is *accepted* and what does not count for the run passes.
 * The controls are properties of each suite. Well-formed whatever the server answered.
 *
 * Pure.
 */
export function encodeJunit(report: Report): string {
  const { endpoint, identity, elapsedMs, controls, results } = report
  const timestamp = timestampOf(report)
  const property = (name: string, value: string): Markup => markup`      <property name="${name}" value="${value}"/>
`
  const properties = [
    property('server', urlOf(report)),
    property('address', `${endpoint.address.host}, port ${endpoint.address.port}`),
    property('as', identity),
    ...controls.map((control) => property('control', describeControl(control))),
    ...report.ways.map(({ title, why }) => property('not looked at', `${title}: ${why}`)),
    property('conclusion', conclude(report)),
    ...describeGate(report).map((sentence) => property('gate', sentence)),
  ]
  if (report.cause !== undefined) return encodeCause(report, report.cause, properties)
  const suites = groupResults(report).map(({ heading, members }) => {
    const elapsed = members.reduce((sum, member) => sum + elapsedOf(member), 0)
    return markup`  <testsuite name="${heading}" ${sumOf(members)} time="${seconds(elapsed)}" timestamp="${timestamp}" hostname="${endpoint.serverName}">
    <properties>
${properties}    </properties>
${members.map(encodeCase)}  </testsuite>
`
  })
  return String(markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="countersign probe ${urlOf(report)}" ${sumOf(results)} time="${seconds(elapsedMs)}">
${suites}</testsuites>
`)
}
