import { allFields, dataset as declared } from '@/features/datasets'
import { addMonths, dayNumber, startOfLocalDay } from '@/shared/time'
import type { PlainRow, Question } from './plain-city'

export const DAY = 86_400_000

export function momentOf(q: Question, row: PlainRow, dataset: string, name: string): number | null {
  const value = row[name] ?? null
  if (value === null) return null
  const field = allFields(declared(dataset)).find(each => each.name === name)
  return field?.type === 'date' ? startOfLocalDay(q.city.timezone, dayNumber(String(value)) ?? 0) : Number(value)
}

export function dueMoment(q: Question, start: number, limit: string): number {
  const match = /^(\d+)(\w+)$/.exec(limit)
  return q.city.calendar.dueAt(start, { value: Number(match?.[1]), unit: match?.[2] as 'wd' })
}

export function shifted(q: Question, moment: number, span: string, sign: 1 | -1): number {
  const match = /^(\d+)(min|h|d|mo|y)$/.exec(span)
  const count = sign * Number(match?.[1])
  switch (match?.[2]) {
    case 'min':
      return moment + count * 60_000
    case 'h':
      return moment + count * 3_600_000
    case 'd':
      return moment + count * DAY
    case 'mo':
      return addMonths(q.city.timezone, moment, count)
    default:
      return addMonths(q.city.timezone, moment, 12 * count)
  }
}

export function lengthOf(q: Question, start: number, end: number, unit: string): number {
  switch (unit) {
    case 'min':
      return (end - start) / 60_000
    case 'h':
      return (end - start) / 3_600_000
    case 'd':
      return (end - start) / DAY
    case 'wh':
      return q.city.calendar.workingMinutesBetween(start, end) / 60
    case 'wd':
      return q.city.calendar.workdaysBetween(start, end)
    default:
      throw new Error(`no unit ${unit}`)
  }
}
