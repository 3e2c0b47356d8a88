import { describe, expect, it } from 'vitest'
import type { OpenFlag } from './flag'
import { flagChanges, flagEvent } from './flag-change'

const flag = (given: Partial<OpenFlag>): OpenFlag => ({
  subject: 'step',
  colour: 'yellow',
  rule: 'late-step',
  id: 'a',
  name: '',
  item: null,
  unit: null,
  area: '510104',
  since: new Date(0),
  days: 1,
  day: null,
  limit: null,
  plan: null,
  actual: null,
  problems: null,
  lng: null,
  lat: null,
  ...given,
})
const told = (before: OpenFlag[], after: OpenFlag[]) =>
  flagChanges(before, after).map(each => `${each.type} ${each.flag.id} ${each.before} ${each.flag.colour}`)

describe('what differs between two moments', () => {
  it('is what went on, changed its colour, or went out', () => {
    const before = [flag({ id: 'stays' }), flag({ id: 'worsens' }), flag({ id: 'ends', colour: 'red' })]
    const after = [flag({ id: 'stays', days: 2 }), flag({ id: 'worsens', colour: 'red' }), flag({ id: 'begins' })]
    expect(told(before, after)).toEqual([
      'flag.raised worsens yellow red',
      'flag.raised begins null yellow',
      'flag.cleared ends red red',
    ])
  })

  it('keeps a project and a unit of the same name apart', () => {
    expect(told([flag({ subject: 'project' })], [flag({ subject: 'unit' })])).toHaveLength(2)
  })
})

describe('its event', () => {
  const city = { code: '510100', bodyOfStreet: (street: string) => (street === '510104001' ? { code: 'GX' } : null) }
  it('goes to the thing, its units, every area and the wall, the most specific first', () => {
    const place = { project: 'p', street: '510104001', community: '510104001002', cell: null, units: ['U-A', 'U-1'] }
    const [change] = flagChanges([], [flag({ unit: 'u' })])
    expect(change && flagEvent(change, place, city, new Date(0)).topics).toEqual([
      'project:p',
      'unit:u',
      'unit:U-A',
      'unit:U-1',
      'area:510104001002',
      'area:510104001',
      'area:GX',
      'area:510104',
      'area:510100',
      'wall',
    ])
  })
})
