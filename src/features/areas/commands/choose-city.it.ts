import { describe, expect, it } from 'vitest'
import { withDatabase } from '@/testing/database'
import { readCitySetting } from '../data/city-setting.queries'
import { chooseCity } from './choose-city'

const at = new Date('2026-11-21T00:00:00Z')
const enterprise = {
  id: '01994a3e-0000-7000-8000-000000000001',
  source: 'test',
  source_id: 'one',
  district: '510104',
  credit_code: '91510100MA00000000',
  name: '演示企业',
  held_from: at,
  known_from: at,
  ingested_at: at,
}
const newYork = 'src/features/areas/testing/new-york'

describe('choosing the city of a database', () => {
  it('takes a name or a folder while there is no record, and the last choice stands', () =>
    withDatabase(async ({ sql }) => {
      expect((await chooseCity(sql, 'huaian', at)).code).toBe('320800')
      expect((await chooseCity(sql, newYork, at)).timezone).toBe('America/New_York')
      expect(await readCitySetting(sql)).toEqual({ name: 'new-york', folder: newYork })
    }))

  it('refuses another city once there is a record, but not the same one', () =>
    withDatabase(async ({ sql }) => {
      await chooseCity(sql, 'chengdu', at)
      await sql`insert into record.enterprise ${sql(enterprise)}`
      await expect(chooseCity(sql, 'huaian', at)).rejects.toMatchObject({ status: 409, code: 'not-empty' })
      expect(await readCitySetting(sql)).toEqual({ name: 'chengdu', folder: 'seed/cities/chengdu' })
      await expect(chooseCity(sql, 'chengdu', at)).resolves.toMatchObject({ key: 'chengdu' })
    }))

  it('refuses a folder that is none', () =>
    withDatabase(async ({ sql }) => {
      await expect(chooseCity(sql, 'atlantis', at)).rejects.toThrow(/no city folder/)
    }))
})
