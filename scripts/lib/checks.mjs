import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runOpenly } from './child.mjs'
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs'
import { dataDir, root } from './paths.mjs'
import { elapsed, say } from './say.mjs'

const bin = (...path) => join(root, 'node_modules', ...path)

/** A check that counts as one: good when the program ends with 0. */
const one = (program, args, options) => async () => {
  const code = await runOpenly(program, args, options)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

const node = (...args) => one(process.execPath, args)

/** Next's own type declarations are generated; without them the pages' imports do not resolve. */
async function types() {
  if (!existsSync(join(root, 'next-env.d.ts')) || !existsSync(join(root, '.next', 'types')))
    await runOpenly(process.execPath, [bin('next', 'dist', 'bin', 'next'), 'typegen'], {
      env: { NEXT_TELEMETRY_DISABLED: '1' },
    })
  return await node(bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', root)()
}

/** Where a test runner writes what it counted. */
function reportFile(name) {
  const folder = join(dataDir, 'reports')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/**
 * What a runner counted. No report, a run of nothing, and an exit code that its own counts do not explain (a file that
 * could not be loaded, an error outside every test) are a failure each.
 */
function counted(file, code, count) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const result = count(JSON.parse(readFileSync(file, 'utf8')))
  const ranNothing = result.passed + result.failed + result.skipped === 0
  if ((code !== 0 && result.failed === 0) || ranNothing) result.failed += 1
  return result
}

/** Runs one of vitest's projects; each test counts as one. */
export function vitest(project, { minutes, env = {} }) {
  return async () => {
    const file = reportFile(`${project}${env.CHENGMAI_PG ?? ''}`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const code = await runOpenly(
      process.execPath,
      [bin('vitest', 'vitest.mjs'), 'run', '--project', project, ...reporters],
      { env, minutes },
    )
    return counted(file, code, report => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: failuresOfVitest(report, root),
    }))
  }
}

/** Runs the browser tests; each test counts as one, one that needed a second try as failed. */
export async function playwright() {
  const file = reportFile('browser')
  const args = [bin('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json']
  const code = await runOpenly(process.execPath, args, { minutes: 50, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } })
  return counted(file, code, report => ({
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky,
    skipped: report.stats.skipped,
    failures: failuresOfPlaywright(report),
  }))
}

export const fastChecks = [
  ['格式与规范', 'format and lint', node(bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--max-diagnostics=50', '.')],
  ['类型', 'types', types],
  ['引用方向', 'import rules', node('scripts/check-imports.mjs')],
  ['无用代码', 'dead code', node(bin('knip', 'bin', 'knip.js'))],
  ['文档路径', 'paths in the documents', node('scripts/check-docs.mjs')],
  ['单元测试', 'unit tests', vitest('unit', { minutes: 10 })],
]

/** One check's failures by name, for whoever sees only the end of a long log. */
const told = (title, failures) =>
  failures.map(({ where, name, message }) => `\n✗ ${title}\n  ${where}\n  ${name}\n${message.replace(/^/gm, '    ')}`)

/**
 * Runs checks one after the other, all of them even when one fails. Ends with what failed and why, the time of each
 * check, what failed in a line each, and the sum as one plain line.
 */
export async function runChecks(checks) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  const summary = []
  const failed = []
  const names = []
  for (const [zh, en, run] of checks) {
    say(zh, en)
    const began = performance.now()
    const result = await run()
    for (const key of Object.keys(sum)) sum[key] += result[key]
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6)
    failed.push(...told(`${zh} / ${en}`, result.failures ?? []))
    names.push(...(result.failures ?? []).map(({ where, name }) => `✗ ${zh}  ${where}  ${name}`))
    const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : ''
    summary.push(
      `${result.failed > 0 ? '✗' : '✓'} ${seconds} s  ${zh} / ${en}: ${result.passed} passed, ${result.failed} failed${skipped}`,
    )
  }
  if (failed.length > 0) console.log(failed.join('\n'))
  console.log(`\n${summary.join('\n')}\n${elapsed()}\n`)
  if (names.length > 0) console.log(`${names.join('\n')}\n`)
  console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)
  process.exitCode = sum.failed > 0 ? 1 : 0
}
