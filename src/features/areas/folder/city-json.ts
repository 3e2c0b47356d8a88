import { z } from 'zod'
import { clocksAtFirst } from '../domain/clock-limits'

const text = z.object({ zh: z.string(), en: z.string() })
const time = z.string().regex(/^\d{2}:\d{2}$/)
const point = z.tuple([z.number(), z.number()])
const box = z.tuple([z.number(), z.number(), z.number(), z.number()])

const { order } = clocksAtFirst
const count = z.number().int().nonnegative()
const orderClock = {
  workdays: z.number().int().positive().default(order.workdays),
  extensions: count.default(order.extensions),
  extensionWorkdays: count.default(order.extensionWorkdays),
  suspensions: count.default(order.suspensions),
  suspensionWorkdays: count.default(order.suspensionWorkdays),
}

const cellRule = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('none') }),
  z.object({ rule: z.literal('nearest-site'), aspect: z.number().positive() }),
  z.object({ rule: z.literal('polygons'), level: z.enum(['street', 'community', 'cell']) }),
])

/** `city.json` of a city's folder. */
export const cityJson = z.object({
  code: z.string().min(1),
  name: text,
  timezone: z.string().min(1),
  languages: z.array(z.string()).min(1),
  workingHours: z.array(z.tuple([time, time])).min(1),
  reportsFrom: z.iso.date(),
  /** Areas that began to report on another day. */
  reportsFromByArea: z.record(z.string(), z.iso.date()).default({}),
  center: point,
  zoom: z.number().default(9),
  bounds: box,
  cells: cellRule,
  groups: z.array(z.object({ code: z.string(), name: text, members: z.array(z.string()) })).default([]),
  managementBodies: z
    .array(
      z.object({
        code: z.string(),
        name: text,
        /** What it goes by in narrow tables; its name without one. */
        short: text.optional(),
        streets: z.array(z.string()),
      }),
    )
    .default([]),
  mapNotice: text,
  mapApproval: z.string().default(''),
  notes: text.default({ zh: '', en: '' }),
  /** How long somebody stays signed in: without a request, and whatever happens. */
  session: z
    .object({ idleMinutes: z.number().positive().default(30), ageHours: z.number().positive().default(12) })
    .default({ idleMinutes: 30, ageHours: 12 }),
  /** How far the clocks of approval steps and orders may be moved; what is left out is as at first. */
  clocks: z
    .object({
      pauseWorkdays: z.record(z.string(), z.number().int().positive()).default(clocksAtFirst.pauseWorkdays),
      stepExtensionWorkdays: z.number().int().nonnegative().default(clocksAtFirst.stepExtensionWorkdays),
      order: z.object(orderClock).default(clocksAtFirst.order),
    })
    .default(clocksAtFirst),
})

export type CityJson = z.infer<typeof cityJson>
