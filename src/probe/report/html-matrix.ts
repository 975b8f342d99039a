/** Draws, for the HTML report, the matrix of all attacks and of all that they were made over. `html.ts` draws the rest of the page. */
import { formatRoute } from '../engine/oracle.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { type AttackResult, type AttemptReport, type Report, type Standing, standingOf } from './report.ts'
import { orderResults } from './telling.ts'

type Looks = { readonly [S in Standing]: { readonly mark: string; readonly word: string } }

/** The worst first. */
const rank: readonly AttemptReport['verdict'][] = ['bypassed', 'inconclusive', 'remark', 'enforced']

const routeOf = ({ transport, protocol }: AttemptReport): string => formatRoute(transport, protocol)

/** The worst of an attack over one route. */
const worstOf = ({ attempts }: AttackResult, route: string): AttemptReport['verdict'] | undefined =>
  rank.find((verdict) => attempts.some((attempt) => attempt.verdict === verdict && routeOf(attempt) === route))

/** The matrix: a row for each attack that was tried, a column for each way that it was made over. Pure. */
export function drawMatrix(report: Report, looks: Looks): Markup {
  const tried = orderResults(report.results).filter(({ attempts }) => attempts.length > 0)
  const routes = [...new Set(tried.flatMap(({ attempts }) => attempts.map(routeOf)))]
  if (routes.length === 0) return nothing
  const cell = (result: AttackResult, route: string): Markup => {
    const verdict = worstOf(result, route)
    if (verdict === undefined) return markup`<td></td>`
    const accepted = standingOf(result) === 'accepted' && (verdict === 'bypassed' || verdict === 'inconclusive')
    const { mark, word } = looks[accepted ? 'accepted' : verdict]
    return markup`<td class="${accepted ? 'accepted' : verdict}" title="${word}">${mark}</td>`
  }
  const rows = tried.map(
    (result) =>
      markup`<tr><th scope="row"><a href="#${result.id}">${result.title}</a></th>${routes.map((route) => cell(result, route))}</tr>
`,
  )
  return markup`<section>
<h2>Every attack, by what it was made over</h2>
<div class="matrix"><table>
<thead><tr><th scope="col">Attack</th>${routes.map((route) => markup`<th scope="col">${route}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>
</section>
`
}
