import { randomUUID } from 'node:crypto'
import { allFields, type Dataset, datasets } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import type { PlainRow } from './plain-evaluator'
import { type RandomRecords, randomRow } from './random-records'

const DAY = 86_400_000

interface Stored {
  readonly dataset: Dataset
  readonly id: string
  readonly sourceId: string
}

/** What may happen to the records of a city, how often each in a hundred. */
const happenings = { insert: 36, correct: 26, withdraw: 10, restore: 6, move: 12, late: 6, link: 4 } as const

type Happening = keyof typeof happenings

/** Most records are of the datasets that most formulas read. */
const busy = [
  'case',
  'case',
  'case',
  'inspection',
  'asset',
  'alarm',
  'approval_step',
  'road_permit',
  'hotline',
  'reading',
]

/** Changes records at random, always the same for the same numbers: new ones, corrections, withdrawals, moves, late ones. */
export class RandomSteps {
  readonly #stored: Stored[] = []
  readonly done: Partial<Record<Happening, number>> = {}
  #count = 0

  constructor(private readonly options: Omit<RandomRecords, 'now'>) {}

  /** One step, in the transaction given; `now` is the moment around which the records lie. */
  async step(tx: Tx, now: number): Promise<void> {
    const what = this.#stored.length < 50 ? 'insert' : this.#happening()
    this.done[what] = (this.done[what] ?? 0) + 1
    const known = this.#pick(this.#stored)
    if (what === 'insert' || what === 'late' || !known) {
      await this.#insert(tx, what === 'late' ? now - (40 + this.options.random() * 700) * DAY : now)
      return
    }
    const table = tx.unsafe(`record.${quoted(known.dataset.name)}`)
    switch (what) {
      case 'correct':
        await this.#correct(tx, known, now)
        return
      case 'withdraw':
      case 'restore':
        await tx`update ${table} set withdrawn = ${what === 'withdraw'} where id = ${known.id}`
        return
      case 'link':
        await tx`update ${table} set same_as = case when same_as is null then gen_random_uuid() end where id = ${known.id}`
        return
      case 'move': {
        const { district = null, street = null, community = null, cell = null } = this.#pick(this.options.places) ?? {}
        await tx`update ${table} set district = ${district}, street = ${street}, community = ${community}, cell = ${cell}
          where id = ${known.id}`
      }
    }
  }

  async #insert(tx: Tx, now: number): Promise<void> {
    const { random } = this.options
    const name = random() < 0.7 ? this.#pick(busy) : undefined
    const dataset = datasets.find(each => each.name === name) ?? this.#pick(datasets)
    if (!dataset) throw new Error('no dataset')
    this.#count++
    const row = randomRow(dataset, this.#count, { ...this.options, now })
    const stored = { dataset, id: randomUUID(), sourceId: String(row.sourceId) }
    const table = tx.unsafe(`record.${quoted(dataset.name)}`)
    const at = new Date(now).toISOString()
    const json = {
      ...columns(dataset, row),
      id: stored.id,
      held_from: at,
      known_from: at,
      ingested_at: at,
      withdrawn: false,
    }
    await tx`insert into ${table} select * from jsonb_populate_record(null::${table}, ${tx.json(json as never)})`
    this.#stored.push(stored)
  }

  async #correct(tx: Tx, { dataset, id, sourceId }: Stored, now: number): Promise<void> {
    const row = { ...randomRow(dataset, 0, { ...this.options, now }), sourceId }
    const table = tx.unsafe(`record.${quoted(dataset.name)}`)
    const given = columns(dataset, row)
    const { ingested_at: _, ...content } = given
    const names = Object.keys(content).map(quoted)
    const list = tx.unsafe(names.join(', '))
    const news = tx.unsafe(names.map(each => `n.${each}`).join(', '))
    await tx`update ${table} r set (${list}) = row(${news})
      from jsonb_populate_record(null::${table}, ${tx.json(content as never)}) n where r.id = ${id}`
  }

  #happening(): Happening {
    let left = this.options.random() * 100
    for (const [name, share] of Object.entries(happenings)) {
      left -= share
      if (left < 0) return name as Happening
    }
    return 'correct'
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.options.random() * list.length)]
  }
}

/** A row as its columns, moments as text. */
function columns(dataset: Dataset, row: PlainRow): Record<string, unknown> {
  const types = new Map(allFields(dataset).map(each => [each.name, each.type]))
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      columnName(name),
      value !== null && types.get(name) === 'timestamp' ? new Date(Number(value)).toISOString() : value,
    ]),
  )
}
