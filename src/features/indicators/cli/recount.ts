/** `npm run recount`: counts every live value once more from the records and says how many cells differ. */
import { chosenCity } from '@/features/areas/server'
import { openCalendar } from '@/features/calendar/server'
import { database, type Sql } from '@/platform/db/client'
import { openDatabase } from '@/platform/db/open-database'
import { StartError } from '@/platform/start-error'
import { type Recounted, recount } from '../commands/recount'

async function recountAll(sql: Sql): Promise<Recounted> {
  const city = await chosenCity(sql)
  await openCalendar(sql, city)
  const onProgress = (done: number, all: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r重算 / recounting ${done + 1} / ${all} `)
  }
  const result = await recount({ sql, city, onProgress })
  if (process.stderr.isTTY) process.stderr.write('\n')
  if (result) return result
  throw new StartError('指标值一直未跟上记录 / the values do not catch up with the records; try again later')
}

async function main(): Promise<number> {
  let closeDatabase: (() => Promise<void>) | undefined
  try {
    closeDatabase = await openDatabase(line => console.error(`  ${line}`))
    const sql = database()
    try {
      const { cells, sums, differing } = await recountAll(sql)
      if (cells === 0) console.log('尚无已存的指标值，请先启动服务 / no values are stored yet: start the server first')
      for (const each of differing.slice(0, 50)) console.log(`  ${each}`)
      console.log(
        `重算 ${cells} 个单元格、${sums} 个计数器，不一致 ${differing.length} / ${cells} cells and ${sums} counters recounted, ${differing.length} differ`,
      )
      return differing.length > 0 ? 1 : 0
    } finally {
      await sql.end({ timeout: 5 })
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    console.error(error.message)
    return 1
  } finally {
    await closeDatabase?.()
  }
}

process.exitCode = await main()
