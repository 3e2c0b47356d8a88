import type { Ratio } from './pairs'

/** The machine lacks what a bench measures against; the message says how to get it. */
export class Missing extends Error {}

export interface BenchReport {
  readonly bench: string
  readonly at: string
  readonly results: readonly Ratio[]
  /** A fast wrong leg scores nothing: how many things were compared with what they must be, and how many differed. */
  readonly correctness: { readonly checked: number; readonly differing: number }
  /** Absolute figures, printed and never judged. */
  readonly notes: readonly string[]
}

const figure = (value: number) => (Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(2))

export function printReport(report: BenchReport, asJson: boolean): void {
  if (asJson) {
    const { notes: _, ...rest } = report
    process.stdout.write(`${JSON.stringify(rest)}\n`)
    return
  }
  for (const each of report.results) {
    process.stdout.write(
      `${each.name.padEnd(12)} ours ${figure(each.ours)} ÷ baseline ${figure(each.baseline)} ${each.unit} = ` +
        `${each.ratio.toFixed(3)}  [${each.low.toFixed(3)}, ${each.high.toFixed(3)}]  ${each.pairs} pairs\n`,
    )
  }
  for (const note of report.notes) process.stdout.write(`  ${note}\n`)
  process.stdout.write(
    `correctness: ${report.correctness.checked} checked, ${report.correctness.differing} differing\n`,
  )
}
