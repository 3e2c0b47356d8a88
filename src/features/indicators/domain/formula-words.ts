import { type Dataset, type Field, refDataset } from '@/features/datasets'
import type { Aggregate, Condition, DurationUnit, Formula, Term } from './formula'
import {
  type CodeNames,
  ConditionWords,
  fieldWords,
  join,
  spanWords,
  type Text,
  unitWords,
} from './formula-words-condition'
import { nounOf } from './formula-words-nouns'
import { leavesOf } from './references'

/** A formula as people say it, and what its two parts are; null where a function has no such part. */
export interface FormulaWords {
  readonly whole: Text
  readonly numerator: Text | null
  readonly denominator: Text | null
}

/** Says any formula that could be read, in both languages, with the registry's titles. */
export function formulaWords(formula: Formula, names: CodeNames): FormulaWords {
  switch (formula.kind) {
    case 'ratio':
      return ratioWords(formula.a, formula.b, names)
    case 'per':
      return perWords(formula.a, formula.b, formula.factor, names)
    case 'diff': {
      const [a, b] = [termWords(formula.a, names), termWords(formula.b, names)]
      return { whole: { zh: `${a.zh}减去${b.zh}。`, en: `${cap(a.en)} minus ${b.en}.` }, numerator: a, denominator: b }
    }
    case 'change': {
      const a = termWords(formula.a, names)
      const lag = spanWords(formula.lag)
      return {
        whole: {
          zh: `${a.zh}，比${lag.zh}前同一时段变化的百分比。`,
          en: `Change of ${a.en} against the same stretch ${lag.en} earlier, in per cent.`,
        },
        numerator: a,
        denominator: { zh: `${lag.zh}前同一时段的${a.zh}`, en: `${a.en}, ${lag.en} earlier` },
      }
    }
    case 'aggregate':
      return aggregateWords(formula.term, names)
    case 'dur': {
      const rows = rowsWords(formula.dataset, formula.condition, names)
      const [from, to] = [fieldWords(formula.from), fieldWords(formula.to)]
      const [zh, en] = statisticWords(formula.statistic)
      const [unitZh, unitEn] = durationWords[formula.unit]
      const whole = {
        zh: `${rows.zh}，从${from.zh}到${to.zh}的${zh}用时（${unitZh}），只计${to.zh}在统计期内的。`,
        en: `${cap(en)} time from ${from.en} to ${to.en} of ${rows.en}, in ${unitEn}; only those whose ${to.en} lies in the period.`,
      }
      const finished = {
        zh: `${to.zh}在统计期内的${rows.zh}`,
        en: `${rows.en} whose ${to.en} lies in the period`,
      }
      const numerator = { zh: `这些记录的用时合计（${unitZh}）`, en: `the sum of their times, in ${unitEn}` }
      return { whole, numerator: formula.statistic === 'mean' ? numerator : null, denominator: counted(finished) }
    }
    case 'within': {
      const rows = rowsWords(formula.dataset, formula.condition, names)
      const [from, to] = [fieldWords(formula.from), fieldWords(formula.to)]
      const { limit } = formula
      const limitText =
        limit.kind === 'field'
          ? {
              zh: `${to.zh}不晚于${fieldWords(limit.field).zh}`,
              en: `${to.en} no later than ${fieldWords(limit.field).en}`,
            }
          : {
              zh: `${to.zh}在${from.zh}之后${spanWords(limit.span).zh}以内`,
              en: `${to.en} within ${spanWords(limit.span).en} of ${from.en}`,
            }
      const judged = {
        zh: `${rows.zh}中期限在统计期内届满的`,
        en: `${rows.en} whose time ran out in the period`,
      }
      return {
        whole: {
          zh: `${judged.zh}，${limitText.zh}的所占百分比；到期仍未完成的算超时。`,
          en: `Of ${judged.en}, the share with ${limitText.en}; what is not finished by then is late.`,
        },
        numerator: { zh: `其中${limitText.zh}的数量`, en: `the number of those with ${limitText.en}` },
        denominator: { zh: `${judged.zh}数量`, en: `the number of ${judged.en}` },
      }
    }
    case 'coverage': {
      const rows = rowsWords(formula.dataset, formula.condition, names)
      const layer = seriesWords(formula.layer)
      const reach = { zh: `距${rows.zh}${formula.metres}米以内`, en: `within ${formula.metres} m of ${rows.en}` }
      return {
        whole: { zh: `${layer.zh}中，${reach.zh}的所占百分比。`, en: `Share of the ${layer.en} ${reach.en}.` },
        numerator: { zh: `${reach.zh}的${layer.zh}`, en: `the ${layer.en} ${reach.en}` },
        denominator: { zh: `全部${layer.zh}`, en: `all of the ${layer.en}` },
      }
    }
    case 'fresh': {
      const rows = rowsWords(formula.dataset, formula.condition, names)
      const producer = producerWords(formula.producer)
      const age = spanWords(formula.age)
      return {
        whole: {
          zh: `近90天上报过${rows.zh}的${producer.zh}中，最新一条距统计时刻不超过${age.zh}的所占百分比。`,
          en: `Of the ${producer.en} that sent ${rows.en} in the last 90 days, the share whose newest is no older than ${age.en}.`,
        },
        numerator: {
          zh: `最新一条不超过${age.zh}的${producer.zh}数`,
          en: `the number whose newest is no older than ${age.en}`,
        },
        denominator: { zh: `近90天上报过的${producer.zh}数`, en: `the number that sent any in the last 90 days` },
      }
    }
    case 'repeat': {
      const rows = rowsWords(formula.dataset, formula.condition, names)
      const before = {
        zh: `此前${formula.days}天内、${formula.metres}米范围内已发生过同类`,
        en: `that follow another of their class within ${formula.metres} m and ${formula.days} days`,
      }
      return {
        whole: {
          zh: `统计期内有坐标的${rows.zh}中，${before.zh}的所占百分比。`,
          en: `Of ${rows.en} of the period with a place, the share ${before.en}.`,
        },
        numerator: { zh: `其中${before.zh}的数量`, en: `the number ${before.en}` },
        denominator: counted({ zh: `统计期内有坐标的${rows.zh}`, en: `${rows.en} of the period with a place` }),
      }
    }
  }
}

/** Some fields are sums by their name already. */
const total = (title: string): string => (title.endsWith('合计') ? title : `${title}合计`)
const cap = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
const counted = ({ zh, en }: Text): Text => ({ zh: `${zh}的数量`, en: `the number of ${en}` })

const durationWords: Readonly<Record<DurationUnit, readonly [zh: string, en: string]>> = {
  min: ['分钟', 'minutes'],
  h: ['小时', 'hours'],
  d: ['天', 'days'],
  wh: ['工作小时', 'working hours'],
  wd: ['工作日', 'working days'],
}

const statisticWords = (statistic: 'mean' | number): readonly [zh: string, en: string] =>
  statistic === 'mean'
    ? ['平均', 'mean']
    : statistic === 50
      ? ['中位', 'median']
      : [`第${statistic}百分位`, `the ${statistic}th percentile of the`]

const itemsOf = (condition: Condition | null): readonly Condition[] =>
  condition === null ? [] : condition.kind === 'and' ? condition.items : [condition]

/** Rows of a dataset with some conjuncts: "类别为“路面塌陷”、严重程度为1的案件". */
function selected(dataset: Dataset, items: readonly Condition[], names: CodeNames): Text {
  const noun = nounOf(dataset)
  if (items.length === 0) return noun
  const said = new ConditionWords(dataset, names).conjuncts(items)
  const { zh, en } = join(said, '、', ' and ')
  return { zh: `${zh}的${noun.zh}`, en: `${noun.en} where ${en}` }
}

const rowsWords = (dataset: Dataset, condition: Condition | null, names: CodeNames): Text =>
  selected(dataset, itemsOf(condition), names)

/** What is counted of the rows, without the rows. */
function measured(term: Aggregate): { of: (rows: Text) => Text; bare: Text } {
  if (term.kind === 'count') return { of: counted, bare: { zh: '数量', en: 'number' } }
  const { zh, en } = fieldWords(term.field)
  switch (term.kind) {
    case 'countDistinct':
      return {
        of: rows => ({
          zh: `${rows.zh}涉及的不同${zh}的数量`,
          en: `the number of different values of “${en}” among ${rows.en}`,
        }),
        bare: { zh: `不同${zh}的数量`, en: `number of different values of “${en}”` },
      }
    case 'sum':
      return {
        of: rows => ({ zh: `${rows.zh}的${total(zh)}`, en: `the sum of “${en}” of ${rows.en}` }),
        bare: { zh: total(zh), en: `sum of “${en}”` },
      }
    case 'mean':
      return {
        of: rows => ({ zh: `${rows.zh}的${zh}平均值`, en: `the mean of “${en}” of ${rows.en}` }),
        bare: { zh: `${zh}平均值`, en: `mean of “${en}”` },
      }
    case 'pctl': {
      const [word, wordEn] = statisticWords(term.percent)
      const value = term.percent === 50 ? '中位数' : `${word}数`
      const noun = term.percent === 50 ? wordEn : `${term.percent}th percentile`
      return {
        of: rows => ({ zh: `${rows.zh}的${zh}${value}`, en: `the ${noun} of “${en}” of ${rows.en}` }),
        bare: { zh: `${zh}${value}`, en: `${noun} of “${en}”` },
      }
    }
  }
}

const isAggregate = (term: Term): term is Aggregate => !['ref', 'number', 'add', 'subtract'].includes(term.kind)

function termWords(term: Term, names: CodeNames): Text {
  const parts = leavesOf(term).map(({ leaf, sign }) => ({
    sign,
    text: (() => {
      if (leaf.kind === 'number') return { zh: `${leaf.value}`, en: `${leaf.value}` }
      if (leaf.kind === 'ref') {
        const { zh, en } = seriesWords(leaf.series)
        return { zh, en: `the ${en}` }
      }
      return measured(leaf).of(rowsWords(leaf.dataset, leaf.condition, names))
    })(),
  }))
  return parts.reduce<Text>(
    (text, { sign, text: own }, i) =>
      i === 0
        ? own
        : {
            zh: `${text.zh}${sign === 1 ? '加上' : '减去'}${own.zh}`,
            en: `${text.en} ${sign === 1 ? 'plus' : 'minus'} ${own.en}`,
          },
    { zh: '', en: '' },
  )
}

function ratioWords(a: Term, b: Term, names: CodeNames): FormulaWords {
  const numerator = termWords(a, names)
  const denominator = termWords(b, names)
  const share = shareWords(a, b, names)
  const whole = share ?? {
    zh: `${numerator.zh}，占${denominator.zh}的百分比。`,
    en: `${cap(numerator.en)} in per cent of ${denominator.en}.`,
  }
  return { whole, numerator, denominator }
}

/** A share of rows of one dataset: what both sides ask for is said once. */
function shareWords(a: Term, b: Term, names: CodeNames): Text | null {
  if (!isAggregate(a) || !isAggregate(b) || a.dataset.name !== b.dataset.name || a.kind !== b.kind) return null
  const below = itemsOf(b.condition)
  const known = new Set(below.map(each => JSON.stringify(each)))
  const own = itemsOf(a.condition).filter(each => !known.has(JSON.stringify(each)))
  const base = selected(a.dataset, below, names)
  const [top, bottom] = [measured(a), measured(b)]
  const isSame = top.bare.zh === bottom.bare.zh
  if (own.length === 0)
    return isSame
      ? null
      : {
          zh: `${base.zh}中，${top.bare.zh}占${bottom.bare.zh}的百分比。`,
          en: `Of ${base.en}: the ${top.bare.en} in per cent of the ${bottom.bare.en}.`,
        }
  const { zh, en } = join(new ConditionWords(a.dataset, names).conjuncts(own), '、', ' and ')
  if (a.kind === 'count')
    return { zh: `${base.zh}中，${zh}的所占百分比。`, en: `Of ${base.en}, the share where ${en}.` }
  return {
    zh: `${base.zh}中，${zh}者的${top.bare.zh}占${isSame ? '全部' : ''}${bottom.bare.zh}的百分比。`,
    en: `Of ${base.en}: the ${top.bare.en} where ${en}, in per cent of the ${bottom.bare.en} of all.`,
  }
}

/** 1000000 → 100万: as it is said in Chinese. */
const amountZh = (factor: number): string =>
  factor >= 10_000 && factor % 10_000 === 0 ? `${factor / 10_000}万` : String(factor)

function perWords(a: Term, b: Term, factor: number, names: CodeNames): FormulaWords {
  const numerator = termWords(a, names)
  const denominator = termWords(b, names)
  const isAnswers = isAggregate(a) && isAggregate(b) && a.kind === 'sum' && b.kind === 'sum' && factor === 1
  const sameRows = isAnswers && JSON.stringify(a.condition) === JSON.stringify(b.condition) && a.dataset === b.dataset
  if (sameRows) {
    const rows = rowsWords(a.dataset, a.condition, names)
    const [top, bottom] = [measured(a).bare, measured(b).bare]
    const whole = {
      zh: `${rows.zh}中，${top.zh}除以${bottom.zh}。`,
      en: `Of ${rows.en}: the ${top.en} divided by the ${bottom.en}.`,
    }
    return { whole, numerator, denominator }
  }
  if (b.kind === 'ref') {
    const series = seriesOf(b.series)
    const unit = series?.unit === undefined ? { zh: '个', en: 'one' } : unitWords(series.unit)
    const { zh, en } = seriesWords(b.series)
    const whole = {
      zh: `按${zh}计，每${factor === 1 ? '' : amountZh(factor)}${unit.zh}的${numerator.zh}。`,
      en: `${cap(numerator.en)} per ${factor === 1 ? '' : `${factor.toLocaleString('en')} `}${unit.en} of ${en}.`,
    }
    return { whole, numerator, denominator }
  }
  const rate = rateWords(a, b, factor, names)
  if (rate) return { whole: rate, numerator, denominator }
  const times =
    factor === 1
      ? { zh: '', en: '' }
      : { zh: `，再乘以${amountZh(factor)}`, en: `, times ${factor.toLocaleString('en')}` }
  const whole = {
    zh: `${numerator.zh}，除以${denominator.zh}${times.zh}。`,
    en: `${cap(numerator.en)}, divided by ${denominator.en}${times.en}.`,
  }
  return { whole, numerator, denominator }
}

/** So many of a thousand rows: what both sides ask for is said once. */
function rateWords(a: Term, b: Term, factor: number, names: CodeNames): Text | null {
  if (!isAggregate(a) || !isAggregate(b) || a.kind !== 'count' || b.kind !== 'count') return null
  if (a.dataset.name !== b.dataset.name || factor === 1) return null
  const below = itemsOf(b.condition)
  const known = new Set(below.map(each => JSON.stringify(each)))
  const own = itemsOf(a.condition).filter(each => !known.has(JSON.stringify(each)))
  if (own.length === 0) return null
  const base = selected(a.dataset, below, names)
  const { zh, en } = join(new ConditionWords(a.dataset, names).conjuncts(own), '、', ' and ')
  return {
    zh: `每${amountZh(factor)}条${base.zh}中，${zh}的数量。`,
    en: `Of every ${factor.toLocaleString('en')} ${base.en}, the number where ${en}.`,
  }
}

function aggregateWords(term: Aggregate, names: CodeNames): FormulaWords {
  const rows = rowsWords(term.dataset, term.condition, names)
  const text = measured(term).of(rows)
  const whole = { zh: `${text.zh}。`, en: `${cap(text.en)}.` }
  if (term.kind === 'mean') {
    const { zh, en } = fieldWords(term.field)
    return {
      whole,
      numerator: { zh: `${rows.zh}的${total(zh)}`, en: `the sum of “${en}” of ${rows.en}` },
      denominator: { zh: `有${zh}的${rows.zh}的数量`, en: `the number of ${rows.en} with “${en}”` },
    }
  }
  if (term.kind === 'pctl') {
    const { zh, en } = fieldWords(term.field)
    return {
      whole,
      numerator: null,
      denominator: { zh: `有${zh}的${rows.zh}的数量`, en: `the number of ${rows.en} with “${en}”` },
    }
  }
  return { whole, numerator: text, denominator: null }
}

const seriesOf = (name: string): Field | undefined => refDataset.fields.find(each => each.name === name)

function seriesWords(name: string): Text {
  const series = seriesOf(name)
  return series ? fieldWords(series) : { zh: name, en: name }
}

/** Who sends: the thing that the number stands for. */
function producerWords(field: Field): Text {
  const { zh, en } = fieldWords(field)
  return { zh: zh.replace(/(编号|代码|编码)$/, ''), en: `senders (by ${en})` }
}
