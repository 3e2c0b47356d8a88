import { Hono } from 'hono'
import { currentCity } from '../features/areas/server'
import { mayFollow, seenBy, shownTo } from '../features/people/server'
import { database } from '../platform/db/client'
import { isTopic } from '../platform/events'
import { readEvents } from '../platform/events/data/read-events'
import type { ApiEnv } from '../platform/http/api-env'
import { followedTopic, toDelivery } from '../platform/realtime/follower'
import { badRequest, Problem } from '../shared/problem'

const wholeNumber = (name: string, text: string, low: number, high: number): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high) {
    throw badRequest('bad-parameter', `${name} is a whole number from ${low} to ${high}`, { parameter: name })
  }
  return value
}

/** `GET /events?after=&topic=&limit=`: the event log as the sockets deliver it, as far as one may see it. */
export const eventRoutes = new Hono<ApiEnv>().get('/events', async context => {
  const search = new URL(context.req.url).searchParams
  const topics = search.getAll('topic')
  const strange = topics.find(each => !isTopic(each))
  if (strange !== undefined) throw badRequest('unknown-topic', `${strange} is no topic`, { parameter: 'topic' })
  const actor = context.get('actor')
  for (const topic of topics)
    if (!(await mayFollow(actor, topic))) throw new Problem(403, 'scope', `${topic} is outside your rights`, { topic })
  const after = wholeNumber('after', search.get('after') ?? '0', 0, Number.MAX_SAFE_INTEGER)
  const limit = wholeNumber('limit', search.get('limit') ?? '100', 1, 1000)
  const events = await readEvents(database(), { after, limit, ...(topics.length > 0 ? { topics } : {}) })
  const followed = new Set(topics)
  const seen = seenBy(actor, currentCity())
  const shown = events.flatMap(event => shownTo(event, seen) ?? [])
  const items = shown.map(event =>
    toDelivery(event, topics.length > 0 ? (followedTopic(event, followed) ?? '') : (event.topics[0] ?? '')),
  )
  return context.json({ items, next: events.length === limit ? (events.at(-1)?.seq ?? null) : null })
})
