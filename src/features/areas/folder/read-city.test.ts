import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadCity } from './load-city'
import { readCity } from './read-city'

describe.each(['chengdu', 'huaian'])('the folder of %s', name => {
  const city = loadCity(name)

  it('is a tree with the code lengths of the standard', () => {
    const lengths = { city: 6, district: 6, street: 9, community: 12, cell: 15 }
    for (const area of city.areas.values()) {
      expect(area.code).toHaveLength(lengths[area.kind])
      if (area.kind !== 'city' && area.kind !== 'district') expect(area.code.startsWith(area.parent ?? '-')).toBe(true)
      expect(area.synthetic).toBe(area.kind !== 'city' && area.kind !== 'district')
    }
  })

  it('has bodies, groups and units that exist', () => {
    const bodies = new Set(city.managementBodies.map(body => body.code))
    for (const body of city.managementBodies) {
      expect(body.streets.length).toBeGreaterThan(5)
      for (const street of body.streets) expect(city.bodyOfStreet(street)).toBe(body)
    }
    for (const group of city.groups)
      for (const member of group.members) expect(bodies.has(member) || city.contains(member)).toBe(true)
    for (const unit of city.units.values()) expect(unit.district === null || city.contains(unit.district)).toBe(true)
    for (const unit of city.unitAliases.values()) expect(city.units.has(unit)).toBe(true)
  })

  it('has a calendar of every day of 2023 to 2026 and none of an unannounced year', () => {
    expect(city.calendar).toHaveLength(365 * 4 + 1)
    expect(new Set(city.calendar.map(day => day.date.slice(0, 4)))).toEqual(new Set(['2023', '2024', '2025', '2026']))
    const makeup = city.calendar
      .filter(day => day.kind === 'makeup' && day.date.startsWith('2026'))
      .map(day => day.date)
    expect(makeup).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
    expect(city.calendar.every(day => day.announced !== '')).toBe(true)
  })

  it('has a grid that adds up to the latest reference year', () => {
    const squares = city.referenceGrid()
    const latest = city.reference.filter(row => row.year === 2026)
    expect(latest).toHaveLength(city.districts.length)
    for (const { code } of city.districts) {
      const own = squares.filter(square => city.locate(square.lng, square.lat)?.district === code)
      const row = latest.find(each => each.district === code)
      expect(own.reduce((sum, s) => sum + s.population, 0)).toBe(row?.values.population)
      expect(own.reduce((sum, s) => sum + s.households, 0)).toBe(row?.values.households)
      expect(own.reduce((sum, s) => sum + s.residential_km2, 0)).toBeCloseTo(
        row?.values.residential_km2 ?? Number.NaN,
        6,
      )
    }
  })

  it('counts the generated communities and cells in its reference', () => {
    for (const row of city.reference) {
      const below = (kind: 'community' | 'cell') =>
        city.ofKind(kind).filter(a => city.districtOf(a.code) === row.district)
      expect(row.values.communities).toBe(below('community').length)
      expect(row.values.cells).toBe(below('cell').length)
    }
  })

  it('has a matrix whose lines have names of their own and speak of areas and units that exist', () => {
    expect(new Set(city.matrix.map(each => each.line)).size).toBe(city.matrix.length)
    expect(city.matrix.length).toBeGreaterThan(100)
    for (const { area, unit, owner } of city.matrix) {
      expect(area === '*' || city.contains(area) || city.managementBodies.some(body => body.code === area)).toBe(true)
      expect([unit, ...(owner === '*' ? [] : [owner])].every(code => city.units.has(code))).toBe(true)
    }
  })

  it('has its own local case classes under its own name', () => {
    expect(city.classes.size).toBe(149)
    const levels = new Set([...city.classes.values()].map(each => each.level))
    expect(levels).toEqual(new Set(['national', `local:${name}`]))
  })
})

describe('Chengdu', () => {
  const city = loadCity('chengdu')

  it('has its twenty districts in today’s codes, and the shape of the trade’s units', () => {
    expect(city.districts).toHaveLength(20)
    expect(city.areas.get('510117')?.name.zh).toBe('郫都区')
    expect(city.areas.get('510118')?.name.zh).toBe('新津区')
    expect(city.areas.get('510185')?.name.zh).toBe('简阳市')
    expect(city.managementBodies.map(body => body.code)).toEqual(['MB-GX', 'MB-TF', 'MB-DX'])
    expect([...city.notApplicable.keys()]).toEqual(['S-LF-03', 'S-EM-04'])
  })

  it('knows well-known places', () => {
    const at = (lng: number, lat: number) => city.locate(lng, lat)?.district
    // WGS 84 from common maps: the giant-panda base, 武侯祠, the old town of 都江堰, 双流 airport.
    expect(at(104.1466, 30.7382)).toBe('510108')
    expect(at(104.0434, 30.6418)).toBe('510107')
    expect(at(103.619, 31.0)).toBe('510181')
    expect(at(103.951, 30.578)).toBe('510116')
  })
})

describe('a folder with a mistake', () => {
  const folders: string[] = []
  const copy = () => {
    const folder = mkdtempSync(join(tmpdir(), 'city-'))
    folders.push(folder)
    cpSync('src/features/areas/testing/new-york', folder, { recursive: true })
    return folder
  }
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })

  it('says which file and what', () => {
    const folder = copy()
    writeFileSync(join(folder, 'city.json'), '{"code":"NYC"}')
    expect(() => readCity(folder)).toThrow(/city\.json[\s\S]*timezone/)
  })

  it('refuses an area without one above it', () => {
    const folder = copy()
    writeFileSync(
      join(folder, 'areas.csv'),
      'code,kind,parent,name_zh,name_en,lng,lat,west,south,east,north,synthetic\nNYC,city,,,,0,0,0,0,1,1,1\n7,district,LA,,,0,0,0,0,1,1,1\n',
    )
    expect(() => readCity(folder)).toThrow(/7 has no area above it/)
  })

  it('refuses a limit that no clock knows', () => {
    const folder = copy()
    writeFileSync(
      join(folder, 'case-classes.csv'),
      'code,kind,group,group_zh,group_en,name_zh,name_en,limits,level\nE0101,event,E01,,,,,2weeks,national\n',
    )
    expect(() => readCity(folder)).toThrow(/case-classes\.csv.*row 1/s)
  })

  it('is missing', () => {
    expect(() => loadCity('atlantis')).toThrow(/no city folder/)
  })
})
