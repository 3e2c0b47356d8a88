import type { Field } from '@/features/datasets'
import type { Aggregate, Formula } from '../formula'
import { fieldWords, seriesWords } from './field-words'
import { perWords, ratioWords } from './share-words'
import { cap, counted, measured, rowsWords, statisticWords, termWords, total } from './term-words'
import type { CodeNames, FormulaWords, Text } from './text'
import { durationWords, spanWords } from './unit-words'

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

/** Who sends: the thing that the number stands for. */
function producerWords(field: Field): Text {
  const { zh, en } = fieldWords(field)
  return { zh: zh.replace(/(编号|代码|编码)$/, ''), en: `senders (by ${en})` }
}
