import type { Term } from '../formula'
import { ConditionWords } from './condition-words'
import { seriesOf, seriesWords } from './field-words'
import { cap, isAggregate, itemsOf, measured, rowsWords, selected, termWords } from './term-words'
import { type CodeNames, type FormulaWords, join, type Text } from './text'
import { unitWords } from './unit-words'

export function ratioWords(a: Term, b: Term, names: CodeNames): FormulaWords {
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

export function perWords(a: Term, b: Term, factor: number, names: CodeNames): FormulaWords {
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
