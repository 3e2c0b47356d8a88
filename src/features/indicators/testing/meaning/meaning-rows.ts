import { allFields, type Dataset, dataset as declared, refDataset } from '@/features/datasets'
import type { PeriodLength, Stretch } from '../../domain/stretch'
import type { PlainRow, PlainValue } from '../plain-evaluator'
import type { Mark, Meaning, WrittenRow } from './read-meanings'

/** A record as it is stored, with what it must add to the parts of its district. */
export interface MeaningRow {
  readonly dataset: Dataset
  readonly mark: Mark
  readonly row: PlainRow
  readonly isWithdrawn: boolean
  /** Another source's record of the same thing counts instead. */
  readonly isDouble: boolean
}

/** District of the rows of a meaning, and the one beside it. */
export const HERE = '510104'
export const BESIDE = '510105'

const MINUTE = 60_000
const spans: Readonly<Record<string, number>> = { min: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE }
const OFFSET = 8 * 60 * MINUTE
/** Year of the reference series that belongs to the stretches. */
export const CURRENT_YEAR = 2026

/** `now-2h`, `from`, `11-18T09:00` (of this year), `2025-03-01T10:00`: local time of the city, which is eight hours ahead. */
function momentOf(text: string, stretch: Stretch): number {
  const [, border, sign, count, unit = ''] = /^(now|from)(?:([+-])(\d+)(min|h|d))?$/.exec(text) ?? []
  if (border) {
    const distance = count === undefined ? 0 : Number(`${sign}${count}`) * (spans[unit] ?? Number.NaN)
    return stretch[border as 'now' | 'from'].getTime() + distance
  }
  const whole = /^\d\d-\d\d/.test(text) ? `${CURRENT_YEAR}-${text}` : text
  const at = Date.parse(`${whole}:00Z`) - OFFSET
  if (Number.isNaN(at)) throw new Error(`${text} is no moment`)
  return at
}

const lineOf = (text: string) =>
  JSON.stringify({ type: 'LineString', coordinates: text.split(';').map(each => each.split(',').map(Number)) })

function storedValue(type: string, text: string | null, stretch: Stretch): PlainValue {
  if (text === null) return null
  switch (type) {
    case 'boolean':
      return text === 'y'
    case 'int':
    case 'number':
      return Number(text)
    case 'timestamp':
      return momentOf(text, stretch)
    case 'geometry':
      return lineOf(text)
    default:
      return text
  }
}

/** What a record of the dataset says where the meaning is silent: required marks in their usual state, its time an hour ago. */
function usual(dataset: Dataset): Record<string, string> {
  const words: Record<string, string> = {}
  for (const { name, type, required } of allFields(dataset))
    if (required && type === 'boolean') words[name] = 'n'
    else if (required && type === 'int') words[name] = '0'
  const time = allFields(dataset).find(each => each.name === dataset.time)
  if (time) words[time.name] = time.type === 'date' ? '2026-11-18' : 'now-1h'
  return dataset.name === 'case' ? { ...words, cls: 'E0101', status: 'filed', foundBy: 'patrol' } : words
}

const isWithinLength = ({ only }: WrittenRow, length: PeriodLength) => only === null || only === length

/** Two dates around today's, of which neither 00:00 lies in a day's stretch; moments just outside of it. */
const outside = (isDate: boolean) => (isDate ? ['2020-01-01', '2026-11-19'] : ['from-1min', 'now'])

/**
 * The rows of a meaning and, beside the first that counts, those that differ from it in one thing: withdrawn, a double of
 * another source's record, outside the city, before the stretch, at its end, in the next district (which counts there).
 */
export function meaningRows(meaning: Meaning, length: PeriodLength, stretch: Stretch): MeaningRow[] {
  const written = meaning.rows.filter(each => isWithinLength(each, length))
  const made: MeaningRow[] = []
  const add = (row: WrittenRow, change: Readonly<Record<string, string | null>>, mark: Mark) => {
    const dataset = row.dataset === 'ref' ? refDataset : declared(row.dataset)
    const { withdrawn, duplicate, district = 'A', ...words } = { ...usual(dataset), ...row.fields, ...change }
    const fields = new Map(allFields(dataset).map(each => [each.name, each.type]))
    const values = Object.entries(words).map(([name, text]) => {
      const type = fields.get(name)
      if (type === undefined) throw new Error(`${meaning.code}: ${dataset.name} has no field ${name}`)
      return [name, storedValue(type, text, stretch)] as const
    })
    made.push({
      dataset,
      mark,
      isWithdrawn: withdrawn === 'y',
      isDouble: duplicate === 'y',
      row: {
        ...Object.fromEntries(values),
        source: 'meaning',
        sourceId: String(made.length),
        district: district === 'A' ? HERE : district === 'B' ? BESIDE : 'outside',
      },
    })
  }
  for (const row of written) add(row, {}, row.mark)
  const model = written.find(each => each.mark && each.mark[0] !== 0) ?? written.find(each => each.mark)
  if (model && !meaning.flags.has('alone')) {
    add(model, { withdrawn: 'y' }, null)
    add(model, { duplicate: 'y' }, null)
    add(model, { district: 'outside' }, null)
    add(model, { district: 'B' }, model.mark)
    const { time } = declared(model.dataset)
    const type = allFields(declared(model.dataset)).find(each => each.name === time)?.type
    if (time && !meaning.flags.has('own'))
      for (const moment of outside(type === 'date')) add(model, { [time]: moment }, null)
  }
  if (model) for (const { field, value } of meaning.others) add(model, { [field]: value }, null)
  for (const each of referenceRows(meaning)) add(each, each.fields, each.mark)
  return made
}

/** The series of the year stands for the year; where it has none, the latest earlier one does. */
function referenceRows({ reference }: Meaning): WrittenRow[] {
  if (!reference) return []
  const { series, value } = reference
  const row = (district: string, year: number, number: number, mark: Mark): WrittenRow => ({
    dataset: 'ref',
    mark,
    fields: { district, year: String(year), [series]: String(number) },
    only: null,
  })
  return [
    row('A', CURRENT_YEAR - 1, 7777, null),
    row('A', CURRENT_YEAR, value, [0, value]),
    row('A', CURRENT_YEAR + 1, 9999, null),
    row('B', CURRENT_YEAR - 1, 50, [0, 50]),
  ]
}
