/** `npm run city -- use <name|folder>`: chooses the city of an empty database. */
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { openDatabase } from '@/platform/db/open-database'
import { Problem } from '@/shared/problem'
import { chooseCity } from '../commands/choose-city'
import { CityFolderError } from '../folder/read-files'

async function main([verb, name]: string[]): Promise<number> {
  if (verb !== 'use' || !name) {
    console.error('用法 / usage: npm run city -- use <name|folder>')
    return 2
  }
  try {
    const closeDatabase = await openDatabase(line => console.log(`  ${line}`))
    const sql = database()
    try {
      const city = await chooseCity(sql, name, clock().now())
      const levels = `${city.districts.length} 区县 / districts, ${city.areas.size} 区划 / areas`
      console.log(
        `本数据库的城市 / city of this database: ${city.name.zh} ${city.name.en} (${city.timezone}; ${levels})`,
      )
    } finally {
      await sql.end({ timeout: 5 })
      await closeDatabase()
    }
    return 0
  } catch (error) {
    if (!(error instanceof Problem || error instanceof CityFolderError)) throw error
    console.error(`未更换城市 / city not changed: ${error.message}`)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
