import { describe, expect, it } from 'vitest'
import { workingCalendar } from '@/shared/time'
import { criticalPath, type PathFacts, type PathStep } from './critical-path'

const calendar = workingCalendar({ days: [], hours: [['09:00', '17:00']], timezone: 'Asia/Shanghai' })
const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-06-03T10:00:00')
const facts: PathFacts = {
  startsWithLand: false,
  landTransferAt: null,
  permitIssuedAt: null,
  actualStart: null,
  actualFinish: null,
  worksMs: 100 * 86_400_000,
}
const step = (id: string, stage: PathStep['stage'], changes: Partial<PathStep> = {}): PathStep => ({
  id,
  item: id,
  stage,
  acceptedAt: at('2026-06-01T10:00:00'),
  dueAt: at('2026-06-10T00:00:00'),
  doneAt: null,
  status: 8,
  limitDays: 6,
  commitment: false,
  isCovered: false,
  ...changes,
})
const typical = new Map([
  [2, 10],
  [3, 5],
  [4, 3],
])
const path = (steps: PathStep[], changes: Partial<PathFacts> = {}, days = typical) =>
  criticalPath(steps, { ...facts, ...changes }, days, now, calendar)

describe('the path to the opening', () => {
  it('is decided by the step of the stage that ends last, then by what stages usually take, then by the works', () => {
    const found = path([step('a', 1), step('b', 1, { dueAt: at('2026-06-12T00:00:00') })])
    expect(found.segments.map(each => [each.key, each.basis, each.steps])).toEqual([
      ['stage-1', 'open', ['b']],
      ['stage-2', 'typical', []],
      ['stage-3', 'typical', []],
      ['works', 'planned', []],
      ['stage-4', 'typical', []],
    ])
    // Friday 12 June 00:00, then ten and five working days
    expect(new Date(found.permitAt ?? 0).toISOString()).toBe('2026-07-02T09:00:00.000Z')
  })
  it('never ends before it begins, also where a later stage runs beside an earlier one and is done sooner', () => {
    const beside = [
      step('a', 1, { dueAt: at('2026-08-01T00:00:00') }),
      step('b', 2, { acceptedAt: at('2026-06-02T10:00:00') }),
    ]
    const found = path(beside).segments
    for (const { from, to } of found) expect(from).toBeLessThanOrEqual(to)
    expect(found.find(each => each.key === 'stage-2')?.from).toBe(at('2026-06-02T10:00:00'))
  })
  it('is shorter by what is committed to, and by an assessment that the zone has already', () => {
    const assessed = step('zone', 5, { dueAt: at('2026-06-20T00:00:00') })
    const slow = path([step('a', 1), assessed]).openAt ?? 0
    expect(path([step('a', 1), { ...assessed, isCovered: true }]).openAt).toBeLessThan(slow)
    expect(path([step('a', 1), { ...assessed, commitment: true }]).openAt).toBeLessThan(slow)
  })
  it('waits for no step that a zone covers, in whatever stage, and keeps one that was decided all the same', () => {
    const slow = step('b', 2, { dueAt: at('2026-09-01T00:00:00') })
    const covered = path([step('a', 1), step('c', 2), { ...slow, isCovered: true }])
    expect(covered.segments.find(each => each.key === 'stage-2')?.steps).toEqual(['c'])
    expect(covered.openAt).toEqual(path([step('a', 1), step('c', 2)]).openAt)
    // nothing else in its stage: nothing to wait for, and no guess in its place
    const alone = path([step('a', 1), { ...slow, isCovered: true }])
    expect(alone.segments.map(each => each.key)).not.toContain('stage-2')
    const done = step('b', 2, { doneAt: at('2026-06-02T10:00:00'), isCovered: true })
    expect(path([step('a', 1), done]).segments.find(each => each.key === 'stage-2')).toMatchObject({ basis: 'done' })
  })
  it('waits for the land, unless the project starts with it', () => {
    const land = { landTransferAt: at('2026-12-01T00:00:00') }
    expect(path([step('a', 1)], land).segments.map(each => each.key)).toContain('land')
    expect(path([step('a', 1)], { ...land, startsWithLand: true }).segments.map(each => each.key)).not.toContain('land')
  })
  it('never ends before now what is over its limit, and says nothing where nothing is known', () => {
    const late = path([step('a', 1, { dueAt: at('2016-06-01T00:00:00'), acceptedAt: at('2016-05-01T00:00:00') })])
    expect(late.segments[0]).toMatchObject({ basis: 'open', to: now })
    expect(path([step('a', 1)], {}, new Map()).openAt).toBeNull()
  })
  it('lists what was decided with papers still to come', () => {
    expect(path([step('a', 1, { doneAt: at('2026-06-02T10:00:00'), status: 12 })]).owing).toEqual(['a'])
  })
  it('is over where the project stands open', () => {
    const done = { doneAt: at('2026-06-02T10:00:00'), status: 11 }
    const found = path([step('a', 1, done), step('z', 4, done)], {
      permitIssuedAt: at('2026-03-01T00:00:00'),
      actualStart: at('2026-03-05T00:00:00'),
      actualFinish: at('2026-05-20T00:00:00'),
    })
    expect(found.segments.map(each => [each.key, each.basis])).toEqual([
      ['stage-1', 'done'],
      ['works', 'done'],
      ['stage-4', 'done'],
    ])
    expect(found.openAt).toBe(done.doneAt)
  })
})
