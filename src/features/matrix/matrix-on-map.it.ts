import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database'
import type { City } from '../areas'
import { loadCity } from '../areas/server'
import { addVersion } from './data/matrix.queries'
import { propose } from './domain/propose'
import { countAnswering, matrixOnMap } from './queries/matrix-on-map'

const database = testDatabase()
const city: City = loadCity('chengdu')
const first = new Date('2026-03-01T00:00:00Z')
const second = new Date('2026-06-01T00:00:00Z')
const now = new Date('2026-11-21T08:00:00Z')
const [one = '', other = ''] = city.districts.map(each => each.code)
const [street = ''] = city.children(one).map(each => each.code)
const [cls = ''] = city.classes.keys()
const units = [...city.units.keys()].slice(0, 4)
const line = (name: string, more: object) => ({
  line: name,
  cls,
  area: '*',
  owner: '*',
  unit: units[0] ?? '',
  limit: '',
  note: '',
  ...more,
})
const version = (number: number, at: Date) => ({ version: number, at, actor: 'test', reason: 'test', dryRun: null })

beforeAll(async () => {
  await database.sql`truncate matrix_version cascade`
  await database.sql.begin(async tx => {
    await addVersion(tx, version(1, first), { ended: [], added: [line('all', {})] })
    await addVersion(tx, version(2, second), {
      ended: ['all'],
      added: [
        line('one', { area: one }),
        line('one-b', { area: one, unit: units[1] }),
        line('street', { area: street, unit: units[2] }),
        line('other', { area: other, cls: cls.slice(0, 3), unit: units[3] }),
        line('gone', { area: city.districts[2]?.code, unit: 'NO-SUCH-UNIT' }),
        line('owner', { owner: units[1] }),
      ],
    })
  })
})

describe('who answers, on a map', () => {
  it('is one answer a district where its streets agree, and one a street where they do not', async () => {
    const found = await matrixOnMap(database.sql, city, { cls, at: now })
    expect(found.version).toBe(2)
    const districts = found.items.filter(each => each.kind === 'district').map(each => each.area)
    expect(districts).toEqual(city.districts.map(each => each.code).filter(code => code !== one))
    const streets = found.items.filter(each => each.kind === 'street').map(each => each.area)
    expect(streets).toEqual(city.children(one).map(each => each.code))
    expect(found.total).toBe(found.items.length)
  })

  it('says for every street what a case there would be told, its gaps and its overlaps', async () => {
    const found = await matrixOnMap(database.sql, city, { cls, at: now })
    const lines = await database.sql`select * from matrix_line where to_version is null`
    const byArea = new Map(found.items.map(each => [each.area, each]))
    for (const area of city.ofKind('street')) {
      const said = byArea.get(area.code) ?? byArea.get(area.parent ?? '')
      const body = city.bodyOfStreet(area.code)?.code ?? null
      const told = propose(lines as never, city.units, { cls, district: area.parent, street: area.code, body })
      expect({ unit: said?.unit, by: said?.by, line: said?.line, rivals: said?.rivals }).toEqual({
        unit: told.unit,
        by: told.by,
        line: told.line,
        rivals: told.rivals,
      })
    }
    expect(byArea.get(street)).toMatchObject({ unit: units[2], rivals: [] })
    expect(found.overlaps).toBe(city.children(one).length - 1)
    expect(found.gaps).toBe(city.districts.length - 2)
  })

  it('is told as the matrix stood, and not at all before there was one', async () => {
    expect(await matrixOnMap(database.sql, city, { cls, at: new Date(second.getTime() - 1) })).toMatchObject({
      version: 1,
      total: city.districts.length,
      gaps: 0,
    })
    expect(await matrixOnMap(database.sql, city, { cls, at: new Date(first.getTime() - 1) })).toMatchObject({
      version: null,
      total: 0,
    })
    await expect(matrixOnMap(database.sql, city, { cls: 'X', at: now })).rejects.toMatchObject({
      code: 'bad-parameter',
    })
  })

  it('is the number that the database counts from the lines, of every class of the real matrix', async () => {
    await database.sql`truncate matrix_version cascade`
    await database.sql.begin(tx => addVersion(tx, version(1, first), { ended: [], added: [...city.matrix] }))
    for (const each of [...city.classes.keys()].filter((_, place) => place % 18 === 0))
      for (const area of [undefined, one, other]) {
        const asked = { cls: each, at: now, ...(area ? { area } : {}) }
        const shown = await matrixOnMap(database.sql, city, asked)
        expect([each, area, shown.total]).toEqual([each, area, await countAnswering(database.sql, city, asked)])
      }
  })
})
