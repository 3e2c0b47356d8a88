import { describe, expect, it } from 'vitest'
import { isTopic, type LoggedEvent } from '../events'
import { followedTopic } from './follower'

const event: LoggedEvent = {
  seq: 7,
  at: new Date(0),
  topics: ['case:1', 'unit:U1', 'area:510104', 'wall'],
  type: 'record.added',
  subject: 'case:1',
  data: {},
  actor: 'test',
}

describe('what a follower is told', () => {
  it('names the most specific topic it follows', () => {
    expect(followedTopic(event, new Set(['wall', 'area:510104']))).toBe('area:510104')
    expect(followedTopic(event, new Set(['index']))).toBeUndefined()
  })

  it.each(['wall', 'index', 'area:510104', 'unit:U-1', 'case:0198', 'project:x', 'map:cases'])('knows %s', topic => {
    expect(isTopic(topic)).toBe(true)
  })

  it.each(['', 'everything', 'area:', 'map:', 'map:Cases', 'case:a b', `case:${'x'.repeat(200)}`, 7, null])(
    'refuses %s',
    topic => {
      expect(isTopic(topic)).toBe(false)
    },
  )
})
