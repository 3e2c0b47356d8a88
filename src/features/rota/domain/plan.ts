import { z } from 'zod'

const text = z.object({ zh: z.string(), en: z.string() })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** `duty.json` of a city's folder: rooms, levels, shifts, posts with their rotation; all of it data. */
export const planSchema = z.object({
  rooms: z.array(
    z.object({
      code: z.string(),
      name: text,
      /** Longitude and latitude, WGS 84, where the city says where the room is. */
      place: z.tuple([z.number(), z.number()]).optional(),
    }),
  ),
  /** Local times at which the shifts of a kind begin, in order. */
  shifts: z.record(z.string(), z.array(time).min(1)),
  levels: z.array(z.object({ level: z.number().int(), name: text, minimum: z.number().int().min(0) })),
  posts: z.array(
    z.object({
      code: z.string(),
      level: z.number().int(),
      room: z.string(),
      name: text,
      phone: z.string(),
      shift: z.string(),
      people: z.array(z.string()).min(1),
    }),
  ),
  /** Units that stand by all the time, at this level. */
  standing: z.object({ level: z.number().int(), kinds: z.array(z.string()) }).optional(),
})
export type DutyPlan = z.infer<typeof planSchema>
export type DutyPost = DutyPlan['posts'][number]
