import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database'
import { liesIn } from '../areas'
import { loadCity } from '../areas/server'
import { addChange } from './data/duty.queries'
import { dutyPlan } from './queries/duty-now'
import { countDuty, dutyOnMap } from './queries/duty-on-map'

const database = testDatabase()
const city = loadCity('chengdu')
const now = new Date('2026-11-21T08:00:00Z')
const minutesBefore = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const [district] = city.districts
const crew = [...city.units.values()].find(unit => unit.kind === 'crew')?.code ?? ''
const at = (moment: Date, area?: string) => dutyOnMap(database.sql, city, { at: moment, area })

async function report(id: string, unit: string, moment: Date, place: readonly [number, number] | null) {
  await database.sql`
    insert into person (id, name, username, email, roles, unit, email_verified, created_at, updated_at)
    values (${id}, ${`演示${id}`}, ${id}, ${`${id}@example.invalid`}, '{assistant}', ${unit}, false, ${now}, ${now})
    on conflict do nothing`
  const data = { photos: place === null ? [{ id: 'p' }] : [{ id: 'p', lng: place[0], lat: place[1] }] }
  await database.sql`
    insert into case_step (command_id, case_id, version, at, actor, command, to_status, fingerprint, data)
    values (gen_random_uuid(), gen_random_uuid(), 1, ${moment}, ${`person:${id}`}, 'handle', 'handled', '',
      ${database.sql.json(data)})`
}

beforeAll(async () => {
  const [lng, lat] = district?.center ?? city.center
  await report('one', crew, minutesBefore(90), [lng, lat])
  await report('one', crew, minutesBefore(10), [lng + 0.001, lat])
  await report('two', crew, minutesBefore(40), [lng, lat + 0.001])
  // a report without a place, and an office's: neither is where a crew is
  await report('one', crew, minutesBefore(1), null)
  await report('three', [...city.units.values()].find(unit => unit.kind === 'main')?.code ?? '', minutesBefore(5), [
    lng,
    lat,
  ])
})

describe('who is on duty, on a map', () => {
  it('is posts at their rooms, units where they belong, and nobody by name', async () => {
    const found = await at(now)
    const plan = dutyPlan(city)
    expect(found.items.filter(each => each.kind === 'post')).toHaveLength(plan.posts.length)
    for (const each of found.items.filter(item => item.kind === 'unit')) {
      const own = city.units.get(each.id)?.district ?? null
      const center = own === null ? city.center : city.areas.get(own)?.center
      expect([each.lng, each.lat]).toEqual([...(center ?? [])])
    }
    const said = JSON.stringify(found)
    for (const name of plan.posts.flatMap(post => post.people)) expect(said).not.toContain(name)
    expect(said).not.toContain('演示one')
  })

  it('is a crew where its newest report with a place was made, with its moment, until it is a day old', async () => {
    const crews = async (moment: Date) => (await at(moment)).items.filter(each => each.kind === 'crew')
    const [lng, lat] = district?.center ?? city.center
    expect(await crews(now)).toMatchObject([
      { id: crew, lng: lng + 0.001, lat, seenAt: minutesBefore(10).toISOString(), isStale: false, placeBy: 'report' },
    ])
    expect(await crews(minutesBefore(20))).toMatchObject([{ lat: lat + 0.001, isStale: false }])
    expect(await crews(minutesBefore(-35))).toMatchObject([{ isStale: true }])
    expect(await crews(minutesBefore(120))).toEqual([])
    expect(await crews(minutesBefore(-25 * 60))).toEqual([])
  })

  it('leaves out a post that nobody fills, and says that it is empty', async () => {
    const before = await at(now)
    const [post] = dutyPlan(city).posts
    const [from, to] = [minutesBefore(30), minutesBefore(-30)]
    const change = { post: post?.code ?? '', from, to, reason: '演示空岗', at: minutesBefore(60), actor: 'test' }
    await database.sql.begin(tx => addChange(tx, { ...change, kind: 'absent', person: null }))
    const after = await at(now)
    expect([after.total, after.empty]).toEqual([before.total - 1, 1])
    expect((await at(to)).empty).toBe(0)
    await database.sql.begin(tx => addChange(tx, { ...change, kind: 'acting', person: '代班人' }))
    expect(await at(now)).toMatchObject({ total: before.total, empty: 0 })
  })

  it('is the number that is counted another way, of the city and of every district', async () => {
    for (const moment of [now, minutesBefore(20), minutesBefore(-35), minutesBefore(-26 * 60)])
      for (const area of [undefined, city.code, ...city.districts.map(each => each.code)]) {
        const shown = await at(moment, area)
        expect([area, shown.total]).toEqual([area, await countDuty(database.sql, city, { at: moment, area })])
        for (const { kind, unit } of shown.items)
          if (area && area !== city.code && kind === 'unit')
            expect(liesIn(city, city.units.get(unit ?? '')?.district ?? '', area)).toBe(true)
      }
  })
})
