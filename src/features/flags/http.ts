import { Hono } from 'hono'
import { z } from 'zod'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyBy } from '@/platform/http/body-of'
import { authorize, reading } from '@/shared/auth'
import { badRequest, notFound } from '@/shared/problem'
import { areaFor, areasAbove, lookAt, scopeOf } from '../areas'
import { currentCity } from '../areas/server'
import { acknowledgeLamp } from './commands/acknowledge-lamp'
import { isFlagRule, publishRule, ruleChange } from './commands/publish-rule'
import { type ClearedFlag, readClearedFlags } from './data/cleared-flags.sql'
import type { OpenFlag } from './domain/flag'
import type { RuleTrace } from './domain/trace'
import { flagTrace } from './queries/flag-trace'
import { openFlags } from './queries/open-flags'
import { rulePack, trialInput, tryRules } from './queries/try-rules'

const moment = z.iso.datetime({ offset: true })
const query = z.object({
  subject: z.enum(['project', 'step', 'unit']).optional(),
  colour: z.enum(['red', 'yellow']).optional(),
  state: z.enum(['lit', 'cleared']).default('lit'),
  unit: z.string().optional(),
  area: z.string().optional(),
  at: moment.optional(),
  known: moment.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().optional(),
})
type Query = z.infer<typeof query>
const oneQuery = z.object({ at: moment.optional(), known: moment.optional() })

/** The longest list of what went out; older ones need a narrower question. */
const CLEARED = 10_000
const cursorOf = z.object({ query: z.string(), at: moment, from: z.number().int().min(0) })

const boundTo = ({ subject, colour, state, unit, area, at, known }: Query) =>
  JSON.stringify([subject, colour, state, unit, area, at, known])

function readCursor(asked: Query) {
  if (asked.cursor === undefined) return null
  try {
    const cursor = cursorOf.parse(JSON.parse(Buffer.from(asked.cursor, 'base64url').toString()))
    if (cursor.query === boundTo(asked)) return cursor
  } catch {
    // the same answer as for a cursor of another question
  }
  throw badRequest('bad-cursor', 'The cursor belongs to another query', { parameter: 'cursor' })
}

/** A unit's code becomes its name; the others were named by their project. */
const named = <T extends OpenFlag | ClearedFlag>(flag: T) => {
  const unit = flag.unit === null ? undefined : currentCity().units.get(flag.unit)
  return {
    ...flag,
    ...(flag.subject === 'unit' && unit ? { name: unit.name.zh } : {}),
    unitName: unit?.name ?? null,
  }
}

const instant = (value: number) => (Number.isFinite(value) ? new Date(value).toISOString() : null)

/** Moments of a trace, which are epoch ms inside, in ISO 8601. */
const told = ({ inputs, lit, ...rest }: RuleTrace) => ({
  ...rest,
  inputs: Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      typeof value === 'number' && name.endsWith('At') ? instant(value) : value,
    ]),
  ),
  lit: lit && { ...lit, since: instant(lit.since) },
})

/** Lamps on projects and steps and flags on units: lit at a moment, or gone out by then; one with its trace. */
export const flagRoutes = new Hono<ApiEnv>()
  .get('/rules', async context => context.json(await rulePack(database(), clock().now())))
  .post('/rules/try', async context => {
    const trial = await bodyBy(context.req, trialInput)
    const city = currentCity()
    const area = areaFor(context.get('actor'), city, trial.area || undefined)
    return context.json(await tryRules(database(), city, { ...trial, area }, clock().now()))
  })
  .post('/flags/:id/acknowledge', async context => {
    const circumstances = { sql: database(), city: currentCity(), context: commandContext(context) }
    return context.json(await acknowledgeLamp(context.req.param('id'), circumstances))
  })
  .post('/rules/:rule', async context => {
    const rule = context.req.param('rule')
    if (!isFlagRule(rule)) throw notFound('unknown-rule', `No rule is called ${rule}`)
    const change = await bodyBy(context.req, ruleChange)
    return context.json(await publishRule(database(), commandContext(context), rule, change), 201)
  })
  .get('/flags/:id', async context => {
    const parsed = oneQuery.safeParse(context.req.query())
    if (!parsed.success) throw badRequest('bad-parameter', z.prettifyError(parsed.error))
    const { at: given, known } = parsed.data
    const at = given ? new Date(given) : clock().now()
    const city = currentCity()
    const asOf = { ...(given ? { at } : {}), ...(known ? { known: new Date(known) } : {}) }
    const id = context.req.param('id')
    const trace = await flagTrace(database(), { id, at, asOf, city })
    if (!trace) throw notFound('unknown-flag', `No project, step or unit is called ${id}`)
    const { lit, rules, unit, ...rest } = trace
    // a unit of the whole city lies in no district
    const place = trace.area ?? (unit && city.units.get(unit)?.district) ?? city.code
    authorize(context.get('actor'), reading, { areas: areasAbove(city, place), unit })
    return context.json({
      at: at.toISOString(),
      ...rest,
      unit,
      unitName: unit === null ? null : (city.units.get(unit)?.name ?? null),
      state: lit ? 'lit' : 'out',
      lit: lit && { ...lit, since: instant(lit.since) },
      rules: rules.map(told),
    })
  })
  .get('/flags', async context => {
    const parsed = query.safeParse(context.req.query())
    if (!parsed.success) throw badRequest('bad-parameter', z.prettifyError(parsed.error))
    const asked = { ...parsed.data, area: areaFor(context.get('actor'), currentCity(), parsed.data.area || undefined) }
    const cursor = readCursor(asked)
    const given = cursor?.at ?? asked.at
    const at = given ? new Date(given) : clock().now()
    const city = currentCity()
    const sql = database()
    const found: (OpenFlag | ClearedFlag)[] =
      asked.state === 'lit'
        ? await openFlags(sql, {
            at,
            area: asked.area,
            isPast: asked.at !== undefined,
            ...(asked.known ? { known: new Date(asked.known) } : {}),
          })
        : await readClearedFlags(sql, lookAt(at, city.timezone, scopeOf(city, asked.area)), CLEARED)
    const wanted = found.filter(
      each =>
        (asked.subject === undefined || each.subject === asked.subject) &&
        (asked.colour === undefined || each.colour === asked.colour) &&
        (asked.unit === undefined || each.unit === asked.unit),
    )
    const from = cursor?.from ?? 0
    const to = from + asked.limit
    const next = { query: boundTo(asked), at: at.toISOString(), from: to }
    return context.json({
      at: at.toISOString(),
      items: wanted.slice(from, to).map(each => ({ state: asked.state, ...named(each) })),
      total: wanted.length,
      next: to < wanted.length ? Buffer.from(JSON.stringify(next)).toString('base64url') : null,
    })
  })
