import { z } from 'zod'
import { MOST_FILES } from './file-type'
import { LOW_SCORE, levels, questions, reasons, type Score } from './scale'

const score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
/** Characters of a suggestion. */
export const LONGEST_WORDS = 1000
const words = z.string().trim().max(LONGEST_WORDS)

const unitAnswer = z
  .object({
    unit: z.string().min(1).max(64),
    level: z.enum(levels),
    score,
    questions: z.partialRecord(z.enum(questions), score).default({}),
    reason: z.enum(reasons).optional(),
    suggestion: words.default(''),
    files: z.array(z.uuid()).max(MOST_FILES).default([]),
  })
  .refine(each => each.score > LOW_SCORE || each.reason !== undefined, {
    path: ['reason'],
    message: 'a low score says one reason',
  })

/** What comes back from the investor's screen: one entry a unit that was scored. */
export const answerSchema = z
  .object({
    units: z.array(unitAnswer).min(1).max(8),
    /** The investor says: I use a computer of the government network, and nobody stands beside me. */
    fromInside: z.boolean().default(false),
  })
  .refine(each => new Set(each.units.map(unit => unit.unit)).size === each.units.length, {
    path: ['units'],
    message: 'one unit is scored twice',
  })

export type Answer = z.infer<typeof answerSchema>
export type UnitAnswer = z.infer<typeof unitAnswer>

interface Said {
  readonly score: Score
  readonly suggestion: string
  readonly files: readonly string[]
}

/** Whether somebody owes the investor an answer: for a low score, and for whatever was said or shown. */
export const asksForAnswer = ({ score: given, suggestion, files }: Said) =>
  given <= LOW_SCORE || suggestion !== '' || files.length > 0
