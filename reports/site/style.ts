/** One sheet for all pages: ink on paper, few colours, a serif for what is said and a sans for what is counted. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --leaf: #ffffff; --ink: #1d2126; --soft: #5b636d; --line: #dcd9d1; --tint: #f1efe8;
  --good: #17653a; --good-tint: #e3f1e7; --bad: #a11a20; --bad-tint: #fae6e5; --warn: #8a5a00; --warn-tint: #fbf0d9;
  --quiet: #4f5b6b; --quiet-tint: #e9edf2; --accent: #0b4a8f;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, serif;
  --sans: system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --leaf: #1c1f23; --ink: #e6e4df; --soft: #a0a6ae; --line: #34383e; --tint: #23272c;
    --good: #7ccb98; --good-tint: #17301f; --bad: #f0908f; --bad-tint: #3a1b1c; --warn: #e4b863; --warn-tint: #33280f;
    --quiet: #aab6c6; --quiet-tint: #262d36; --accent: #8ab8ec;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans); }
main, .top, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; }
h1 { font-size: 2rem; margin: .2rem 0 .6rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 .8rem; }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
code, pre, .mono { font-family: var(--mono); font-size: .86em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--tint); padding: .6rem .8rem; border-radius: 4px; margin: .4rem 0; }
.soft { color: var(--soft); }
.small { font-size: .86rem; }
.top { display: flex; gap: 1.5rem; align-items: baseline; padding-top: 1.2rem; padding-bottom: .4rem; }
.top .name { font-family: var(--serif); font-weight: 600; font-size: 1.15rem; letter-spacing: .02em; color: inherit; text-decoration: none; }
.top nav { display: flex; gap: 1.2rem; }
footer { margin-top: 4rem; padding-bottom: 3rem; color: var(--soft); font-size: .86rem; border-top: 1px solid var(--line); padding-top: 1rem; }

.seal { display: grid; grid-template-columns: auto 1fr; gap: 1.2rem; align-items: center; border: 1px solid var(--line);
  border-left: .5rem solid var(--edge); background: var(--leaf); padding: 1.4rem 1.6rem; margin: 1rem 0 1.5rem; }
.seal .sign { font-size: 2.6rem; line-height: 1; width: 4.4rem; height: 4.4rem; display: grid; place-items: center;
  border-radius: 50%; color: var(--edge); background: var(--edge-tint); font-weight: 600; }
.seal .word { font-family: var(--serif); font-size: 2.4rem; font-weight: 600; line-height: 1.1; color: var(--edge); }
.good { --edge: var(--good); --edge-tint: var(--good-tint); }
.bad { --edge: var(--bad); --edge-tint: var(--bad-tint); }
.warn { --edge: var(--warn); --edge-tint: var(--warn-tint); }
.quiet { --edge: var(--quiet); --edge-tint: var(--quiet-tint); }
.verdict { display: inline-flex; gap: .4em; align-items: center; font-size: .84rem; white-space: nowrap; color: var(--edge);
  background: var(--edge-tint); padding: .08rem .55rem .1rem .45rem; border-radius: 1rem; }
.verdict .sign { font-weight: 700; min-width: .9em; text-align: center; }

dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.4rem; margin: 0; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 3rem; align-items: start; }
.bar { display: flex; height: .7rem; border-radius: .35rem; overflow: hidden; background: var(--tint); gap: 1px; margin: .3rem 0 .5rem; }
.bar span { background: var(--edge); min-width: 3px; }
.counts { display: flex; flex-wrap: wrap; gap: .4rem; margin-bottom: 1.2rem; }

.finding { border: 1px solid var(--line); border-left: .3rem solid var(--edge); background: var(--leaf); padding: 1rem 1.2rem; margin: .8rem 0; }
.finding .head { display: flex; gap: .8rem; align-items: baseline; flex-wrap: wrap; }
.finding p { margin: .3rem 0; }
.said { font-family: var(--serif); font-size: 1.06rem; }
.said.da { color: var(--ink); } .said.en { color: var(--soft); }
dl.against { display: grid; grid-template-columns: 8.5rem 1fr; gap: .25rem .8rem; margin: .6rem 0 0; }
dl.against dt { color: var(--soft); } dl.against dd { margin: 0; overflow-wrap: anywhere; }

table { border-collapse: collapse; width: 100%; background: var(--leaf); font-size: .92rem; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .82rem; border-bottom: 1px solid var(--line); padding: .4rem .7rem; }
td { vertical-align: top; border-bottom: 1px solid var(--line); padding: .55rem .7rem; overflow-wrap: anywhere; }
td.whole, td.whole code { white-space: nowrap; overflow-wrap: normal; }
table.clauses { table-layout: fixed; }
table.clauses .v { width: 8.6rem; } table.clauses .i { width: 13rem; } table.clauses .p { width: 17rem; }
tr.section th { font-family: var(--serif); font-size: 1rem; color: var(--ink); padding-top: 1.4rem; background: var(--paper); }
.statement { margin: 0 0 .25rem; } .statement.en { color: var(--soft); font-size: .9rem; margin: 0; }
ul.plain { list-style: none; margin: 0; padding: 0; } ul.plain li { margin: 0 0 .2rem; }
details summary { cursor: pointer; color: var(--soft); }
.filter { display: none; gap: .8rem; align-items: center; margin: 0 0 .8rem; flex-wrap: wrap; }
.js .filter { display: flex; }
.filter input { font: inherit; padding: .3rem .6rem; border: 1px solid var(--line); border-radius: 4px; background: var(--leaf); color: inherit; min-width: 18rem; }
.filter label { display: inline-flex; gap: .4rem; align-items: center; }

ol.steps { list-style: none; margin: 0; padding: 0; background: var(--leaf); border: 1px solid var(--line); }
ol.steps li { display: grid; grid-template-columns: 1.6rem 1fr; gap: .4rem; padding: .35rem .9rem; border-bottom: 1px solid var(--line); }
ol.steps li:last-child { border: 0; }
ol.steps .sign { color: var(--edge); font-weight: 700; text-align: center; }
ol.steps .keyword { color: var(--soft); }
ol.steps pre { grid-column: 2; }
ol.steps li.unrun { color: var(--soft); }

.flow { display: flex; flex-wrap: wrap; gap: 1.2rem 1rem; align-items: flex-start; margin: 1rem 0; }
.card { width: 13.2rem; margin: 0; }
.card .when { font: .74rem var(--mono); color: var(--soft); display: flex; justify-content: space-between; gap: .5rem; }
.card .act { font-size: .86rem; margin: 0 0 .35rem; padding: .2rem .5rem; background: var(--quiet-tint); color: var(--quiet); border-radius: 4px; overflow-wrap: anywhere; }
.card .aim { font-size: .8rem; font-style: italic; color: var(--soft); margin: 0 0 .2rem; }
.card .held { font-size: .74rem; color: var(--good); margin: .25rem 0 0; overflow-wrap: anywhere; }
.card audio { width: 100%; }
.card img { max-width: 100%; display: block; border-radius: 4px; border: 1px solid var(--line); }
.card .felt { font-size: .8rem; color: var(--soft); margin: .25rem 0 0; }
.note { background: var(--leaf); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .7rem; font-size: .88rem; overflow-wrap: anywhere; }
.note b { display: block; font-size: .78rem; color: var(--soft); font-weight: 600; }
.source { font-size: .72rem; border: 1px solid var(--line); border-radius: 3px; padding: 0 .3rem; color: var(--soft); }
.line { display: flex; gap: .8rem; align-items: baseline; margin: .5rem 0; padding: .35rem .8rem; border-left: .2rem solid var(--edge, var(--line)); background: var(--edge-tint, transparent); font-size: .92rem; }
.line .when { font: .74rem var(--mono); color: var(--soft); flex: none; }
.line .body { overflow-wrap: anywhere; }
details.fold { margin: .6rem 0; border: 1px solid var(--line); background: var(--leaf); }
details.fold > summary { padding: .45rem .8rem; }
details.fold table { font-size: .84rem; }
details.fold .raw { font-family: var(--mono); font-size: .74rem; color: var(--soft); overflow-wrap: anywhere; margin: .15rem 0 0; }

.photograph { width: 100%; border: 1px solid #b9bec6; border-radius: 1.1rem; }
.phone { border: 1px solid #b9bec6; border-radius: 1.1rem; background: #ffffff; color: #14181d; padding: 1rem .8rem .9rem; min-height: 17rem;
  font-size: .8rem; line-height: 1.35; box-shadow: 0 1px 2px rgb(0 0 0 / 8%); display: flex; flex-direction: column; gap: .45rem; }
.phone > * { margin: 0; overflow-wrap: anywhere; }
.phone .title { font-weight: 700; font-size: .95rem; }
.phone .button { background: #0060e6; color: #ffffff; border-radius: .4rem; text-align: center; padding: .35rem .5rem; font-weight: 600; }
.phone .off { background: #e3e6ea; color: #7d858f; }
.phone .row { display: flex; gap: .4rem; border: 1px solid #cfd4da; border-radius: .4rem; padding: .3rem .45rem; }
.phone .field { display: flex; flex-direction: column; gap: .1rem; color: #59616b; }
.phone .field span { border: 1px solid #9aa2ac; border-radius: .25rem; min-height: 1.6rem; padding: .12rem .4rem; color: #14181d; background: #f6f7f9; }
.phone .link { color: #0060e6; text-decoration: underline; }
.phone .video, .phone .pane { background: #2b3139; color: #e4e8ed; border-radius: .4rem; min-height: 4.5rem; display: grid; place-items: center; text-align: center; padding: .4rem; }
.phone .pane { background: #eef1f4; color: #59616b; border: 2px dashed #8f98a3; }
.phone .mark { font-size: 1.9rem; line-height: 1; color: #15803d; text-align: center; }
.phone .progress { height: .35rem; border-radius: .2rem; background: linear-gradient(90deg, #0060e6 45%, #dfe4ea 45%); }
.phone img { border: 0; align-self: center; image-rendering: pixelated; }
.tint-blue { border-color: #0060e6 !important; } .button.tint-blue { background: #0060e6; }
.tint-grey, .tint-gray { border-color: #8f98a3 !important; } .button.tint-grey, .button.tint-gray { background: #e3e6ea; color: #7d858f; }
.tint-green { border-color: #15803d !important; } .button.tint-green { background: #15803d; }
.tint-red { border-color: #b42318 !important; } .button.tint-red { background: #b42318; }

@media (max-width: 60rem) {
  .columns { grid-template-columns: 1fr; gap: 1.5rem; }
  table.clauses, table.clauses tbody, table.clauses tr, table.clauses td, table.clauses th { display: block; width: auto !important; }
  table.clauses thead { display: none; } table.clauses td { border: 0; padding: .2rem .7rem; } table.clauses tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
}
@media print {
  :root { --paper: #fff; --leaf: #fff; --ink: #000; --soft: #444; --line: #bbb; }
  body { font-size: 10.5pt; } main, .top, footer { max-width: none; padding: 0; }
  .filter, .top nav { display: none !important; }
  tr, .finding, .card, .line { break-inside: avoid; } h2, h3, tr.section { break-after: avoid; }
  .verdict, .seal .sign, .line, .bar span, .phone, .phone * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
