import { expect, it } from 'vitest'
import { documentsOf } from './documents'

const step = (approvalNo: string | null, doneAt: string | null) => ({ approvalNo, doneAt })

it('are the numbers of what was decided, the newest first', () => {
  const steps = [step('A-1', '2026-01-01'), step(null, '2026-02-01'), step('A-3', '2026-03-01'), step('A-4', null)]
  expect(documentsOf(steps).shown.map(each => each.approvalNo)).toEqual(['A-3', 'A-1'])
  const many = Array.from({ length: 40 }, (_, n) => step(`A-${n}`, `2026-01-${String((n % 28) + 1).padStart(2, '0')}`))
  expect([documentsOf(many).shown.length, documentsOf(many).count]).toEqual([12, 40])
})
