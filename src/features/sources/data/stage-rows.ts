import type { Dataset, FieldType } from '../../datasets'
import type { Emission } from '../domain/emission'
import { collector } from '../domain/field-access'
import { contentColumns, recordTableOf, stageTableOf } from './content-columns'
import type { RowBytes } from './row-bytes'

/** The row a record came from, kept beside it where it may still be refused. */
export interface KeptRow {
  readonly line: number
  /** As JSON text. */
  readonly raw: string
  /** Of what the record says. */
  readonly mark: string
}

/** Turns records into lines of COPY that the stage takes, and the record table itself where nothing has to be merged. */
export interface StageFormat {
  readonly copy: string
  /** The same lines straight into the record table; not for lines with kept rows. */
  readonly copyDirect: string
  /** What stands before the content: identity, and the batch. */
  head(into: RowBytes, id: string, emission: Emission, batch: OpenBatch): void
  /** What the record says: two records with the same bytes say the same. */
  content(into: RowBytes, emission: Emission, batch: OpenBatch): void
  /** The end of the line. */
  tail(into: RowBytes, kept: KeptRow | null): void
}

export interface OpenBatch {
  readonly id: string
  /** Epoch milliseconds. */
  readonly knownFrom: number
}

const frame = 'id, source, source_id, known_from, batch_id, given, held_from, ingested_at, withdrawn'

/** How a column is written; numbers, so that the loop over them is one jump. */
const As = { text: 0, number: 1, truth: 2, moment: 3, json: 4 } as const
type As = (typeof As)[keyof typeof As]

const writing: Readonly<Record<FieldType, As>> = {
  string: As.text,
  enum: As.text,
  date: As.text,
  int: As.number,
  number: As.number,
  boolean: As.truth,
  timestamp: As.moment,
  json: As.json,
  geometry: As.json,
}

function write(into: RowBytes, how: As, value: unknown): void {
  switch (how) {
    case As.text:
      into.text(value as string)
      return
    case As.number:
      into.number(value as number)
      return
    case As.truth:
      into.truth(value as boolean)
      return
    case As.moment:
      into.moment(value as number)
      return
    case As.json:
      into.text(JSON.stringify(value))
  }
}

/** A moment the sender gave, or the commit; never after it. */
export const atMost = (given: number | null, commit: number) => (given === null || given > commit ? commit : given)

/**
 * `targets`: fields the delivery may fill; derived fields travel too, whatever the delivery. `keepsRows`: each line also
 * carries the row it came from.
 */
export function stageFormat(dataset: Dataset, targets: ReadonlySet<string>, keepsRows: boolean): StageFormat {
  const columns = contentColumns(dataset).filter(
    ({ field }) => targets.has(field.name) || field.derived || ['title', 'district', 'lng', 'lat'].includes(field.name),
  )
  const collect = collector(columns.map(each => each.field.name))
  const kinds = columns.map(each => writing[each.field.type])
  const taken: unknown[] = columns.map(() => null)
  const list = columns.map(each => each.column).join(', ')
  return {
    copy: `copy ${stageTableOf(dataset)} (${frame}, ${list}${keepsRows ? ', line, raw, mark' : ''}) from stdin`,
    copyDirect: `copy ${recordTableOf(dataset)} (${frame}, ${list}) from stdin`,
    head(into, id, { source, sourceId }, batch) {
      into.text(id)
      into.tab()
      into.text(source)
      into.tab()
      into.text(sourceId)
      into.tab()
      into.moment(batch.knownFrom)
      into.tab()
      into.text(batch.id)
      into.tab()
    },
    content(into, { values, heldFrom, ingestedAt, withdrawn }, { knownFrom }) {
      const { given } = values
      if (Array.isArray(given) && given.length > 0) into.text(`{${given.join(',')}}`)
      else into.nothing()
      into.tab()
      into.moment(atMost(heldFrom, knownFrom))
      into.tab()
      into.moment(atMost(ingestedAt, knownFrom))
      into.tab()
      into.truth(withdrawn)
      collect(values, taken)
      for (let at = 0; at < kinds.length; at++) {
        into.tab()
        const value = taken[at]
        if (value === null || value === undefined) into.nothing()
        else write(into, kinds[at] as As, value)
      }
    },
    tail(into, kept) {
      if (kept) {
        into.tab()
        into.number(kept.line)
        into.tab()
        into.text(kept.raw)
        into.tab()
        into.text(kept.mark)
      }
      into.line()
    },
  }
}
