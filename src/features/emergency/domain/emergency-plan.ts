import { z } from 'zod'
import { planRouteSchema } from './plan-route'

const text = z.object({ zh: z.string(), en: z.string() })

/** An emergency plan of the city's folder (`emergency-plans.json`): what changes while it holds, and what to do. */
export const plansSchema = z.array(
  z.object({
    code: z.string(),
    name: text,
    /** Ⅰ to Ⅳ as 1 to 4. */
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    /** Words of the warnings that this plan answers, in any language. */
    events: z.array(z.string().min(1)).optional(),
    /** The desk's and the units' stages may take this part of their minutes. */
    stageFactor: z.number().gt(0).max(1),
    /** People a level of duty must have at least, by level, while the plan holds. */
    minimum: z.record(z.string(), z.number().int().min(0)),
    /** Where cases go while the plan holds, before the matrix is asked. */
    routes: z.array(planRouteSchema).default([]),
    steps: z.array(text).min(1),
  }),
)
export type EmergencyPlan = z.infer<typeof plansSchema>[number]
