import { describe, expect, it } from 'vitest'
import { type PostedFinding, type ShownRound, withWaiting } from './walk'

const thing = (id: string) => ({
  id,
  cell: '1',
  recordId: `r-${id}`,
  code: id,
  cls: 'C0137',
  title: null,
  state: 'intact',
  lng: 104,
  lat: 30,
  finding: null,
})
const round: ShownRound = {
  id: 'round',
  no: 'PC20261120-001',
  title: '普查',
  state: 'running',
  dueOn: '2026-12-31',
  cells: ['1'],
  reason: null,
  things: [thing('a'), thing('b')],
}
const said = { commandId: 'c', at: '2026-11-20T02:00:00Z', note: '' }
const found = (id: string, kind: 'found' | 'missing', of = 'round'): PostedFinding => ({
  round: of,
  cell: null,
  input: kind === 'found' ? { ...said, kind, thing: id, state: 'intact' } : { ...said, kind, thing: id },
})

describe('a round with what waits on the phone', () => {
  it('shows the last word of each thing, of this round alone', () => {
    const shown = withWaiting(round, [found('a', 'missing'), found('a', 'found'), found('b', 'missing', 'other')])
    expect(shown.things.map(each => each.finding?.kind ?? null)).toEqual(['found', null])
  })

  it('shows what is new once, also after it was read from the hub', () => {
    const fresh: PostedFinding = {
      round: 'round',
      cell: '1',
      input: { ...said, kind: 'new', thing: 'n', state: 'damaged', lng: 104, lat: 30, cls: 'C0137', title: '路灯' },
    }
    const shown = withWaiting(round, [fresh])
    expect(shown.things.at(-1)).toMatchObject({ id: 'n', recordId: null, finding: { kind: 'new', state: 'damaged' } })
    expect(withWaiting(shown, [fresh]).things).toHaveLength(3)
  })
})
