import type { Dataset, Field } from '@/features/datasets'
import type { Condition, Operand } from '../formula'
import { fieldWords } from './field-words'
import { type CodeNames, join, listed, listedEn, plainList, type Text } from './text'
import { spanWords, unitWords } from './unit-words'
import { valueWords } from './value-words'

const clockWords = {
  now: { zh: '统计时刻', en: 'the moment of counting' },
  periodStart: { zh: '期初', en: 'the beginning of the period' },
  periodEnd: { zh: '期末', en: 'the end of the period' },
} as const

/** Says the conditions of one dataset's rows. */
export class ConditionWords {
  constructor(
    private readonly dataset: Dataset,
    private readonly names: CodeNames,
  ) {}

  /** What each of some conjuncts says; a stretch of time and exclusions of one field are said once. */
  conjuncts(items: readonly Condition[]): Text[] {
    const said: Text[] = []
    const done = new Set<Condition>()
    for (const item of items) {
      if (done.has(item)) continue
      const inPeriod = this.inPeriod(item, items)
      if (inPeriod) {
        done.add(inPeriod.other)
        said.push(inPeriod.text)
        continue
      }
      const excluded = this.excluded(item)
      if (excluded) {
        const same = items.filter(each => this.excluded(each)?.field.name === excluded.field.name)
        for (const each of same) done.add(each)
        const values = same.map(each => this.excluded(each)?.value ?? '')
        const { zh, en } = fieldWords(excluded.field)
        const list = this.list(excluded.field, values)
        said.push({ zh: `${zh}不是${list.zh}`, en: `${en} is not ${list.en}` })
        continue
      }
      said.push(this.one(item))
    }
    return said
  }

  private one(condition: Condition): Text {
    switch (condition.kind) {
      case 'and':
        return join(this.conjuncts(condition.items), '、且', ' and ')
      case 'or': {
        const { zh, en } = join(
          condition.items.map(each => this.one(each)),
          '、或',
          ' or ',
        )
        return { zh: `（${zh}）`, en: `(${en})` }
      }
      case 'not': {
        const { zh, en } = this.one(condition.item)
        return { zh: `并非（${zh}）`, en: `not (${en})` }
      }
      case 'present':
        return this.presence(condition.field, condition.isPresent)
      case 'truth':
        return this.truth(condition.operand, true)
      case 'in':
        return this.membership(condition.operand, condition.values)
      case 'like':
        return this.pattern(condition.operand, condition.pattern)
      case 'compare':
        return this.comparison(condition)
    }
  }

  private presence(field: Field, isPresent: boolean): Text {
    const { zh, en } = fieldWords(field)
    if (field.type === 'boolean')
      return { zh: `${isPresent ? '已' : '未'}填写“${zh}”`, en: `“${en}” is ${isPresent ? '' : 'not '}judged` }
    const isMoment = field.type === 'timestamp' || field.type === 'date'
    const has = isMoment ? (isPresent ? '已有' : '尚无') : isPresent ? '有' : '无'
    return { zh: `${has}${zh}`, en: `${en} ${isPresent ? 'is known' : isMoment ? 'is still empty' : 'is empty'}` }
  }

  private truth(operand: Operand, isTrue: boolean): Text {
    const { zh, en } = this.operand(operand)
    const bare = zh.replace('是否', '')
    if (isTrue) return { zh: bare === zh ? `${zh}为是` : bare, en: `“${en}”` }
    return { zh: bare === zh ? `${zh}为否` : `非“${bare}”`, en: `not “${en}”` }
  }

  private membership(operand: Operand, values: readonly (string | number | boolean)[]): Text {
    const { zh, en } = this.operand(operand)
    const list = operand.kind === 'field' ? this.list(operand.field, values) : plainList(values)
    return { zh: `${zh}为${list.zh}`, en: `${en} is ${list.en}` }
  }

  private pattern(operand: Operand, pattern: string): Text {
    const { zh, en } = this.operand(operand)
    const codes = operand.kind === 'field' ? operand.field.codes : undefined
    const covered = codes === undefined ? null : this.names.pattern(codes, pattern)
    if (covered) return { zh: `${zh}属于${covered.zh}`, en: `${en} is one of ${covered.en}` }
    return { zh: `${zh}形如“${pattern}”`, en: `${en} looks like “${pattern}”` }
  }

  private comparison({ op, left, right }: Extract<Condition, { kind: 'compare' }>): Text {
    if (left.kind === 'field' && right.kind === 'literal') {
      const { field } = left
      if (typeof right.value === 'boolean') return this.truth(left, (op === '==') === right.value)
      if (op === '==' || op === '!=') {
        const { zh, en } = fieldWords(field)
        const value = this.value(field, right.value)
        return op === '=='
          ? { zh: `${zh}为${value.zh}`, en: `${en} is ${value.en}` }
          : { zh: `${zh}不是${value.zh}`, en: `${en} is not ${value.en}` }
      }
    }
    const isMoment = isMomentOperand(left) || isMomentOperand(right)
    const [zh, en] = (isMoment ? momentComparisons : comparisons)[op]
    const [a, b] = [this.operand(left), this.operand(right)]
    if (left.kind === 'field' && right.kind === 'literal' && left.field.unit !== undefined) {
      const unit = unitWords(left.field.unit)
      return { zh: `${a.zh}${zh}${b.zh}${unit.zh}`, en: `${a.en} ${en} ${b.en} ${unit.en}` }
    }
    return { zh: `${a.zh}${zh}${b.zh}`, en: `${a.en} ${en} ${b.en}` }
  }

  private operand(operand: Operand): Text {
    switch (operand.kind) {
      case 'field':
        return fieldWords(operand.field)
      case 'literal':
        return { zh: `${operand.value}`, en: `${operand.value}` }
      case 'clock':
        return clockWords[operand.name]
      case 'negate': {
        const { zh, en } = this.operand(operand.operand)
        return { zh: `负的${zh}`, en: `minus ${en}` }
      }
      case 'arithmetic': {
        const [zh, en] = { '+': ['加', 'plus'], '-': ['减', 'minus'], '*': ['乘以', 'times'] }[operand.op]
        const [a, b] = [this.operand(operand.left), this.operand(operand.right)]
        return { zh: `${a.zh}${zh}${b.zh}`, en: `${a.en} ${en} ${b.en}` }
      }
      case 'shift': {
        const own = this.operand(operand.operand)
        const span = spanWords(operand.span)
        const isBack = operand.op === 'minus'
        return {
          zh: `${own.zh}${isBack ? '之前' : '之后'}${span.zh}`,
          en: `${span.en} ${isBack ? 'before' : 'after'} ${own.en}`,
        }
      }
      case 'condition':
        return this.one(operand.condition)
    }
  }

  private value(field: Field, value: string | number | boolean): Text {
    if (typeof value === 'boolean') return { zh: value ? '是' : '否', en: value ? 'yes' : 'no' }
    const named = field.codes === undefined ? null : this.names.code(field.codes, String(value))
    if (named) return { zh: `“${named.zh}”`, en: `“${named.en}”` }
    const words = valueWords(this.dataset.name, field.name, value)
    if (words) return { zh: `“${words[0]}”`, en: `“${words[1]}”` }
    return typeof value === 'number' ? { zh: `${value}`, en: `${value}` } : { zh: `“${value}”`, en: `“${value}”` }
  }

  private list(field: Field, values: readonly (string | number | boolean)[]): Text {
    const said = values.map(each => this.value(field, each))
    return { zh: listed(said.map(each => each.zh)), en: listedEn(said.map(each => each.en)) }
  }

  private excluded(condition: Condition): { field: Field; value: string | number } | null {
    if (condition.kind !== 'compare' || condition.op !== '!=') return null
    const { left, right } = condition
    if (left.kind !== 'field' || right.kind !== 'literal' || typeof right.value === 'boolean') return null
    return { field: left.field, value: right.value }
  }

  /** `x >= periodStart` beside `x < now` (or the period's end): x lies in the period. */
  private inPeriod(condition: Condition, items: readonly Condition[]): { other: Condition; text: Text } | null {
    const field = clockBorder(condition, '>=', ['periodStart'])
    if (!field) return null
    const other = items.find(each => clockBorder(each, '<', ['now', 'periodEnd'])?.name === field.name)
    if (!other) return null
    const { zh, en } = fieldWords(field)
    return { other, text: { zh: `${zh}在统计期内`, en: `${en} lies in the period` } }
  }
}

function clockBorder(condition: Condition, op: string, clocks: readonly string[]): Field | null {
  if (condition.kind !== 'compare' || condition.op !== op) return null
  const { left, right } = condition
  return left.kind === 'field' && right.kind === 'clock' && clocks.includes(right.name) ? left.field : null
}

const isMomentOperand = (operand: Operand): boolean =>
  operand.kind === 'clock' ||
  operand.kind === 'shift' ||
  (operand.kind === 'field' && (operand.field.type === 'timestamp' || operand.field.type === 'date'))

const comparisons = {
  '==': ['等于', 'equals'],
  '!=': ['不等于', 'differs from'],
  '<': ['小于', 'is below'],
  '<=': ['不大于', 'is at most'],
  '>': ['大于', 'is above'],
  '>=': ['不小于', 'is at least'],
} as const

const momentComparisons = {
  '==': ['正是', 'is exactly'],
  '!=': ['不是', 'is not'],
  '<': ['早于', 'is before'],
  '<=': ['不晚于', 'is no later than'],
  '>': ['晚于', 'is after'],
  '>=': ['不早于', 'is no earlier than'],
} as const
