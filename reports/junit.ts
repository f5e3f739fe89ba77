import type { Result, ScenarioResult } from './result'

const escaped = (text: string): string =>
  [...text]
    // XML 1.0 §2.2 knows no other control characters.
    .filter((character) => character >= ' ' || '\t\n\r'.includes(character))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const outcomeOf = ({ verdict, why, error }: ScenarioResult): string => {
  const told = `message="${escaped(why)}"`
  if (verdict === 'failed') return `<failure ${told} type="${escaped(error?.code ?? 'FAILED')}"/>`
  if (verdict === 'inconclusive') return `<error ${told} type="${escaped(error?.code ?? 'INCONCLUSIVE')}"/>`
  return verdict === 'not-reached' || verdict === 'not-verified' ? `<skipped ${told}/>` : ''
}

const testCase = (scenario: ScenarioResult): string =>
  `  <testcase classname="${escaped(scenario.feature)}" name="${escaped(scenario.name)}" file="${escaped(scenario.scenario)}" time="${scenario.seconds}">${outcomeOf(scenario)}</testcase>`

/** The verdicts on scenarios as JUnit XML: an unmet *should* is no failure here either. */
export const junitOf = ({ scenarios, run }: Result): string => {
  const count = (...verdicts: string[]) => scenarios.filter(({ verdict }) => verdicts.includes(verdict)).length
  const counts = `tests="${scenarios.length}" failures="${count('failed')}" errors="${count('inconclusive')}" skipped="${count('not-reached', 'not-verified')}"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="vidimus" ${counts} time="${run.seconds}" timestamp="${run.started}">
${scenarios.map(testCase).join('\n')}
</testsuite>
`
}
