import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/testing/database'
import { lookAt } from '../../areas'
import { loadCity } from '../../areas/server'
import { loadWorkingCalendar } from '../../datasets/server'
import { insertRecords } from '../../datasets/testing/insert-records'
import { readFlags } from '../data/open-flags.sql'
import { at, city as calendarCity, insertManyThings, zone } from '../testing/many-things'
import { tellFlagChanges } from './tell-flag-changes'

const database = testDatabase()
const city = { ...loadCity('chengdu'), ...calendarCity }
const day = (days: number) => new Date(at.getTime() + days * 86_400_000)

interface Logged {
  readonly seq: number
  readonly type: string
  readonly topics: readonly string[]
  readonly data: { readonly id: string; readonly subject: string; readonly colour: string }
}

const logged = (after = 0) => database.sql<Logged[]>`
  select seq, type, topics, data from event_log where type like 'flag.%' and seq > ${after} order by seq`
const lit = async (moment: Date) =>
  new Map(
    (await readFlags(database.sql, lookAt(moment, zone, { kind: 'all' }))).map(each => [
      `${each.subject}:${each.id}`,
      each.colour as string,
    ]),
  )
const tell = (from: Date | null, to: Date) => tellFlagChanges({ sql: database.sql, city, from, to })

/** Applies events to what was lit; one that changes nothing is one too many. */
function replay(events: readonly Logged[], shown: Map<string, string>) {
  for (const { type, data } of events) {
    const key = `${data.subject}:${data.id}`
    if (type === 'flag.raised') {
      expect([key, shown.get(key)]).not.toEqual([key, data.colour])
      shown.set(key, data.colour)
    } else expect([key, shown.delete(key)]).toEqual([key, true])
  }
  return shown
}

beforeAll(async () => {
  await loadWorkingCalendar(database.sql, city)
  await insertManyThings(database.sql)
})

describe('telling what time did to lamps and flags', () => {
  it('begins with what is lit as known, and tells from there on', async () => {
    expect(await tell(null, at)).toEqual({ until: at, told: 0 })
    expect(await logged()).toHaveLength(0)
  })

  it('tells each change once: replayed over what was lit, the events give what is lit', async () => {
    const shown = await lit(at)
    let from = at
    for (const days of [0.5, 1, 3, 3.2, 10, 30]) {
      const { until } = await tell(from, day(days))
      expect(until).toEqual(day(days))
      from = until
    }
    const events = await logged()
    expect(events.length).toBeGreaterThan(50)
    expect(replay(events, shown)).toEqual(await lit(day(30)))
  })

  it('tells nothing twice after a restart, from a second worker, or when its clock was set back', async () => {
    const last = (await logged()).at(-1)?.seq
    await tell(null, day(30))
    await tell(day(20), day(30))
    await tell(day(30), day(29))
    await Promise.all([tell(day(30), day(40)), tell(day(30), day(40))])
    const fresh = await logged(last)
    expect(fresh.length).toBeGreaterThan(5)
    expect(replay(await logged(), await lit(at))).toEqual(await lit(day(40)))
  })

  it('reaches whoever follows the project, its units, its areas or the wall', async () => {
    const [project] = await insertRecords(database.sql, 'project', [
      {
        projectCode: 'told',
        unit: 'U-1',
        assistantUnit: city.units.get('U-510104-GOV')?.name.zh,
        street: '510104020',
        signedAt: new Date(day(41).getTime() - 91 * 86_400_000),
      },
    ])
    await tell(day(40), day(42))
    const told = (await logged()).filter(each => each.data.id === project)
    expect(told.map(each => [each.type, each.topics])).toEqual([
      [
        'flag.raised',
        [`project:${project}`, 'unit:U-1', 'unit:U-510104-GOV', 'area:510104020', 'area:510104', 'area:510100', 'wall'],
      ],
    ])
  })
})
