import { describe, expect, it } from 'vitest'
import { caseStatuses } from '../../cases'
import { isLast, mayFollow, stateOfCase, transferStates } from './transfer'

describe('states of a transfer', () => {
  it('only go on: nothing follows the last, nothing goes back', () => {
    const pairs = transferStates.flatMap(from =>
      transferStates.filter(to => mayFollow(from, to)).map(to => `${from} ${to}`),
    )
    expect(pairs).toEqual([
      'waiting received',
      'waiting accepted',
      'waiting done',
      'waiting returned',
      'received accepted',
      'received done',
      'received returned',
      'accepted done',
      'accepted returned',
      'failed received',
      'failed accepted',
      'failed done',
      'failed returned',
    ])
    expect(transferStates.filter(isLast)).toEqual(['done', 'returned'])
  })

  it('follow our case', () => {
    expect(Object.fromEntries(caseStatuses.map(status => [status, stateOfCase(status)]))).toEqual({
      reported: 'received',
      filed: 'accepted',
      dispatched: 'accepted',
      handling: 'accepted',
      handled: 'accepted',
      checked: 'accepted',
      suspended: 'accepted',
      closed: 'done',
      rejected: 'returned',
      voided: 'returned',
    })
  })
})
