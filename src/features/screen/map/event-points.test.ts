import { describe, expect, it } from 'vitest'
import { newDispatch, newLamp } from './event-points'

const event = (type: string, data: Record<string, unknown>) => ({
  seq: 1,
  at: '2026-11-21T08:00:00Z',
  topic: 'wall',
  type,
  subject: 'flag:step:1',
  data,
})

describe('a lamp that has just been lit', () => {
  it('has its ring where it stands, in the order of its colour', () => {
    const place = { lng: 104.06, lat: 30.66 }
    expect(newLamp(event('flag.raised', { colour: 'red', ...place }))).toEqual({ colour: 'red', ...place })
    expect(newLamp(event('flag.raised', { colour: 'yellow', ...place }))?.colour).toBe('yellow')
  })

  it('has none without a place, when it goes out, or when it is something else', () => {
    expect(newLamp(event('flag.raised', { colour: 'yellow', lng: null, lat: null }))).toBeNull()
    expect(newLamp(event('flag.cleared', { colour: 'red', lng: 104.06, lat: 30.66 }))).toBeNull()
    expect(newLamp(event('record.added', { lng: 104.06, lat: 30.66 }))).toBeNull()
  })
})

describe('a case that has just been sent', () => {
  const sent = { dataset: 'case', status: 'dispatched', unit: 'U-1', lng: 104.06, lat: 30.66 }

  it('has its arc, whoever sent it', () => {
    const arc = { unit: 'U-1', lng: 104.06, lat: 30.66 }
    expect(newDispatch(event('case.dispatched', sent))).toEqual(arc)
    expect(newDispatch(event('record.changed', sent))).toEqual(arc)
  })

  it('has none without a unit or a place, in another state, or when it came so', () => {
    for (const without of [{ unit: null }, { lng: null }, { status: 'handling' }, { dataset: 'project' }])
      expect(newDispatch(event('record.changed', { ...sent, ...without }))).toBeNull()
    expect(newDispatch(event('record.added', sent))).toBeNull()
  })
})
