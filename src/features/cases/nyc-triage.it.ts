import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { forget, singleton } from '../../platform/singleton'
import { testDatabase } from '../../testing/database'
import { realData } from '../../testing/real-data'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { loadMatrix } from '../matrix/server'
import { listen } from './testing/case-door'
import { person } from './testing/people'

const file = realData('nyc311_animal_5.9k.csv.gz')
const database = testDatabase()
const city = () => loadCity('src/features/areas/testing/new-york')
let door: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  singleton('city', city)
  await loadWorkingCalendar(database.sql, city())
  await loadMatrix(database.sql, city(), systemClock())
  door = await listen([person('desk', 'duty-officer')])
})
afterAll(async () => {
  await door.close()
  forget('city')
})

/** Every hundredth report, with the one after it where both are of one address: what a duplicate looks like. */
function reports(path: string) {
  const rows = parse(gunzipSync(readFileSync(path)), { columns: true }) as Record<string, string>[]
  return rows
    .filter(
      (row, at) =>
        row.Latitude &&
        row.Longitude &&
        (at % 100 === 0 || row['Incident Address'] === rows[at - 1]?.['Incident Address']),
    )
    .slice(0, 70)
    .map(row => ({
      cls: 'E0138',
      foundBy: row['Open Data Channel Type'] === 'PHONE' ? 'hotline' : 'public',
      text: `${row['Complaint Type']}: ${row.Descriptor}`,
      address: row['Incident Address'] || undefined,
      lng: Number(row.Longitude),
      lat: Number(row.Latitude),
    }))
}

it.skipIf(!file)(
  'a city’s real reports go through triage as if they came tonight: owned, merged, dispatched',
  async () => {
    const tonight = reports(file ?? '')
    expect(tonight.length).toBeGreaterThan(40)
    let [merged, dispatched] = [0, 0]
    const command = (id: string, name: string, expectedVersion: number, more: object = {}) =>
      door.ask('desk', 'POST', `/cases/${id}/${name}`, { expectedVersion, commandId: randomUUID(), ...more })
    for (const report of tonight) {
      const { json: advice } = await door.ask('desk', 'POST', '/cases/advice', report)
      const opened = await door.ask('desk', 'POST', '/cases', report)
      expect([report.text, opened.status, opened.json.code]).toEqual([report.text, 201, undefined])
      const { id, version } = opened.json
      const [double] = advice.duplicates
      if (double && double.likeness.score > 0.9) {
        expect((await command(id, 'merge', version, { into: double.id })).json.status).toBe('voided')
        merged++
        continue
      }
      const filed = await command(id, 'file', version, { severity: 3, condition: 'other' })
      const sent = await command(id, 'dispatch', filed.json.version)
      expect(sent.json.status).toBe('dispatched')
      dispatched++
    }
    const { json: numbers } = await door.ask('desk', 'GET', '/cases/counts')
    expect(numbers).toMatchObject({ reported: tonight.length, dispatched, filed: dispatched, open: dispatched })
    expect(merged).toBe(tonight.length - dispatched)
    const [ownerless] = await database.sql<
      { count: number }[]
    >`select count(*)::int from record."case" where unit is null`
    expect(ownerless?.count).toBe(0)
  },
)
