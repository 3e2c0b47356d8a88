import { csvLine, csvStart } from '@/shared/csv'
import { attachment } from '@/shared/file-name'
import { counterNames } from '../domain/evaluation'
import type { Evaluation } from './evaluation'

const words = {
  zh: { name: '名称', score: '综合得分', before: '上月得分', judged: '计分指标数', of: '（分子）', from: '（分母）' },
  en: {
    name: 'Name',
    score: 'Score',
    before: 'Month before',
    judged: 'Indicators judged',
    of: ' (part)',
    from: ' (of)',
  },
} as const

/** A sheet as CSV: every rate with both of its parts, so that whoever gets it can count it again. */
export function evaluationFile({ query, indicators, counters, rows }: Evaluation, lang: 'zh' | 'en'): Response {
  const w = words[lang]
  const heads = indicators.flatMap(({ code, nameZh, nameEn, unit }) => {
    const name = `${code} ${lang === 'zh' ? nameZh : nameEn}`
    return [`${name} (${unit})`, `${name}${w.of}`, `${name}${w.from}`]
  })
  const head = [w.name, w.score, w.before, w.judged, ...counters.map(each => counterNames[each][lang]), ...heads]
  const lines = rows.map(row => [
    row.name,
    row.score,
    row.before,
    row.judged,
    ...counters.map(each => row.counts?.[each] ?? 0),
    ...indicators.flatMap(({ code }) => {
      const cell = row.cells[code]
      return [cell?.value ?? null, cell?.numerator ?? null, cell?.denominator ?? null]
    }),
  ])
  return new Response(csvStart + [head, ...lines].map(csvLine).join(''), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`evaluation-${query.by}-${query.period.name}.csv`),
    },
  })
}
