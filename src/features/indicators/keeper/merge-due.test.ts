import { expect, it } from 'vitest'
import { MergeDue } from './merge-due'

const rows = (day: number, count: number) => [{ dataset: 'case', day, rows: count }]

it('merges a day once its rows have doubled', () => {
  const due = new MergeDue()
  due.note(rows(1, 63))
  expect(due.next()).toBeNull()
  due.note(rows(1, 187))
  expect(due.next()).toEqual({ dataset: 'case', days: [1] })
  due.done({ dataset: 'case', days: [1] }, 100)
  due.note(rows(1, 99))
  expect(due.next()).toBeNull()
  due.note(rows(1, 1))
  expect(due.next()).toEqual({ dataset: 'case', days: [1] })
})

it('takes small bites', () => {
  const due = new MergeDue()
  for (let day = 0; day < 50; day++) due.note(rows(day, 70))
  expect(due.next()?.days).toHaveLength(20)
})

it('takes no more days than have few rows together, and a large one alone', () => {
  const due = new MergeDue()
  for (const [day, count] of [4_000, 5_000, 2_000, 30_000].entries()) due.note(rows(day, count))
  expect(due.next()?.days).toEqual([0, 1])
  due.done({ dataset: 'case', days: [0, 1] }, 10)
  expect(due.next()?.days).toEqual([2])
  due.done({ dataset: 'case', days: [2] }, 10)
  expect(due.next()?.days).toEqual([3])
})

it('waits until no more rows come, unless a day has very many', () => {
  const due = new MergeDue()
  due.note(rows(1, 1_023))
  expect(due.next(false)).toBeNull()
  expect(due.next(true)).not.toBeNull()
  due.note(rows(1, 1))
  expect(due.next(false)).toEqual({ dataset: 'case', days: [1] })
})
