import { z } from 'zod'

/**
 * A line of an emergency plan's routing: while the plan holds, cases of these classes in this area go to this unit in
 * place of the one that the responsibility matrix names.
 */
export const planRouteSchema = z.object({
  /** Short name by which people speak of it: `FLOOD-1`. */
  line: z.string().regex(/^[\w.-]{1,60}$/),
  /** A class, its group, its kind, or `*`. */
  cls: z.string().regex(/^(\*|[CE](\d{2}(\d{2})?)?)$/),
  /** A district, a management body, a street, or `*`. */
  area: z.string().min(1).max(40).default('*'),
  unit: z.string().min(1).max(64),
  /** The line's own limit, as `1uh`; empty: the class's. */
  limit: z
    .string()
    .regex(/^(\d+(uh|wh|wd|nd))?$/)
    .default(''),
})
export type PlanRoute = z.infer<typeof planRouteSchema>
