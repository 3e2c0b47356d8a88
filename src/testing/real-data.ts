import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Path of a real file for tests, e.g. `realData('wabo_receipt_phase.csv.gz')`; `undefined` where it is not on this
 * machine, so that `it.skipIf(!file)` counts it as skipped and never as passed. The files are looked for in
 * CHENGMAI_DATA, else in `../shared/data` beside the checkout: their licences keep them out of it.
 */
export function realData(name: string): string | undefined {
  const path = resolve(process.env.CHENGMAI_DATA || '../shared/data', name)
  return existsSync(path) ? path : undefined
}
