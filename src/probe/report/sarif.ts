/** Writes the report as SARIF 2.1.0, for code scanning. Each attack is a SARIF rule, with its weaknesses (CWE). */

import { formatInstant } from '../../core/brand.ts'
import { present } from '../../core/present.ts'
import type { Attack } from '../attack.ts'
import { attacks } from '../attacks/index.ts'
import type { AttackSeverity } from '../attempt.ts'
import { type AttackResult, type Cause, type Change, isLetIn, type Report, reasonOf, standingOf } from './report.ts'
import {
  conclude,
  describeChange,
  describeMeaning,
  formatChangeLine,
  IDLE,
  idleAcceptances,
  orderResults,
  urlOf,
} from './telling.ts'

/** How loud a finding is; the numbers are GitHub's, which sorts by them as by CVSS scores. */
const loudness: { readonly [S in AttackSeverity]: { readonly level: 'error' | 'warning'; readonly score: string } } = {
  critical: { level: 'error', score: '9.5' },
  high: { level: 'error', score: '8.0' },
  medium: { level: 'warning', score: '5.5' },
  low: { level: 'warning', score: '2.5' },
}

const weaknesses = [...new Set(attacks.flatMap(({ cwe }) => cwe))].sort((one, other) => one - other)

const cweTaxonomy = {
  name: 'CWE',
  organization: 'MITRE',
  shortDescription: { text: 'Common Weakness Enumeration' },
  informationUri: 'https://cwe.mitre.org/',
  isComprehensive: false,
  taxa: weaknesses.map((number) => ({
    id: `CWE-${number}`,
    helpUri: `https://cwe.mitre.org/data/definitions/${number}.html`,
  })),
}

/** An attack as a rule. The weaknesses are wider than it, hence `superset` (§3.53.3). */
function encodeRule({ id, title, meaning, remedy, severity, group, cwe }: Attack) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: { text: remedy },
    defaultConfiguration: { level: loudness[severity].level },
    relationships: cwe.map((number) => ({
      target: {
        id: `CWE-${number}`,
        index: weaknesses.indexOf(number),
        toolComponent: { name: cweTaxonomy.name, index: 0 },
      },
      kinds: ['superset'],
    })),
    properties: {
      'security-severity': loudness[severity].score,
      tags: ['security', group, ...cwe.map((number) => `external/cwe/cwe-${number}`)],
    },
  }
}

const ruleIndexOf = (id: string): number => attacks.findIndex((attack) => attack.id === id)

/**
 * A server is a place of its own kind (§3.33). Where the file that configures it is named, that is the place too, with the line that is
 * responsible where one was found (§3.29).
 */
function locationsOf(report: Report, change?: Change) {
  const logicalLocations = [{ name: report.endpoint.serverName, fullyQualifiedName: urlOf(report), kind: 'server' }]
  const { configuration: file } = report
  if (file === undefined) return [{ logicalLocations }]
  const region = change?.line === undefined ? {} : { region: { startLine: change.line } }
  const uri = file.split('/').map(encodeURIComponent).join('/')
  return [{ physicalLocation: { artifactLocation: { uri }, ...region }, logicalLocations }]
}

/** How a finding stands to that of the earlier report (§3.27.24). */
const stateOf = ({ excused, news }: AttackResult): 'new' | 'updated' | 'unchanged' =>
  news === 'new' ? 'new' : news !== undefined ? 'updated' : excused === undefined ? 'new' : 'unchanged'

function encodeFinding(result: AttackResult, report: Report) {
  const { id, title, remedy, reproduction, severity, verdict, explainedBy, accepted, excused, news, change } = result
  const told = [
    `${title}: ${reasonOf(result)}`,
    describeMeaning(result),
    ...(remedy === undefined ? [] : [`Remedy: ${remedy}`]),
    ...(change === undefined ? [] : [`${describeChange(change)}:`, ...change.lines.map(formatChangeLine)]),
  ]
  return {
    ruleId: id,
    ruleIndex: ruleIndexOf(id),
    level: verdict === 'bypassed' ? loudness[severity].level : 'note',
    message: { text: told.join('\n') },
    locations: locationsOf(report, change),
    ...(report.gate?.baseline === undefined ? {} : { baselineState: stateOf(result) }),
    partialFingerprints: { 'attackAndServer/v1': `${id} ${urlOf(report)}` },
    ...(accepted === undefined || standingOf(result) !== 'accepted'
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: accepted }] }),
    properties: {
      verdict,
      severity,
      ...present({ reproduction, explainedBy, excused, news }),
    },
  }
}

/** Attacks that were not tried stand beside the results, because nothing was found out. */
const encodeUntried = ({ id, title, why }: Report['notTried'][number]) => ({
  level: 'note',
  message: { text: `not tried: ${title}: ${why}` },
  ...(ruleIndexOf(id) < 0 ? { descriptor: { id } } : { associatedRule: { id, index: ruleIndexOf(id) } }),
})

const encodeIdle = ({ id, title, accepted }: AttackResult) => ({
  level: 'note',
  message: { text: `accepted: ${title}: ${accepted}; ${IDLE}` },
  associatedRule: { id, index: ruleIndexOf(id) },
})

/** Why nothing was attacked. */
const encodeCause = ({ what, next }: Cause) => ({
  level: 'error',
  message: { text: next === undefined ? what : `${what}; ${next}` },
})

/**
 * Gives a report as a SARIF log: successful attacks as errors and warnings, open questions and remarks as notes, attacks that were not
 * tried as notifications. Accepted findings are suppressed (§3.35). The run is a success only where an honest client was answered over some version.
 *
 * Pure.
 *
 * @param version of countersign
 * @see SARIF 2.1.0 (OASIS), §3.14 (run), §3.19.3 (taxonomies), §3.27 (result)
 */
export function encodeSarif(report: Report, version: string) {
  const { startedAt, elapsedMs, controls, results, notTried, ways, cause, verdict, counts, gate } = report
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'countersign',
            fullName: 'countersign probe',
            version,
            rules: attacks.map(encodeRule),
            supportedTaxonomies: [{ name: cweTaxonomy.name, index: 0 }],
          },
        },
        taxonomies: [cweTaxonomy],
        automationDetails: { id: `countersign probe/${urlOf(report)}` },
        invocations: [
          {
            executionSuccessful: isLetIn(controls),
            startTimeUtc: formatInstant(startedAt),
            toolExecutionNotifications: [
              ...(cause === undefined ? [] : [encodeCause(cause)]),
              ...[...notTried, ...ways].map(encodeUntried),
              ...idleAcceptances(report).map(encodeIdle),
            ],
          },
        ],
        results: orderResults(cause === undefined ? results : [])
          .filter(({ verdict: one }) => one === 'bypassed' || one === 'inconclusive' || one === 'remark')
          .map((result) => encodeFinding(result, report)),
        properties: {
          verdict,
          conclusion: conclude(report),
          counts,
          elapsedMs: Math.round(elapsedMs),
          ...present({ gate }),
        },
      },
    ],
  }
}
