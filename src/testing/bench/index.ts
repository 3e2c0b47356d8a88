import { rm } from 'node:fs/promises'
import { openIndexCity } from './index-city'
import { benchFreshness } from './index-freshness'
import { benchGrowth } from './index-growth'
import { type IndexPart, indexOptions } from './index-options'
import { benchOverhead } from './index-overhead'
import { benchPages } from './index-pages'
import type { BenchReport } from './report'

/** What keeping every indicator live costs a delivery, how soon a value is there, and whether both hold as tables grow. */
export async function benchIndex(say: (line: string) => void, args: readonly string[]): Promise<BenchReport> {
  const options = indexOptions(args)
  const bench = await openIndexCity(say)
  try {
    const parts: IndexPart[] = []
    if (options.parts.has('overhead')) parts.push(await benchOverhead(bench, options, say))
    if (options.parts.has('freshness')) parts.push(await benchFreshness(bench, options, say))
    if (options.parts.has('growth')) parts.push(await benchGrowth(bench, options, say))
    if (options.parts.has('pages')) parts.push(await benchPages(bench, options, say))
    const sum = (of: (part: IndexPart) => number) => parts.reduce((all, part) => all + of(part), 0)
    return {
      bench: 'index',
      at: new Date().toISOString(),
      results: parts.map(each => each.ratio),
      correctness: {
        checked: sum(each => each.correctness.checked),
        differing: sum(each => each.correctness.differing),
      },
      notes: parts.flatMap(each => each.notes),
    }
  } finally {
    await bench.close()
    await rm(bench.folder, { recursive: true, force: true })
  }
}
