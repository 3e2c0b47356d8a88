import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseCommand } from '../../cases'
import type { SheetName } from '../domain/evaluation'

interface Sheets {
  /** A rate over fewer records than this is shown but not judged. */
  readonly leastSample: number
  readonly sheets: Readonly<Record<SheetName, readonly string[]>>
  /** Whose step an indicator speaks of, where it is counted by post. */
  readonly steps: Readonly<Record<string, readonly CaseCommand[]>>
}

let read: Sheets | undefined

/** The sheets of `seed/evaluation/sheets.json`: which indicators each has, in order. */
export function evaluationSheets(): Sheets {
  read ??= JSON.parse(readFileSync(join(process.cwd(), 'seed', 'evaluation', 'sheets.json'), 'utf8')) as Sheets
  return read
}
