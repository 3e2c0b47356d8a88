import { z } from 'zod'

const day = z.iso.date()

/** A round as it is planned. Days are local, `YYYY-MM-DD`. */
export const planInput = z
  .object({
    title: z.string().trim().min(2).max(80),
    /** Unit cells that are walked, of one district. */
    cells: z.array(z.string()).min(1).max(200),
    /** Groups of components (`C01`); none: all of them. */
    groups: z.array(z.string().regex(/^C\d{2}$/)).default([]),
    /** Unit whose collectors walk it. */
    unit: z.string(),
    /** Who surveys, and by which qualification (测绘资质). */
    surveyor: z.string().trim().min(2).max(80),
    grade: z.enum(['A', 'B']),
    certificate: z.string().trim().min(4).max(40),
    certifiedTo: day,
    dueOn: day,
    /** Months until the next round is due. */
    cycleMonths: z.int().min(1).max(60).default(12),
  })
  .refine(each => each.certifiedTo >= each.dueOn, {
    message: 'the certificate holds until the round is due',
    path: ['certifiedTo'],
  })
export type PlanInput = z.infer<typeof planInput>
