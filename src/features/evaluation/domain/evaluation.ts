/** What is evaluated: where things happened, who answered for them, who did them, whose post took each step, who found them. */
export const sheetNames = ['area', 'unit', 'assignee', 'post', 'collector'] as const
export type SheetName = (typeof sheetNames)[number]
export const isSheetName = (text: unknown): text is SheetName => sheetNames.some(each => each === text)

/** Counters of cases that every sheet but the collectors' shows, in the order of a case's life. */
export const sheetCounters = [
  'reported',
  'filed',
  'dispatched',
  'due',
  'handled',
  'onTime',
  'overdue',
  'closed',
  'rework',
  'returned',
  'extended',
  'suspended',
  'supervised',
] as const
export type SheetCounter = (typeof sheetCounters)[number]

/** What cities call them. */
export const counterNames: Readonly<Record<SheetCounter, { readonly zh: string; readonly en: string }>> = {
  reported: { zh: '上报数', en: 'Reported' },
  filed: { zh: '立案数', en: 'Filed' },
  dispatched: { zh: '派遣数', en: 'Dispatched' },
  due: { zh: '应处置数', en: 'Due' },
  handled: { zh: '处置数', en: 'Handled' },
  onTime: { zh: '按期处置数', en: 'On time' },
  overdue: { zh: '超期未处置数', en: 'Overdue' },
  closed: { zh: '结案数', en: 'Closed' },
  rework: { zh: '返工数', en: 'Reworked' },
  returned: { zh: '退件数', en: 'Returned' },
  extended: { zh: '延期数', en: 'Extended' },
  suspended: { zh: '挂账数', en: 'Suspended' },
  supervised: { zh: '督办数', en: 'Supervised' },
}

export interface EvaluationCell {
  readonly value: number | null
  readonly score: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** Over too few records to be judged. */
  readonly isSmall: boolean
}

export interface EvaluationRow {
  readonly code: string
  readonly name: string
  readonly counts: Readonly<Record<SheetCounter, number>> | null
  /** By indicator; absent: no record. */
  readonly cells: Readonly<Record<string, EvaluationCell>>
  /** 0 to 100: mean of the judged indicators' scores by their weights; null where none is judged. */
  readonly score: number | null
  /** How many of the sheet's indicators were judged. */
  readonly judged: number
  /** The row's score of the month before. */
  readonly before: number | null
}

interface Weighed {
  readonly score: number
  readonly weight: number
}

/** Weighted mean, 0 to 100; null of nothing. */
export function meanScore(parts: readonly Weighed[]): number | null {
  const weight = parts.reduce((sum, each) => sum + each.weight, 0)
  if (weight === 0) return null
  return parts.reduce((sum, each) => sum + each.score * each.weight, 0) / weight
}

/** Rows in the order asked for: by name, or by a column, those without a number last. */
export function sorted(rows: readonly EvaluationRow[], by: string | undefined, lang: 'zh' | 'en'): EvaluationRow[] {
  const byName = (a: EvaluationRow, b: EvaluationRow) =>
    a.name.localeCompare(b.name, lang) || (a.code < b.code ? -1 : 1)
  if (by === undefined || by === 'name') return rows.toSorted(byName)
  const [column, isAscending] = by.startsWith('-') ? [by.slice(1), false] : [by, true]
  const numberOf = (row: EvaluationRow): number | null => {
    if (column === 'score') return row.score
    if (row.counts && column in row.counts) return row.counts[column as SheetCounter]
    return row.cells[column]?.value ?? null
  }
  return rows.toSorted((a, b) => {
    const [x, y] = [numberOf(a), numberOf(b)]
    if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1
    return (isAscending ? x - y : y - x) || byName(a, b)
  })
}
