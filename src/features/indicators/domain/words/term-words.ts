import type { Dataset } from '@/features/datasets'
import type { Aggregate, Condition, Term } from '../formula'
import { leavesOf } from '../references'
import { ConditionWords } from './condition-words'
import { fieldWords, seriesWords } from './field-words'
import { nounOf } from './nouns'
import { type CodeNames, join, type Text } from './text'

/** Some fields are sums by their name already. */
export const total = (title: string): string => (title.endsWith('合计') ? title : `${title}合计`)
export const cap = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
export const counted = ({ zh, en }: Text): Text => ({ zh: `${zh}的数量`, en: `the number of ${en}` })

export const statisticWords = (statistic: 'mean' | number): readonly [zh: string, en: string] =>
  statistic === 'mean'
    ? ['平均', 'mean']
    : statistic === 50
      ? ['中位', 'median']
      : [`第${statistic}百分位`, `the ${statistic}th percentile of the`]

export const itemsOf = (condition: Condition | null): readonly Condition[] =>
  condition === null ? [] : condition.kind === 'and' ? condition.items : [condition]

/** Rows of a dataset with some conjuncts: "类别为“路面塌陷”、严重程度为1的案件". */
export function selected(dataset: Dataset, items: readonly Condition[], names: CodeNames): Text {
  const noun = nounOf(dataset)
  if (items.length === 0) return noun
  const said = new ConditionWords(dataset, names).conjuncts(items)
  const { zh, en } = join(said, '、', ' and ')
  return { zh: `${zh}的${noun.zh}`, en: `${noun.en} where ${en}` }
}

export const rowsWords = (dataset: Dataset, condition: Condition | null, names: CodeNames): Text =>
  selected(dataset, itemsOf(condition), names)

/** What is counted of the rows, without the rows. */
export function measured(term: Aggregate): { of: (rows: Text) => Text; bare: Text } {
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

export const isAggregate = (term: Term): term is Aggregate => !['ref', 'number', 'add', 'subtract'].includes(term.kind)

export function termWords(term: Term, names: CodeNames): Text {
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
