/** How each function of the language is written, for help and for mistakes; the reader knows them by the same names. */
export interface FormulaFunction {
  readonly name: string
  readonly signature: string
  /** `value`: may be the whole formula. `number`: a part of one. `condition`: inside a condition. */
  readonly role: 'value' | 'number' | 'condition'
}

export const formulaFunctions: readonly FormulaFunction[] = [
  { name: 'ratio', signature: 'ratio(A, B)', role: 'value' },
  { name: 'per', signature: 'per(A, B, k)', role: 'value' },
  { name: 'diff', signature: 'diff(A, B)', role: 'value' },
  { name: 'change', signature: "change(A, '1mo')", role: 'value' },
  { name: 'within', signature: "within(dataset, from, to, '2wh' | dueField, condition?)", role: 'value' },
  { name: 'dur', signature: "dur(dataset, from, to, 'h', 'mean' | 'p90', condition?)", role: 'value' },
  { name: 'coverage', signature: 'coverage(dataset, metres, ref.layer, condition?)', role: 'value' },
  { name: 'fresh', signature: "fresh(dataset, '1h', condition?)", role: 'value' },
  { name: 'repeat', signature: 'repeat(dataset, metres, days, condition?)', role: 'value' },
  { name: 'count', signature: 'count(dataset, condition?)', role: 'number' },
  { name: 'countDistinct', signature: 'countDistinct(dataset.field, condition?)', role: 'number' },
  { name: 'sum', signature: 'sum(dataset.field, condition?)', role: 'number' },
  { name: 'mean', signature: 'mean(dataset.field, condition?)', role: 'number' },
  { name: 'pctl', signature: 'pctl(dataset.field, 90, condition?)', role: 'number' },
  { name: 'like', signature: "like(field, 'E01??')", role: 'condition' },
  { name: 'plus', signature: "plus(time, '30d')", role: 'condition' },
  { name: 'minus', signature: "minus(now, '24h')", role: 'condition' },
]

export const signatureOf = (name: string): string | undefined =>
  formulaFunctions.find(each => each.name === name)?.signature
