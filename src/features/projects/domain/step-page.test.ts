import { expect, it } from 'vitest'
import { stepPage } from './step-page'

const steps = Array.from({ length: 5000 }, (_, n) => ({ id: n, stage: 1 + (n % 5), lamp: n % 10 === 0 ? 'red' : null }))
const page = (part: Parameters<typeof stepPage>[1]['part'], cursor?: string) => stepPage(steps, { part, cursor })

it('shows a page of all steps or of one part, and the pages together are the whole', () => {
  for (const part of [null, 'lit', '3'] as const) {
    const seen: number[] = []
    for (let cursor: string | undefined; ; ) {
      const { items, next } = page(part, cursor)
      expect(items.length).toBeLessThanOrEqual(200)
      seen.push(...items.map(each => each.id))
      if (next === null) break
      cursor = next
    }
    const whole = steps.filter(each => part === null || (part === 'lit' ? each.lamp !== null : each.stage === 3))
    expect(seen).toEqual(whole.map(each => each.id))
  }
})

it('counts the rest exactly, and reads a place that is none as the first', () => {
  expect(page('lit').counts).toEqual({ all: 5000, lit: 500, 1: 1000, 2: 1000, 3: 1000, 4: 1000, 5: 1000 })
  for (const wrong of ['-1', 'x', '5000', '1.5']) expect(page(null, wrong).items[0]?.id).toBe(0)
  expect(stepPage(steps.slice(0, 200), { part: null, cursor: undefined })).toMatchObject({ isLong: false, next: null })
})
