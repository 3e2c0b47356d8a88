import type { City } from '@/features/areas'
import type { Dataset } from '@/features/datasets'
import type { Tx } from '@/platform/db/client'
import { quoted } from '@/shared/names'
import type { RowValues } from '../../domain/rollup/counter'
import { fieldsSql, readRows } from './read-rows'

/** What the triggers noted in this transaction, of one dataset: content before (−) and after (+) each change. */
const imagesOf = (dataset: string) => `pg_temp.${quoted(`changed_${dataset}`)}`

/** What is larger is cheaper emptied with its file than row by row. */
const FEW_BYTES = 512 * 1024
const OWN = 'xid = pg_current_xact_id_if_assigned()'

export interface Image extends RowValues {
  /** How often it counts more than before; negative: less. */
  readonly sign: number
}

/** Images of records that count, as far as the fields tell; what was noted and taken back again is left out. */
export async function* changedRows(
  tx: Tx,
  dataset: Dataset,
  fields: readonly string[],
  city: City,
): AsyncGenerator<readonly Image[], void, undefined> {
  const images = imagesOf(dataset.name)
  const districts = city.districts.map(each => each.code)
  const rows = `select sign::int, ${fieldsSql(dataset, fields)} from ${images}
    where ${OWN} and not withdrawn and same_as is null and district = any($1)`
  const [{ takesBack } = { takesBack: true }] = await tx.unsafe<{ takesBack: boolean }[]>(
    `select exists (select from ${images} where ${OWN} and sign < 0) as "takesBack"`,
  )
  const names = fields.map(quoted).join(', ')
  const text = takesBack
    ? `select sum(sign)::int as sign, ${names} from (${rows}) i group by ${names} having sum(sign) <> 0`
    : rows
  // the planner takes a table without statistics for one row, and would sort a hundred thousand by sixty columns on disk
  if (takesBack) await tx.unsafe(`set local enable_sort = off; set local work_mem = '64MB'`)
  yield* readRows<Image>(tx, { text, dataset, first: ['sign'], fields }, [districts])
  if (takesBack) await tx.unsafe('set local enable_sort to default; set local work_mem to default')
}

/** Leaves none, also of former transactions that did not settle. */
export async function forgetImages(tx: Tx, dataset: string): Promise<void> {
  const images = imagesOf(dataset)
  const [row] = await tx<
    { isLarge: boolean }[]
  >`select pg_relation_size(${images}::regclass) > ${FEW_BYTES} as "isLarge"`
  await tx.unsafe(row?.isLarge ? `truncate ${images}` : `delete from ${images}`)
}
