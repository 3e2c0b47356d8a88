import { stripVTControlCharacters } from 'node:util'

/** Lines of a failure's message that are shown: enough to see what was expected, the whole stands further up. */
const LINES = 12
/** Characters of such a line: a page's whole text in one would push the other failures out of sight. */
const WIDTH = 240

const failure = (where, name, message = '') => ({
  where,
  name,
  message: stripVTControlCharacters(message)
    .trim()
    .split('\n')
    .filter(line => !line.includes('/node_modules/'))
    .slice(0, LINES)
    .map(line => (line.length > WIDTH ? `${line.slice(0, WIDTH)} …` : line))
    .join('\n'),
})

/** What failed in one of vitest's reports: tests, and files that could not be loaded or failed outside their tests. */
export function failuresOfVitest(report, root) {
  return report.testResults.flatMap(file => {
    const where = file.name.replace(`${root}/`, '')
    const tests = file.assertionResults
      .filter(test => test.status === 'failed')
      .map(test => failure(where, test.fullName, test.failureMessages?.[0]))
    return tests.length === 0 && file.status === 'failed' ? [failure(where, '–', file.message)] : tests
  })
}

/** What failed in Playwright's report, or passed only when tried again; and errors outside every test. */
export function failuresOfPlaywright(report) {
  const specs = suite => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  const tests = report.suites.flatMap(specs).flatMap(spec => spec.tests.map(test => ({ spec, test })))
  return [
    ...tests
      .filter(({ test }) => test.status === 'unexpected' || test.status === 'flaky')
      .map(({ spec, test }) =>
        failure(`${spec.file}:${spec.line}`, spec.title, test.results.find(result => result.error)?.error.message),
      ),
    ...report.errors.map(error => failure(error.location?.file ?? '–', '–', error.message)),
  ]
}
