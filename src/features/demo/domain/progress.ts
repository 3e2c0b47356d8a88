import { z } from 'zod'

const saved = z.object({
  city: z.string(),
  seed: z.string(),
  /** Moment of the first seeding: the demo city is written around it. */
  anchor: z.iso.datetime(),
  /** Names of the deliveries that are in. */
  done: z.array(z.string()),
  rows: z.number(),
  rejected: z.number(),
  percent: z.number(),
  /** The newest sixty days and the ledgers are in: the wall has something to show. */
  ready: z.boolean(),
  /** Moment up to which the live feed has told the city's life. */
  fedUntil: z.iso.datetime().nullable(),
})

/** How far the demo city has come, as it is kept in `DATA_DIR/demo-progress.json`. */
export type DemoProgress = z.infer<typeof saved>

/** `null` for what is no progress of ours: the seeding then begins anew, which changes nothing that is already in. */
export function parseProgress(text: string): DemoProgress | null {
  try {
    const parsed = saved.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export const startProgress = (city: string, seed: string, anchor: Date): DemoProgress => ({
  city,
  seed,
  anchor: anchor.toISOString(),
  done: [],
  rows: 0,
  rejected: 0,
  percent: 0,
  ready: false,
  fedUntil: null,
})
