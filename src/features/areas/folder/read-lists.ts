import { z } from 'zod'
import type { CalendarRow, CaseClass, GridSquare, MatrixRow, ReferenceRow, Unit } from '../domain/city'
import { CityFolderError, readRows, readText } from './read-files'

const calendarRow = z.object({
  date: z.iso.date(),
  kind: z.enum(['workday', 'restday', 'holiday', 'makeup']),
  name: z.string(),
  announced: z.string(),
})
const classRow = z.object({
  code: z.string().min(1),
  kind: z.enum(['component', 'event']),
  group: z.string(),
  group_zh: z.string(),
  group_en: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  limits: z.string().regex(/^\d+(uh|wh|wd|nd|ud|h|d|min|mo|y)( \d+(uh|wh|wd|nd|ud|h|d|min|mo|y))*$/),
  level: z.string(),
})
const unitRow = z.object({
  code: z.string().min(1),
  name_zh: z.string(),
  name_en: z.string(),
  kind: z.enum(['county', 'main', 'general', 'district', 'crew', 'utility']),
  district: z.string(),
  phone: z.string(),
  hours: z.string(),
})
const matrixRow = z.object({
  line: z.string().min(1),
  cls: z.string().regex(/^(\*|[CE](\d{2}(\d{2})?)?)$/),
  area: z.string().min(1),
  owner: z.string().min(1),
  unit: z.string().min(1),
  limit: z.string().regex(/^(\d+(uh|wh|wd|nd))?$/),
  note: z.string(),
})
const notApplicableJson = z.array(z.object({ code: z.string(), reason: z.object({ zh: z.string(), en: z.string() }) }))

function checked<T>(folder: string, file: string, row: z.ZodType<T>): T[] {
  return readRows(folder, file).map((raw, i) => {
    const result = row.safeParse(raw)
    if (!result.success)
      throw new CityFolderError(`${folder}/${file}`, `row ${i + 1}: ${z.prettifyError(result.error)}`)
    return result.data
  })
}

export function readCalendar(folder: string): CalendarRow[] {
  return checked(folder, 'calendar.csv', calendarRow)
}

export function readClasses(folder: string): Map<string, CaseClass> {
  const words = new Map(
    readRows(folder, 'case-words.csv').map(row => [
      row.code ?? '',
      (row.words ?? '').split(' ').map(word => word.replaceAll('_', ' ')),
    ]),
  )
  return new Map(
    checked(folder, 'case-classes.csv', classRow).map(row => [
      row.code,
      {
        code: row.code,
        kind: row.kind,
        group: row.group,
        groupName: { zh: row.group_zh, en: row.group_en },
        name: { zh: row.name_zh, en: row.name_en },
        limits: row.limits.split(' '),
        words: words.get(row.code) ?? [],
        level: row.level,
      },
    ]),
  )
}

export function readUnits(folder: string): Map<string, Unit> {
  return new Map(
    checked(folder, 'units.csv', unitRow).map(({ name_zh, name_en, district, ...row }) => [
      row.code,
      { ...row, name: { zh: name_zh, en: name_en }, district: district || null },
    ]),
  )
}

export function readUnitAliases(folder: string): Map<string, string> {
  return new Map(readRows(folder, 'unit-aliases.csv').map(row => [row.alias ?? '', row.unit ?? '']))
}

export function readMatrix(folder: string): MatrixRow[] {
  return checked(folder, 'matrix.csv', matrixRow)
}

export function readNotApplicable(folder: string): Map<string, { zh: string; en: string }> {
  const text = readText(folder, 'not-applicable.json')
  const list = text === null ? [] : notApplicableJson.parse(JSON.parse(text))
  return new Map(list.map(({ code, reason }) => [code, reason]))
}

export function readReference(folder: string): ReferenceRow[] {
  return readRows(folder, 'ref.csv').map(({ year, district, ...rest }) => ({
    year: Number(year),
    district: district ?? '',
    values: Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, Number(value)])),
  }))
}

export function readReferenceGrid(folder: string): GridSquare[] {
  return readRows(folder, 'ref-grid.csv').map(row => ({
    lng: Number(row.lng),
    lat: Number(row.lat),
    population: Number(row.population),
    households: Number(row.households),
    residential_km2: Number(row.residential_km2),
  }))
}
