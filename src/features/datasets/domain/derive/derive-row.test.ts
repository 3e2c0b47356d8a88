import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseClass } from '@/features/areas'
import { workingCalendar } from '@/shared/time'
import { dataset } from '../registry'
import { creditCheck, isCreditCode, isProjectCode } from './codes'
import type { DeriveContext } from './context'
import { rowDeriver } from './derive-row'
import { pointOf } from './place'
import { darkRun } from './plain'
import type { Values } from './values'

const t = (text: string) => Date.parse(`${text}:00+08:00`)
const cls = (code: string, zh: string, ...limits: string[]): CaseClass => ({
  code,
  kind: 'event',
  group: code.slice(0, 3),
  groupName: { zh: '', en: '' },
  name: { zh, en: zh },
  limits,
  words: [],
  level: 'national',
})
const west = { district: '510104', street: '510104001', community: '510104001001', cell: '510104001001001' }
const context: DeriveContext = {
  city: {
    languages: ['zh', 'en'],
    classes: new Map([
      ['C0101', cls('C0101', '上水井盖', '2uh', '4wh', '2wd', '5wd')],
      ['E0410', cls('E0410', '非机动车乱停放', '2wh')],
    ]),
    contains: () => true,
    locate: (lng, lat) =>
      lat > 31 ? null : lng < 104 ? west : { district: '510105', street: null, community: null, cell: null },
  },
  calendar: workingCalendar({
    days: [],
    hours: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    timezone: 'Asia/Shanghai',
  }),
  units: { resolve: word => (word === '道桥处' ? 'U-ROAD' : null) },
  now: t('2026-11-20T10:00'),
}
/** Derives into a copy. */
function derived(name: string, given: Values) {
  const values = { ...given }
  return { warnings: rowDeriver(dataset(name), context)(values), values }
}
const filed = { cls: 'C0101', filedAt: t('2026-11-16T10:00') }
const shown = (value: unknown) =>
  typeof value === 'number' ? new Date(value + 28_800_000).toISOString().slice(0, 16) : value

describe('the place of a record', () => {
  it('is found from its point, down to the cell', () => {
    expect(derived('case', { lng: 103.9, lat: 30.6 }).values).toMatchObject(west)
  })
  it('keeps a given district against the point, without a cell, and says so', () => {
    const { values, warnings } = derived('case', { lng: 104.5, lat: 30.6, district: '510104' })
    expect(warnings).toEqual(['district-mismatch'])
    expect(values).toMatchObject({ district: '510104' })
    expect(values.cell).toBeUndefined()
  })
  it('has no cell under another street than the point’s', () => {
    const { values } = derived('case', { lng: 103.9, lat: 30.6, street: '510104002' })
    expect(values).toMatchObject({ district: '510104', street: '510104002', given: ['street'] })
    expect(values.cell).toBeUndefined()
  })
  it('outside the city is reported, not guessed', () => {
    expect(derived('case', { lng: 104, lat: 32 }).warnings).toEqual(['outside-city'])
    expect(derived('case', { lng: 104, lat: 32, district: '510104' }).warnings).toEqual(['district-mismatch'])
    expect(derived('case', {}).warnings).toEqual([])
  })
  it('of a line or area is a point that stands for it', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [103.1, 30],
        [103.2, 30],
        [103.3, 30],
      ],
    }
    expect(derived('asset', { geometry: line }).values).toMatchObject({ lng: 103.2, lat: 30, ...west })
    expect(
      pointOf({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [2, 0],
            [2, 4],
            [0, 4],
            [0, 0],
          ],
        ],
      }),
    ).toEqual([1, 2])
    expect(pointOf({ type: 'Point', coordinates: [] })).toBeNull()
    expect(pointOf('POINT(1 2)')).toBeNull()
  })
})

describe('the unit', () => {
  it('is found from the sender’s word, else stays empty and is reported', () => {
    expect(derived('case', { dept: '道桥处' }).values.unit).toBe('U-ROAD')
    const { values, warnings } = derived('case', { dept: '园林处' })
    expect([values.unit, warnings]).toEqual([undefined, ['unknown-unit']])
  })
  it('that is given stands', () => {
    expect(derived('case', { dept: '道桥处', unit: 'U-9' }).values).toMatchObject({ unit: 'U-9', given: ['unit'] })
  })
})

describe('the clock of a case', () => {
  it.each([
    [1, '2026-11-16T12:00'],
    [2, '2026-11-19T00:00'],
    [3, '2026-11-24T00:00'],
    [null, '2026-11-24T00:00'],
  ])('with severity %s of its class ends at %s', (severity, due) => {
    expect(shown(derived('case', { ...filed, severity }).values.limitAt)).toBe(due)
  })
  it('follows its own limit before that of its class, then pauses, then an extension', () => {
    const own = { ...filed, limitUnit: 'wh', limitValue: 4 }
    expect(shown(derived('case', own).values.limitAt)).toBe('2026-11-16T15:00')
    const pauses = [{ from: '2026-11-16T11:00:00+08:00', to: '2026-11-16T14:00:00+08:00' }]
    expect(shown(derived('case', { ...own, pauses }).values.limitAt)).toBe('2026-11-16T17:00')
    const extendedTo = t('2026-11-20T00:00')
    expect(derived('case', { ...own, pauses, extendedTo }).values.limitAt).toBe(extendedTo)
    expect(shown(derived('case', { ...own, extendedTo: t('2026-11-16T11:00') }).values.limitAt)).toBe(
      '2026-11-16T15:00',
    )
    expect(derived('case', { ...own, pauses: [{ from: '2026-11-16T11:00:00+08:00' }] }).values.limitAt).toBeNull()
  })
  it('leaves four working hours to close', () => {
    expect(shown(derived('case', { ...filed, severity: 1 }).values.shouldCloseBy)).toBe('2026-11-16T17:00')
    expect(shown(derived('case', { ...filed, limitAt: t('2026-11-20T16:00') }).values.shouldCloseBy)).toBe(
      '2026-11-23T12:00',
    )
  })
  it('does not run before filing, nor for an unknown class without a limit of its own', () => {
    expect(derived('case', { cls: 'C0101' }).values.limitAt).toBeUndefined()
    expect(derived('case', { cls: 'X', filedAt: 1e12 }).values).toMatchObject({ clsValid: false })
    expect(derived('case', { cls: 'X', filedAt: 1e12 }).values.limitAt).toBeUndefined()
  })
  it('was decided when filed, else when rejected', () => {
    expect(derived('case', { ...filed, rejectedAt: 5 }).values.triagedAt).toBe(filed.filedAt)
    expect(derived('case', { cls: 'C0101', rejectedAt: 5 }).values).toMatchObject({ triagedAt: 5, clsValid: true })
  })
  it('is the sender’s where he supplied it', () => {
    const values = { ...filed, limitAt: 9e11, clsValid: false, shouldCloseBy: 1e12, triagedAt: 1 }
    expect(derived('case', { ...values }).values).toMatchObject({
      ...values,
      given: ['triagedAt', 'limitAt', 'shouldCloseBy', 'clsValid'],
    })
  })
})

describe('an approval step', () => {
  const step = (more: Values) => derived('approval_step', { itemCode: 'I1', ...more }).values
  it('is due after its promised days, and near from two working days before', () => {
    // Accepted Friday the 13th: due at the end of Friday the 20th, near from the end of work on Wednesday.
    const open = step({ acceptedAt: t('2026-11-13T10:00'), limitDays: 5 })
    expect([shown(open.dueAt), open.flag, shown(open.yellowAt)]).toEqual([
      '2026-11-21T00:00',
      'yellow',
      '2026-11-18T17:00',
    ])
    expect(step({ acceptedAt: t('2026-11-12T10:00'), limitDays: 5 }).flag).toBe('red')
    const early = step({ acceptedAt: t('2026-11-19T10:00'), limitDays: 5 })
    expect([early.flag, early.yellowAt]).toEqual(['none', undefined])
    // A fifth of thirty days is more than two.
    expect(shown(step({ acceptedAt: t('2026-10-15T10:00'), limitDays: 30 }).yellowAt)).toBe('2026-11-18T17:00')
  })
  it('that is done has no lamp, but remembers that it had one', () => {
    const done = step({ acceptedAt: t('2026-11-09T10:00'), limitDays: 3, doneAt: t('2026-11-12T10:00') })
    expect([done.flag, shown(done.yellowAt), shown(done.flagClearedAt)]).toEqual([
      'none',
      '2026-11-10T17:00',
      '2026-11-12T10:00',
    ])
    expect(done).toMatchObject({ workdaysUsed: 3, elapsedDays: 3 })
    expect(done.stopDays).toBeUndefined()
    const quick = step({ acceptedAt: t('2026-11-09T10:00'), limitDays: 3, doneAt: t('2026-11-09T12:00') })
    expect([quick.yellowAt, quick.flagClearedAt, quick.workdaysUsed]).toEqual([undefined, undefined, 0])
  })
  it('leaves out the days its clock stood still', () => {
    const pauses = [{ from: '2026-11-10T10:00:00+08:00', to: '2026-11-12T10:00:00+08:00' }]
    const done = step({ acceptedAt: t('2026-11-09T10:00'), limitDays: 3, doneAt: t('2026-11-16T10:00'), pauses })
    expect(done).toMatchObject({ workdaysUsed: 3, elapsedDays: 7, stopDays: 2, dueAt: t('2026-11-17T00:00') })
  })
  it('goes on when a pause has reached the cap of its kind, though nobody said that it ended', () => {
    const pauses = [{ from: '2026-01-12T10:00:00+08:00', kind: 'special' }]
    const open = step({ acceptedAt: t('2026-01-09T10:00'), limitDays: 3, pauses })
    // one of its three days was used before the pause
    expect(open.dueAt).toBe(context.calendar.addWorkingDays(t('2026-01-09T10:00'), 63))
    expect(
      step({ acceptedAt: t('2026-01-09T10:00'), limitDays: 3, pauses: [{ from: pauses[0]?.from }] }).dueAt,
    ).toBeNull()
  })
  it('is extended by what its record says, up to what the city allows', () => {
    const due = (extendedDays: number) => step({ acceptedAt: t('2026-11-09T10:00'), limitDays: 3, extendedDays }).dueAt
    expect(due(2)).toBe(context.calendar.addWorkingDays(t('2026-11-09T10:00'), 5))
    expect(due(40)).toBe(context.calendar.addWorkingDays(t('2026-11-09T10:00'), 13))
    expect(due(-2)).toBe(context.calendar.addWorkingDays(t('2026-11-09T10:00'), 3))
  })
  it('without a limit or due moment has no lamp', () => {
    expect(step({ acceptedAt: 1 })).toMatchObject({ flag: 'none' })
  })
})

describe('the other derived fields', () => {
  it.each<[string, Values, Values]>([
    ['maint', { doneQty: 12, planQty: 10 }, { doneOfPlan: 10 }],
    ['facility_day', { openHours: 8, planHours: 12 }, { openOfPlan: 8 }],
    ['progress', { actualInvest: 5, planInvest: 4 }, { investOfPlan: 4 }],
    ['illegal_build', { demolished_m2: 5, plan_m2: 9 }, { demolishedOfPlan_m2: 5 }],
    ['survey', { score: 81.5, answers: 3 }, { scoreSum: 244.5 }],
    ['road_permit', { acceptedAt: t('2026-11-13T10:00'), limitDays: 1 }, { decisionDueAt: t('2026-11-17T00:00') }],
    ['service_txn', { acceptedAt: t('2026-11-13T10:00'), statutoryDays: 1 }, { dueAt: t('2026-11-17T00:00') }],
    [
      'service_txn',
      { acceptedAt: t('2026-11-13T10:00'), statutoryDays: 9, promisedDays: 0 },
      { dueAt: t('2026-11-14T00:00') },
    ],
    ['work_order', { issuedAt: t('2026-11-13T10:00') }, { dueAt: t('2026-11-25T00:00') }],
    [
      'project',
      { landTransferAt: '2026-01-30', actualStart: '2026-03-02' },
      { landToStartDays: 31, lifeStage: 'started' },
    ],
    ['project', { signedAt: t('2026-01-30T00:00'), actualStart: '2027-03-02' }, { lifeStage: 'signed' }],
    ['project', { projectCode: '2026-510104-48-01-123456' }, { codeValid: false, lifeStage: 'planned' }],
    ['project', { projectCode: '2611-510104-48-01-123456' }, { codeValid: true, title: '2611-510104-48-01-123456' }],
    ['parking', {}, { daily: false }],
    ['case', { cls: 'E0410', address: '人民路' }, { title: '非机动车乱停放 · 人民路' }],
    ['case', { title: '已有', cls: 'E0410' }, { title: '已有' }],
  ])('%s %j gives %j', (name, values, expected) => {
    expect(derived(name, { ...values }).values).toMatchObject(expected)
  })
  it('stay empty where what they need is missing', () => {
    expect(derived('maint', { doneQty: 3 }).values.doneOfPlan).toBeUndefined()
    expect(derived('project', {}).values.ownerCreditValid).toBeUndefined()
    expect(derived('lamp', { lampsTotal: 9, lampsLit: 5 }).values.darkRun ?? null).toBeNull()
  })
})

describe('the longest run of dark lamps', () => {
  it('is told only where every arrangement has the same', () => {
    /** Longest runs of all ways to light `lit` of `total` lamps. */
    const runs = (total: number, lit: number) => {
      const found = new Set<number>()
      for (let bits = 0; bits < 2 ** total; bits++) {
        const text = bits.toString(2).padStart(total, '0')
        if (total > 0 && [...text].filter(each => each === '1').length !== lit) continue
        found.add(Math.max(0, ...text.split('1').map(each => (total === 0 ? 0 : each.length))))
      }
      return [...found]
    }
    for (let total = 1; total <= 8; total++) {
      for (let lit = 0; lit <= total; lit++) {
        const all = runs(total, lit)
        expect(darkRun(total, lit)).toBe(all.length === 1 ? all[0] : null)
      }
    }
  })
})

describe('a code', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  it('of a company passes with its own check character only', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true)
    expect(isCreditCode('91350100M000100Y44')).toBe(false)
    const body = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map(each => each.join(''))
    fc.assert(
      fc.property(body, first => {
        expect([...alphabet].filter(each => isCreditCode(first + each))).toEqual([creditCheck(first)])
      }),
    )
    expect(creditCheck('9135010OM000100Y4')).toBeNull()
  })
  it.each([
    ['2611-510104-48-01-123456', true],
    ['26115101044801123456', true],
    ['2611-510104-48-01-12345A', true],
    ['2613-510104-48-01-123456', false],
    ['2611-990104-48-01-123456', false],
    ['case-10011', false],
  ])('of a project %s: %s', (code, isValid) => expect(isProjectCode(code)).toBe(isValid))
})
