import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { allFields, dataset, ownAssetClasses, refDataset } from '@/features/datasets'
import { formulaOf } from '../compute-city'
import { datasetsOf } from '../references'
import { formulaWords } from './formula-words'
import type { CodeNames } from './text'

const rowsOf = (path: string) =>
  parse<Record<string, string>>(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true })
const listed = rowsOf('seed/indicators/indicators.csv')
const classes = new Map([
  ...rowsOf('seed/cities/chengdu/case-classes.csv').map(
    each => [each.code ?? '', { zh: each.name_zh ?? '', en: each.name_en ?? '' }] as const,
  ),
  ...ownAssetClasses.map(each => [each.code, { zh: each.titleZh, en: each.titleEn }] as const),
])
const names: CodeNames = {
  code: (_, code) => classes.get(code) ?? null,
  pattern: (_, pattern) => ({ zh: `大类${pattern.slice(1, 3)}`, en: `group ${pattern.slice(1, 3)}` }),
}
const say = (formula: string) => formulaWords(formulaOf({ code: 'X', formula }), names)

/** Raw words of a formula: its field names and quoted values, without what is a word of the trade in Chinese, too. */
const rawWords = (formula: string) =>
  new Set([
    ...[...formula.matchAll(/'([a-z][a-z-]{2,})'/g)].map(([, each]) => each ?? ''),
    ...[...datasetsOf(formulaOf({ code: 'X', formula }))].flatMap(name =>
      allFields(name === 'ref' ? refDataset : dataset(name)).map(each => each.name),
    ),
  ])

describe('a formula in words', () => {
  it.each(listed.map(each => [each.code, each.formula] as const))(
    '%s leaves no code in the sentence',
    (_, formula = '') => {
      const { whole, numerator, denominator } = say(formula)
      const texts = [whole, numerator, denominator].filter(each => each !== null)
      expect(whole.zh).toMatch(/^.{6,}。$/u)
      expect(whole.en).toMatch(/^[A-Z].{10,}\.$/u)
      const raw = rawWords(formula)
      for (const { zh, en } of texts) {
        expect(zh).not.toMatch(/undefined|null|合计合计|的的|数量数量|“”/)
        expect(en).not.toMatch(/undefined|null|“”| {2}/)
        // what is left in Latin letters is a name of the trade, such as PM10, PCI, COD or A类
        expect([...zh.matchAll(/[A-Za-z][A-Za-z_-]{2,}/g)].map(([word]) => word).filter(each => raw.has(each))).toEqual(
          [],
        )
        expect(zh).not.toMatch(/[CE]\d{4}/)
        for (const word of en.matchAll(/[a-z]+[A-Z_][A-Za-z_0-9]*/g)) expect(raw.has(word[0])).toBe(false)
      }
    },
  )

  it.each([
    ["mean(bridge.bci, kind == 'bridge')", '类型为“桥梁”的桥隧设施的桥梁状况指数BCI平均值。'],
    [
      "within(case, filedAt, handledAt, '2uh', cls == 'E0505' && status != 'voided')",
      '类别为“路面塌陷”、案件状态不是“作废”的案件中期限在统计期内届满的，处置完成时间在立案时间之后2个紧急工作时以内的所占百分比；到期仍未完成的算超时。',
    ],
    [
      "ratio(count(alarm, kind == 'manhole-tilt' && confirmed == true), count(alarm, kind == 'manhole-tilt' && confirmed != null))",
      '报警类型为“井盖异动”、已填写“是否属实”的报警中，属实的所占百分比。',
    ],
    ['per(count(case), ref.population, 1000000)', '按常住人口计，每100万人的案件的数量。'],
    ['ratio(count(lamp, leakage_mA > 30), count(lamp))', '照明回路中，漏电流大于30毫安的所占百分比。'],
    [
      "dur(case, filedAt, handledAt, 'h', 'p50', status != 'voided')",
      '案件状态不是“作废”的案件，从立案时间到处置完成时间的中位用时（小时），只计处置完成时间在统计期内的。',
    ],
    [
      'ratio(count(case, limitAt >= periodStart && limitAt < now && closedAt < now), count(case, limitAt >= periodStart && limitAt < now))',
      '处置截止时间在统计期内的案件中，结案时间早于统计时刻的所占百分比。',
    ],
    ["change(count(hotline, cls == 'dust'), '1y')", '诉求主题为“扬尘”的热线诉求的数量，比1年前同一时段变化的百分比。'],
    ['coverage(asset, 500, ref.population, open == true)', '常住人口中，距对外开放的部件设施500米以内的所占百分比。'],
    [
      "fresh(reading, '10min', kind == 'water-level')",
      '近90天上报过读数类型为“积水水位”的感知读数的设备中，最新一条距统计时刻不超过10分钟的所占百分比。',
    ],
  ])('%s', (formula, words) => {
    expect(say(formula).whole.zh).toBe(words)
  })

  it('says what each part is', () => {
    const { numerator, denominator } = say('ratio(count(case, clsValid == true), count(case))')
    expect([numerator?.zh, denominator?.zh]).toEqual(['分类代码合规的案件的数量', '案件的数量'])
    expect(say('pctl(case.returnCount, 50)').numerator).toBeNull()
  })
})
