/**
 * The style sheet of the HTML report, for light and dark, wide and narrow screens, and paper. The style sheet loads nothing
 * from outside.
 */

export const styleSheet = `
:root {
  color-scheme: light dark;
  --ground: #f4f5f7; --card: #fff; --text: #1b2028; --dim: #5a6472; --line: #e0e4e9; --code: #f4f5f7;
  --enforced: #17734a; --enforced-soft: #e4f3ea;
  --bypassed: #b9232f; --bypassed-soft: #fce9ea;
  --inconclusive: #855b00; --inconclusive-soft: #fbf0d3;
  --remark: #47659c; --remark-soft: #e8eef9;
  --not-tried: #667080; --not-tried-soft: #eceef1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1217; --card: #161b22; --text: #e4e8ee; --dim: #98a2b0; --line: #29313b; --code: #0e1217;
    --enforced: #62cf98; --enforced-soft: #14291f;
    --bypassed: #ff8189; --bypassed-soft: #37191d;
    --inconclusive: #eebf57; --inconclusive-soft: #32280f;
    --remark: #9db8ea; --remark-soft: #1b2537;
    --not-tried: #909baa; --not-tried-soft: #232a33;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--text); overflow-wrap: anywhere;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
}
main { max-width: 55rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
code, pre { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.enforced { --hue: var(--enforced); --soft: var(--enforced-soft); }
.bypassed { --hue: var(--bypassed); --soft: var(--bypassed-soft); }
.inconclusive { --hue: var(--inconclusive); --soft: var(--inconclusive-soft); }
.accepted { --hue: var(--inconclusive); --soft: var(--not-tried-soft); }
.remark { --hue: var(--remark); --soft: var(--remark-soft); }
.not-tried { --hue: var(--not-tried); --soft: var(--not-tried-soft); }

header { background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
.verdict { background: var(--soft); border-bottom: 1px solid var(--line); padding: 1.5rem 1.75rem 1.4rem; }
.verdict p { margin: 0; }
.kind { color: var(--hue); font-size: 0.8125rem; font-weight: 650; letter-spacing: 0.06em; text-transform: uppercase; }
h1 { font-size: 1.65rem; line-height: 1.25; letter-spacing: -0.015em; margin: 0.3rem 0 0.6rem; text-wrap: balance; }
.verdict .url { color: var(--dim); }
.sum { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; padding: 1.1rem 1.75rem; align-items: center; justify-content: space-between; }
.counts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0; padding: 0; color: var(--dim); }
.counts b { color: var(--hue); font-size: 1.35rem; font-variant-numeric: tabular-nums; margin-right: 0.2rem; }
.mosaic { display: flex; flex-wrap: wrap; gap: 4px; max-width: 19.75rem; }
.mosaic a { width: 16px; height: 16px; border-radius: 4px; background: var(--hue); }
.mosaic a.enforced { opacity: 0.55; }
.mosaic a.not-tried { background: transparent; border: 1.5px solid var(--hue); opacity: 0.7; }
.mosaic a:hover, .mosaic a:focus-visible { opacity: 1; outline: 2px solid var(--text); outline-offset: 1px; }
.news { border-top: 1px solid var(--line); list-style: none; margin: 0; padding: 0.9rem 1.75rem; }
.news li { padding: 0.3rem 0 0.3rem 1.5rem; text-indent: -1.5rem; }
.news i { color: var(--hue); display: inline-block; font-style: normal; font-weight: 700; text-indent: 0; width: 1.5rem; }
.news a { color: inherit; font-weight: 650; margin-right: 0.35rem; text-decoration-color: var(--hue); text-underline-offset: 0.2em; }
.news .severity { color: var(--hue); display: inline-block; margin-left: 0; font-size: 0.8125rem; font-weight: 600; text-indent: 0; }
.news span { color: var(--dim); display: block; text-indent: 0; }
.facts { border-top: 1px solid var(--line); padding: 1.1rem 1.75rem 1.25rem; }

dl { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 0.45rem 1rem; margin: 0; }
dt { color: var(--dim); }
dd { margin: 0; }
dd + dd { grid-column: 2; }

h2 { font-size: 1.0625rem; margin: 2.25rem 0 0.75rem; letter-spacing: -0.005em; }
section > div { background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
section > div > * + *, .followers > details { border-top: 1px solid var(--line); }
.followers { padding-left: 1.5rem; }
.followers > p { color: var(--dim); font-size: 0.875rem; margin: 0; padding: 0.7rem 1.25rem; }
.way { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: 0 0.85rem; padding: 0.7rem 1.25rem; }
.matrix { overflow-wrap: normal; overflow-x: auto; }
.matrix > table { border-collapse: collapse; font-size: 0.875rem; width: 100%; }
.matrix th { color: var(--dim); font-weight: 500; padding: 0.5rem 0.75rem; text-align: center; vertical-align: bottom; }
.matrix th:first-child { color: inherit; text-align: left; padding-left: 1.25rem; min-width: 9rem; }
.matrix td { color: var(--hue); font-weight: 700; text-align: center; padding: 0.25rem 0.75rem; }
.matrix tbody tr { border-top: 1px solid var(--line); }
.matrix a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 0.2em; }
details.bypassed, details.inconclusive { box-shadow: inset 3px 0 var(--hue); }
details:has(:target) { box-shadow: inset 3px 0 var(--hue); }
summary {
  display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) auto; gap: 0 0.85rem; align-items: start;
  padding: 0.7rem 1.25rem; cursor: pointer; list-style: none;
}
summary::-webkit-details-marker { display: none; }
summary:hover { background: color-mix(in srgb, var(--soft) 45%, transparent); }
summary:focus-visible { outline: 2px solid var(--hue); outline-offset: -2px; border-radius: 14px; }
.mark {
  width: 1.5rem; height: 1.5rem; border-radius: 50%; background: var(--soft); color: var(--hue);
  font-size: 0.8125rem; font-weight: 700; line-height: 1.5rem; text-align: center;
}
.title { font-weight: 500; }
.bypassed > summary .title, .inconclusive > summary .title { font-weight: 650; }
.reason { display: block; color: var(--dim); font-size: 0.875rem; font-weight: 400; }
details[open] > summary .reason { display: none; }
/* An option, which is typed in one piece. */
.reason b, dd b { font-weight: inherit; white-space: nowrap; }
.tag { color: var(--hue); font-size: 0.8125rem; font-weight: 600; padding-top: 0.1rem; white-space: nowrap; }
.severity { border-radius: 99px; background: var(--soft); padding: 0.1rem 0.55rem; margin-left: 0.4rem; }
/* A link to a folded attack unfolds it, because it leads into it; its title shall be seen too. */
.body { scroll-margin-top: 5rem; padding: 0.1rem 1.25rem 1.25rem 3.6rem; font-size: 0.9375rem; }
pre {
  background: var(--code); border: 1px solid var(--line); border-radius: 8px; margin: 0; padding: 0.55rem 0.75rem;
  white-space: pre-wrap; user-select: all;
}
/* A line that is too long goes on further in, so that it is seen to be one. */
pre.diff span { display: block; padding-left: 4ch; text-indent: -4ch; }
.diff .gone { color: var(--bypassed); }
.diff .come { color: var(--enforced); }
.attempts { list-style: none; margin: 0; padding: 0; font-size: 0.875rem; }
.attempts li { padding-left: 1.4rem; text-indent: -1.4rem; }
.attempts li + li { margin-top: 0.2rem; }
.attempts i { color: var(--hue); display: inline-block; font-style: normal; font-weight: 700; text-indent: 0; width: 1.4rem; }
.attempts span, .weakness { color: var(--dim); }
.weakness a { color: inherit; }
footer { color: var(--dim); font-size: 0.875rem; margin-top: 2.5rem; }
footer p { margin: 0.35rem 0; }

@media (max-width: 38rem) {
  main { padding: 0.75rem 0.75rem 2.5rem; }
  .verdict, .sum, .news, .facts { padding-left: 1.1rem; padding-right: 1.1rem; }
  h1 { font-size: 1.35rem; }
  .mosaic { max-width: none; }
  dl { display: block; }
  dt { font-size: 0.8125rem; margin-top: 0.65rem; }
  dt:first-child { margin-top: 0; }
  summary { padding: 0.7rem 0.9rem; gap: 0 0.7rem; }
  .tag { grid-column: 2; }
  .enforced > summary .tag { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; }
  summary { position: relative; }
  .body { padding: 0 0.9rem 1.1rem; }
}
@media print {
  .mosaic { display: none; }
  .matrix > table { font-size: 8pt; }
  .followers > details > .body, .enforced > .body, .not-tried > .body { display: none; }
  body { background: none; font-size: 10pt; }
  details::details-content { content-visibility: visible; display: block; }
  header, summary, dd, .news li, .way { break-inside: avoid; }
  h2, summary, .followers > p { break-after: avoid; }
}
`
