/** Writes the report as one HTML page that loads nothing and runs no script. `html-style.ts` has its style sheet. */
import { createHash } from 'node:crypto'
import { formatInstant } from '../../core/brand.ts'
import { foldCommand } from '../../core/shell.ts'
import { attacks } from '../attacks/index.ts'
import { formatRoute } from '../engine/oracle.ts'
import { drawMatrix } from './html-matrix.ts'
import { styleSheet } from './html-style.ts'
import { Markup, markup, nothing } from './markup.ts'
import {
  type AttackResult,
  type AttemptReport,
  type Change,
  type Report,
  type ReportVerdict,
  reasonOf,
  type Standing,
  standingOf,
} from './report.ts'
import {
  conclude,
  describeAttempt,
  describeChange,
  describeControl,
  describeGate,
  describeMeaning,
  followersOf,
  formatChangeLine,
  IDLE,
  KEEP,
  orderResults,
  urlOf,
} from './telling.ts'

/** So many characters of a command fit beside its label; a browser would break it within an option, behind a hyphen. */
const COMMAND_WIDTH = 76

type Look = {
  readonly mark: string
  readonly word: string
  /** The label of the reason for such a verdict. */
  readonly reason: string
  /** The labels of the meaning and of the remedy. */
  readonly meaning: string
  readonly remedy: string
  readonly folded: '' | 'open'
  /** The heading above all results that count so. */
  readonly heading: string
}

const looks: { readonly [S in Standing]: Look } = {
  bypassed: {
    mark: '✘',
    word: 'bypassed',
    reason: 'Evidence',
    meaning: 'Meaning',
    remedy: 'Remedy',
    folded: 'open',
    heading: 'What got through',
  },
  inconclusive: {
    mark: '?',
    word: 'inconclusive',
    reason: 'Why',
    meaning: 'If it succeeds',
    remedy: 'Remedy',
    folded: 'open',
    heading: 'What proved nothing',
  },
  accepted: {
    mark: '•',
    word: 'accepted',
    reason: 'Finding',
    meaning: 'Meaning',
    remedy: 'Remedy',
    folded: '',
    heading: 'What is accepted',
  },
  remark: {
    mark: '!',
    word: 'remark',
    reason: 'Note',
    meaning: 'It may be',
    remedy: 'If it is so',
    folded: '',
    heading: 'What to look at',
  },
  enforced: {
    mark: '✔',
    word: 'enforced',
    reason: 'How',
    meaning: 'Otherwise',
    remedy: 'If it ever fails',
    folded: '',
    heading: 'What held',
  },
  'not-tried': {
    mark: '–',
    word: 'not tried',
    reason: 'Why',
    meaning: 'If it succeeds',
    remedy: 'Remedy',
    folded: '',
    heading: 'What was not tried',
  },
}

/** What needs action first, then what is not known, then what held. */
const sectionOrder: readonly Standing[] = ['bypassed', 'inconclusive', 'accepted', 'remark', 'not-tried', 'enforced']

const kinds: { readonly [V in ReportVerdict]: string } = {
  enforced: '✔ Enforced',
  bypassed: '✘ Bypassed',
  inconclusive: '? Inconclusive',
}

/** A sentence of ours that begins in lower case, as its own paragraph begins. */
const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

function drawAttempt(attempt: AttemptReport): Markup {
  const { label, transport, protocol, verdict } = attempt
  return markup`<li class="${verdict}"><i>${looks[verdict].mark}</i>${label} <span>over ${formatRoute(transport, protocol)}: ${describeAttempt(attempt)}</span></li>`
}

/** A sentence, in which no line ends in the middle of an option. */
const drawOptions = (text: string): readonly Markup[] =>
  text.split(/(--[a-z][a-z-]*)/).map((part, index) => (index % 2 === 0 ? markup`${part}` : markup`<b>${part}</b>`))

const drawWeakness = (number: number): Markup =>
  markup`<a href="https://cwe.mitre.org/data/definitions/${number}.html">CWE-${number}</a> `

function drawAttempts({ attempts }: AttackResult): Markup {
  if (attempts.length === 0) return nothing
  return markup`<dt>Attempts</dt><dd><ul class="attempts">${attempts.map(drawAttempt)}</ul></dd>`
}

function drawResult(result: AttackResult, report: Report): Markup {
  const { id, title, severity, verdict, meaning, cwe, reproduction, unkept, explainedBy, excused, news } = result
  const standing = standingOf(result)
  const { mark, word, reason, folded, ...labels } = looks[standing]
  const attack = attacks.find((one) => one.id === id)
  const remedy = result.remedy ?? attack?.remedy
  const change = result.change === undefined ? nothing : drawChange(result.change)
  const sound = attack === undefined ? nothing : markup`<dt>A sound server</dt><dd>${attack.sound}</dd>`
  const history = (attack?.history ?? []).map((one) => markup`<dd>${upperFirst(one)}.</dd>`)
  const gateField = [
    ...(excused === undefined ? [] : [markup`<dt>Does not count</dt><dd>${excused}</dd>`]),
    ...(news === undefined ? [] : [markup`<dt>Earlier report</dt><dd>${news}</dd>`]),
  ]
  const remedyField = remedy === undefined ? nothing : markup`<dt>${labels.remedy}</dt><dd>${upperFirst(remedy)}.</dd>`
  const line =
    reproduction === undefined
      ? nothing
      : markup`<pre><code>${foldCommand(reproduction, COMMAND_WIDTH).map((one, index) => (index === 0 ? markup`${one}` : markup`\n${one}`))}</code></pre>`
  const shown = unkept ? markup`${upperFirst(KEEP)}.` : line
  // How something was refused is for those who look for it.
  const told = standing === 'enforced' ? nothing : markup`<span class="reason">${drawOptions(reasonOf(result))}</span>`
  const byHand = shown === nothing ? nothing : markup`<dt>By hand</dt><dd>${shown}</dd>`
  const acceptedField =
    result.accepted === undefined
      ? nothing
      : markup`<dt>Accepted</dt><dd>${result.accepted}${standing === 'enforced' ? `; ${IDLE}` : ''}</dd>`
  const tag = verdict === 'bypassed' ? markup` <span class="severity">${severity}</span>` : nothing
  const cause = report.results.find((other) => other.id === explainedBy)
  const causeField =
    cause === undefined
      ? nothing
      : markup`<dt>Follows from</dt><dd><a href="#${cause.id}">${upperFirst(cause.title)}</a></dd>`
  // What follows stands below; only what counts otherwise stands elsewhere.
  const followers = followersOf(result, report).filter((one) => standingOf(one) !== standing)
  const followersField =
    followers.length === 0
      ? nothing
      : markup`<dt>So also</dt><dd>${followers.map((one, index) => markup`${index === 0 ? '' : ', '}<a href="#${one.id}">${one.title}</a>`)}</dd>`
  return markup`<details class="${standing}" ${cause === undefined ? folded : ''}>
<summary><span class="mark" aria-hidden="true">${mark}</span><span class="title">${upperFirst(title)}${told}</span><span class="tag">${word}${tag}</span></summary>
<div class="body" id="${id}"><dl>
<dt>${labels.meaning}</dt><dd>${meaning}</dd>
<dt>${reason}</dt><dd>${drawOptions(reasonOf(result))}</dd>
${acceptedField}${gateField}${causeField}${followersField}
${remedyField}${change}
${sound}
${byHand}
${drawAttempts(result)}
<dt>Attack</dt><dd><code>${id}</code></dd>
<dt>Weakness</dt><dd class="weakness">${cwe.map(drawWeakness)}· ${severity} if the attack succeeds</dd>
${history.length === 0 ? nothing : markup`<dt>It succeeded</dt>${history}`}
</dl></div>
</details>
`
}

const signs = { ' ': 'kept', '-': 'gone', '+': 'come' } as const

/** A remedy as a diff. */
function drawChange(change: Change): Markup {
  const lines = change.lines.map(
    (line) => markup`<span class="${signs[line.sign]}">${formatChangeLine(line)}
</span>`,
  )
  return markup`<dt>Change</dt><dd>${upperFirst(describeChange(change))}:</dd><dd><pre class="diff"><code>${lines}</code></pre></dd>`
}

/** A result, and below it what follows from it. */
function drawTogether(result: AttackResult, report: Report): Markup {
  const standing = standingOf(result)
  const followers = followersOf(result, report).filter((one) => standingOf(one) === standing)
  if (followers.length === 0) return drawResult(result, report)
  const count = followers.length === 1 ? 'One attack succeeds' : `${followers.length} attacks succeed`
  return markup`${drawResult(result, report)}<div class="followers"><p>${count} because of this one, and must be refused when it is:</p>
${followers.map((one) => drawResult(one, report))}</div>
`
}

/** What of the report counts so, the worst first. */
function drawSection(report: Report, standing: Standing): Markup {
  const results = orderResults(report.results).filter((one) => standingOf(one) === standing)
  const isBelow = ({ explainedBy }: AttackResult): boolean => results.some(({ id }) => id === explainedBy)
  const drawn = results.filter((one) => !isBelow(one)).map((one) => drawTogether(one, report))
  const ways = standing === 'not-tried' ? report.ways.map(drawWay) : []
  if (drawn.length + ways.length === 0) return nothing
  return markup`<section>
<h2>${looks[standing].heading}</h2>
<div>${drawn}${ways}</div>
</section>
`
}

/** A way to the server that no attack takes. */
const drawWay = ({ title, why, seen }: Report['ways'][number]): Markup =>
  markup`<div class="way ${seen ? 'inconclusive' : 'not-tried'}"><span class="mark" aria-hidden="true">${seen ? '?' : '–'}</span><span class="title">${upperFirst(title)}<span class="reason">${drawOptions(why)}</span></span></div>
`

function drawCount(report: Report, standing: Standing): Markup {
  const count = report.counts[standing]
  return count === 0 ? nothing : markup`<li class="${standing}"><b>${count}</b> ${looks[standing].word}</li>`
}

function drawStone(result: AttackResult): Markup {
  const { id, title } = result
  const [standing, word] = [standingOf(result), looks[standingOf(result)].word]
  return markup`<a class="${standing}" href="#${id}" title="${title}: ${word}" aria-label="${title}: ${word}"></a>`
}

/** The results that need action, before all other results. */
function drawNews(results: readonly AttackResult[]): Markup {
  const open = orderResults(results).filter(
    (result) => result.explainedBy === undefined && ['bypassed', 'inconclusive', 'remark'].includes(standingOf(result)),
  )
  if (open.length === 0) return nothing
  const items = open.map(
    ({ id, title, verdict, severity, meaning }) =>
      markup`<li class="${verdict}"><i>${looks[verdict].mark}</i><a href="#${id}">${upperFirst(title)}</a> <b class="severity">${severity}</b> <span>${describeMeaning({ verdict, meaning })}</span></li>
`,
  )
  return markup`<ul class="news">${items}</ul>`
}

/** The counts, a stone for each attack, and what there is to do something about. */
function drawFindings(report: Report): Markup {
  const results = orderResults(report.results)
  return markup`<div class="sum"><ul class="counts">${(Object.keys(looks) as Standing[]).map((one) => drawCount(report, one))}</ul>
<nav class="mosaic" aria-label="Attacks">${results.map(drawStone)}</nav></div>
${drawNews(results)}`
}

function drawHead(report: Report, version: string): Markup {
  const { endpoint, identity, authority, server, startedAt, elapsedMs, verdict, controls, results, cause } = report
  const gate = describeGate(report)
  const started = formatInstant(startedAt).replace('T', ' ').replace('Z', ' UTC')
  return markup`<header>
<div class="verdict ${verdict}"><p class="kind">${kinds[verdict]}</p>
<h1>${conclude(report)}</h1>
<p class="url"><code>${urlOf(report)}</code></p></div>
${cause === undefined ? drawFindings(report) : markup`<p>${upperFirst(cause.next ?? '')}.</p>`}
<dl class="facts">
<dt>Address</dt><dd>${endpoint.address.host}, port ${endpoint.address.port}</dd>
${
  server === undefined
    ? nothing
    : markup`<dt>Server</dt><dd>calls itself ${server}</dd>
`
}<dt>CA</dt><dd>${authority.subject}</dd><dd>pin <code>${authority.pin}</code></dd>
<dt>Honest client</dt><dd>${identity}</dd>
<dt>Control</dt>${controls.map((control) => markup`<dd>${describeControl(control)}</dd>`)}
<dt>Attacked</dt><dd>${started}, ${cause === undefined ? `${results.length} attacks` : 'nothing attacked'} in ${(elapsedMs / 1000).toFixed(1)} s, by countersign ${version}</dd>
${gate.length === 0 ? nothing : markup`<dt>Gate</dt>${gate.map((sentence) => markup`<dd>${sentence}</dd>`)}`}
</dl>
</header>`
}

/** Nothing is loaded, run, sent or embedded; the one style sheet is known by its hash (CSP3 §2.3.1). */
function contentPolicy(): string {
  const digest = createHash('sha256').update(styleSheet).digest('base64')
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
}

/**
 * Draws a report as one HTML page: the verdict first, then what got through by severity, what was not tried and what held, each
 * with its meaning, evidence, remedy, a command to see it by hand, and every attempt; at the end a matrix of all. Attacks that got through or stayed open are unfolded.
 *
 * Guarantees that whatever came from the server is escaped, and that a browser loads nothing and runs nothing. Pure.
 *
 * @param version of countersign
 */
export function drawHtml(report: Report, version: string): string {
  // Where nothing was attacked there is no list, but the reason.
  const sections =
    report.cause === undefined
      ? [...sectionOrder.map((standing) => drawSection(report, standing)), drawMatrix(report, looks)]
      : []
  return String(markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="countersign ${version}">
<title>${report.endpoint.serverName}: ${conclude(report)}</title>
<style>${Markup.verbatim(styleSheet)}</style>
</head>
<body><main>
${drawHead(report, version)}
${sections}<footer>
<p>Enforced means that the attack was refused while an honest client was answered, before and after.</p>
<p>Made by countersign ${version}. This page loads nothing and runs no script.</p>
</footer>
</main></body>
</html>
`)
}
