import { describe, expect, it } from 'vitest'
import { inputOf } from '../../domain/room/inputs'
import { bodyOf, placeIn, roomForms, startOf } from './room-form'

const at = Date.parse('2026-11-20T02:00:00Z')

describe('a form of the room', () => {
  it('makes a body that the command reads, for every verb', () => {
    const typed = {
      ...{ text: '恢复通行', minutes: '60', unit: '', reason: '情况有变', how: '', kind: 'vehicle', name: '排涝车' },
      ...{ measure: '辆', quantity: '3', from: '', to: '二环', place: '104.06, 30.65', said: '', asked: '3' },
      ...{ committed: '2', arrived: '1', released: '0' },
    }
    for (const [kind, verbs] of Object.entries(roomForms))
      for (const [verb, fields] of Object.entries(verbs)) {
        const body = bodyOf(fields, typed, { at, dueAt: null })
        expect([kind, verb, inputOf(kind as 'objective', verb)?.safeParse(body).success]).toEqual([kind, verb, true])
      }
  })

  it('reckons the limit from the city’s clock, and keeps it where none was chosen', () => {
    const due = (minutes: string) => bodyOf(['minutes'], { minutes }, { at, dueAt: '2026-11-20T05:00:00Z' })
    expect([due('30'), due('')]).toEqual([{ dueAt: '2026-11-20T02:30:00.000Z' }, { dueAt: '2026-11-20T05:00:00Z' }])
  })

  it('begins with what is known, never with an old reason', () => {
    const thing = { text: '恢复通行', dueAt: '', unit: null, state: 'open', doneAt: null } as const
    const known = { ...thing, number: 1, version: 1, history: [] }
    expect(startOf(roomForms.objective.amend, known)).toEqual({ text: '恢复通行', minutes: '', unit: '', reason: '' })
    expect(startOf(['minutes', 'kind'], null)).toEqual({ minutes: '60', kind: 'people' })
  })

  it('reads coordinates as people write them', () => {
    expect(['104.06, 30.65', '104.06，30.65', '104.06 30.65'].map(placeIn)).toEqual(Array(3).fill([104.06, 30.65]))
    expect(['', '104.06', '1, 2, 3', '30.65, 104.06', 'a, b'].map(placeIn)).toEqual(Array(5).fill(null))
  })
})
