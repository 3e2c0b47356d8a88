import { connect, type Sql, type Tx } from '@/platform/db/client'
import type { Cursor } from './system.queries'

const PATIENCE = '20s'

/** A page of rows of another system's table, with the place of each. */
export interface FrontRow {
  readonly row: Readonly<Record<string, unknown>>
  readonly at: string
  readonly key: string
  /** The time of change as a moment. */
  readonly changedAt: Date
}

interface FrontTable {
  readonly schema: string
  readonly table: string
  readonly updatedColumn: string
  readonly keyColumn: string
}

/** A system's front-end database (前置库): one connection, nothing of its address is ever told on. */
export class FrontDatabase {
  readonly #sql: Sql

  constructor(url: string) {
    this.#sql = connect(url, { max: 1, applicationName: 'chengmai-docking', idleSeconds: 30 })
  }

  /** The type of the column that orders the rows. */
  async #typeOf(tx: Tx, { schema, table, updatedColumn }: FrontTable): Promise<string> {
    const [row] = await tx<{ type: string }[]>`
      select format_type(atttypid, null) as type from pg_attribute
      where attrelid = format('%I.%I', ${schema}::text, ${table}::text)::regclass and attname = ${updatedColumn}
        and not attisdropped`
    if (!row) throw Object.assign(new Error('no such column'), { code: '42703' })
    return row.type
  }

  /**
   * The next rows after a place, in the order of their time of change and their key; local times are read in `timeZone`.
   * `lookBack`: seconds before the place from which on rows are read again.
   */
  async rowsAfter(
    where: FrontTable,
    after: Cursor | null,
    { lookBack, limit, timeZone }: { readonly lookBack: number; readonly limit: number; readonly timeZone: string },
  ): Promise<readonly FrontRow[]> {
    return this.#sql.begin('read only', async tx => {
      await tx.unsafe(`set local statement_timeout = '${PATIENCE}'`)
      await tx`select set_config('timezone', ${timeZone}, true)`
      const type = await this.#typeOf(tx, where)
      const at = tx`t.${tx(where.updatedColumn)}`
      const key = tx`t.${tx(where.keyColumn)}::text collate "C"`
      const from =
        after === null
          ? tx`true`
          : lookBack > 0
            ? tx`${at} >= ${after.at}::text::${tx.unsafe(type)} - ${lookBack} * interval '1 second'`
            : tx`(${at}, ${key}) > (${after.at}::text::${tx.unsafe(type)}, ${after.key})`
      return tx<FrontRow[]>`
        select to_jsonb(t) as row, ${at}::text as at, ${key} as key, ${at}::timestamptz as "changedAt"
        from ${tx(where.schema)}.${tx(where.table)} t
        where ${at} is not null and ${from} order by ${at}, ${key} limit ${limit}`
    }) as Promise<readonly FrontRow[]>
  }

  /**
   * Adds a row under its number, unless it is there already: a number is told once however often it is tried.
   * @returns what stands there under the number afterwards
   */
  async put(
    { schema, table, keyColumn }: Pick<FrontTable, 'schema' | 'table' | 'keyColumn'>,
    row: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.#sql.begin(async tx => {
      await tx.unsafe(`set local statement_timeout = '${PATIENCE}'`)
      const columns = Object.keys(row)
      await tx`
        insert into ${tx(schema)}.${tx(table)} ${tx(row, ...columns)}
        on conflict (${tx(keyColumn)}) do nothing`
    })
  }

  /** Rows under numbers, as they stand there. */
  async rowsUnder(
    { schema, table, keyColumn }: Pick<FrontTable, 'schema' | 'table' | 'keyColumn'>,
    numbers: readonly string[],
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return this.#sql.begin('read only', async tx => {
      await tx.unsafe(`set local statement_timeout = '${PATIENCE}'`)
      const rows = await tx<{ row: Record<string, unknown> }[]>`
        select to_jsonb(t) as row from ${tx(schema)}.${tx(table)} t
        where t.${tx(keyColumn)}::text = any(${numbers as string[]})`
      return rows.map(each => each.row)
    }) as Promise<readonly Readonly<Record<string, unknown>>[]>
  }

  /** The numbers a table holds that begin in our manner, after one of them. */
  async numbersAfter(
    { schema, table, keyColumn }: Pick<FrontTable, 'schema' | 'table' | 'keyColumn'>,
    prefix: string,
    after: string,
    limit: number,
  ): Promise<readonly string[]> {
    return this.#sql.begin('read only', async tx => {
      await tx.unsafe(`set local statement_timeout = '${PATIENCE}'`)
      const number = tx`t.${tx(keyColumn)}::text collate "C"`
      const rows = await tx<{ number: string }[]>`
        select ${number} as number from ${tx(schema)}.${tx(table)} t
        where ${number} > ${after} and starts_with(${number}, ${prefix}) order by 1 limit ${limit}`
      return rows.map(each => each.number)
    }) as Promise<readonly string[]>
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 3 })
  }
}
