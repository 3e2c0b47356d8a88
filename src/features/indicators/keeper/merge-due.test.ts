import { expect, it } from 'vitest'
import { MergeDue } from './merge-due'

const rows = (day: number, count: number) => [{ dataset: 'case', day, rows: count }]

it('merges a day once its rows have doubled', () => {
  const due = new MergeDue()
  due.note(rows(1, 63))
  expect(due.next()).toBeNull()
  due.note(rows(1, 1))
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

it('waits until no more rows come, unless a day has very many', () => {
  const due = new MergeDue()
  due.note(rows(1, 1_023))
  expect(due.next(false)).toBeNull()
  expect(due.next(true)).not.toBeNull()
  due.note(rows(1, 1))
  expect(due.next(false)).toEqual({ dataset: 'case', days: [1] })
})
