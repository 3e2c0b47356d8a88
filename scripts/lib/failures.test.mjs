import { describe, expect, it } from 'vitest'
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs'

describe('what failed', () => {
  it('is told of each test by file, name and the beginning of its message', () => {
    const message = ['\u001B[31mAssertionError: expected 1 to be 2\u001B[39m', '    at /repo/node_modules/x.js:1:1', '']
    const report = {
      testResults: [
        {
          name: '/repo/src/a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'is good', failureMessages: [] },
            { status: 'failed', fullName: 'is bad', failureMessages: [message.join('\n')] },
          ],
        },
      ],
    }
    expect(failuresOfVitest(report, '/repo')).toEqual([
      { where: 'src/a.test.ts', name: 'is bad', message: 'AssertionError: expected 1 to be 2' },
    ])
  })

  it('keeps a line short, so that one whole page in a message does not hide the others', () => {
    const test = { status: 'failed', fullName: 'is long', failureMessages: ['x'.repeat(9_000)] }
    const report = { testResults: [{ name: '/repo/a.test.ts', status: 'failed', assertionResults: [test] }] }
    expect(failuresOfVitest(report, '/repo')[0].message.length).toBeLessThan(300)
  })

  it('is a file that could not be loaded, too', () => {
    const file = { name: '/repo/b.test.ts', status: 'failed', assertionResults: [], message: 'Cannot find module' }
    expect(failuresOfVitest({ testResults: [file] }, '/repo')).toEqual([
      { where: 'b.test.ts', name: '–', message: 'Cannot find module' },
    ])
  })

  it('is told of browser tests in any depth, also of those that passed only when tried again', () => {
    const spec = (title, status) => ({
      title,
      file: 'c.spec.ts',
      line: 7,
      tests: [{ status, results: [{ error: { message: `${title}: no` } }, {}] }],
    })
    const report = {
      suites: [
        { specs: [spec('good', 'expected')], suites: [{ specs: [spec('bad', 'unexpected'), spec('shy', 'flaky')] }] },
      ],
      errors: [{ message: 'no port' }],
    }
    expect(failuresOfPlaywright(report).map(({ where, name, message }) => [where, name, message])).toEqual([
      ['c.spec.ts:7', 'bad', 'bad: no'],
      ['c.spec.ts:7', 'shy', 'shy: no'],
      ['–', '–', 'no port'],
    ])
  })
})
