import type { LayerTable } from './layer-table'
import type { Mask } from './mask'

/** Every row of a mask, with or without a point, in order of row. */
export function maskedRows(table: LayerTable, mask: Mask): Int32Array {
  const rows = new Int32Array(mask.total)
  let count = 0
  for (let row = 0; row < table.length; row += 1)
    if (mask.bits[row] === 1) {
      rows[count] = row
      count += 1
    }
  return rows
}
