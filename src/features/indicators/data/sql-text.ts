import { allFields, type Dataset, type Field } from '@/features/datasets'
import { columnName, quoted } from '@/shared/names'

/** A statement and the values of its `$1`, `$2`, … */
export interface Statement {
  readonly text: string
  readonly values: readonly (string | number | readonly string[])[]
}

/**
 * Collects the values of a statement; equal ones share a place. Pieces of SQL hold marks, which become `$1`, `$2`, …
 * when the statement is put together: PostgreSQL refuses a value that no piece uses in the end.
 */
export class Parameters {
  private readonly values: (string | number | readonly string[])[] = []
  private readonly marks = new Map<string, string>()

  add(value: string | number | readonly string[], type: string): string {
    const key = JSON.stringify([value, type])
    const known = this.marks.get(key)
    if (known !== undefined) return known
    this.values.push(value)
    // no text of PostgreSQL holds a NUL, so no written value can look like a mark
    const mark = `\0${this.values.length}\0::${type}`
    this.marks.set(key, mark)
    return mark
  }

  moment(value: Date): string {
    return this.add(value.toISOString(), 'timestamptz')
  }

  statement(pieces: string): Statement {
    const used: (string | number | readonly string[])[] = []
    const places = new Map<string, number>()
    const text = pieces.replace(/\0(\d+)\0/g, (_, n: string) => {
      const place = places.get(n) ?? used.push(this.values[Number(n) - 1] ?? '')
      places.set(n, place)
      return `$${place}`
    })
    return { text, values: used }
  }
}

export const literal = (value: string | number | boolean): string => {
  if (typeof value === 'string') return `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`
  return typeof value === 'number' && value < 0 ? `(${value})` : String(value)
}

/** Column of a field in the row alias `r`. */
export const columnOf = (field: Pick<Field, 'name'>): string => `r.${quoted(columnName(field.name))}`

/** Own and common fields of a dataset, as columns without alias. */
export const columnNames = (dataset: Dataset): readonly string[] =>
  allFields(dataset)
    .filter(each => each.name !== 'heldFrom' && each.name !== 'ingestedAt' && each.name !== 'withdrawn')
    .map(each => quoted(columnName(each.name)))

export const all = (parts: readonly (string | null)[]): string => {
  const present = parts.filter(each => each !== null)
  return present.length === 0 ? 'true' : present.join(' and ')
}
