import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zone } from '../../../shared/time'
import { dayOf, instantOf, isoDay, isoInstant, readIso } from './iso-time'

const chengdu = zone('Asia/Shanghai')
const amsterdam = zone('Europe/Amsterdam')
const read = (text: string, where = chengdu) => {
  const written = readIso(text)
  return written && instantOf(written, where)
}

describe('RFC 3339 as senders write it', () => {
  it.each([
    ['2026-11-21T08:00:00+08:00', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21 08:00:00.788000+08:00', '2026-11-21T00:00:00.788Z'],
    ['2026-11-21T08:00:00,5+0800', '2026-11-21T00:00:00.500Z'],
    ['2026-11-21T08:00Z', '2026-11-21T08:00:00.000Z'],
    ['2026-11-21t08:00:59z', '2026-11-21T08:00:59.000Z'],
    ['2026-11-21 08:00:00', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21 08:00:00 +08', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21', '2026-11-20T16:00:00.000Z'],
    ['0001-01-02T00:00:00Z', '0001-01-02T00:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(new Date(read(text) as number).toISOString()).toBe(expected)
  })

  it.each([
    '2026-02-30',
    '2026-13-01',
    '0000-01-01',
    '2026-11-21T24:00:00',
    '2026-11-21T08:60:00',
    '2026-11-21T08:00:60',
    '2026-11-21T08:00:00.',
    '2026-11-21T08:00:00+8',
    '2026-11-21T08:00:00+08:00x',
    '2026-11-21X08:00:00',
    '21/11/2026 08:00',
    '2026-1-1',
    '20261121',
    '',
  ])('is no moment: %s', text => {
    expect(readIso(text)).toBeNull()
  })
})

describe('local times', () => {
  it('that the clocks skipped do not exist', () => {
    expect(read('2011-03-27 02:30:00', amsterdam)).toBeNull()
  })
  it('that exist twice are the earlier', () => {
    expect(read('2011-10-30 02:30:00', amsterdam)).toBe(Date.parse('2011-10-30T02:30:00+02:00'))
  })
})

it('a day with an offset is the day it was in the zone', () => {
  expect(dayOf(readIso('2026-11-21T20:00:00Z') as never, chengdu)).toBe('2026-11-22')
  expect(dayOf(readIso('2026-11-21T20:00:00') as never, chengdu)).toBe('2026-11-21')
})

it('writes what it reads', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), instant => {
      expect(new Date(isoInstant(instant)).getTime()).toBe(instant)
      expect(read(isoInstant(instant))).toBe(instant)
      expect(isoDay(instant)).toBe(new Date(instant).toISOString().slice(0, 10))
    }),
  )
})
