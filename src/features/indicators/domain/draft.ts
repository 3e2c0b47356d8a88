import { z } from 'zod'
import { dimensionNames } from './index-snapshot'
import { periodLengths } from './stretch'

const text = (most: number) => z.string().trim().min(1).max(most)
const rating = z.object({ floor: z.number(), goal: z.number(), weight: z.number() })
const version = z.number().int().min(1)

/** What a definition rests on. */
export const evidenceKinds = ['standard', 'regulation', 'city-practice', 'derived', 'assumed'] as const

/** What an editor says of an indicator; its main dataset follows from the formula. */
const described = z.object({
  nameZh: text(120),
  nameEn: text(200),
  dimension: z.enum(dimensionNames),
  domain: text(60),
  unit: text(30),
  direction: z.enum(['higher', 'lower', 'target']),
  formula: text(4000),
  period: z.enum(periodLengths),
  basis: z.string().trim().max(500).default(''),
  evidence: z.enum(evidenceKinds).default('assumed'),
})

const code = z.string().trim().max(40)
/** ISO 8601 with offset; absent or null: from the moment of publishing. */
const validFrom = z.iso.datetime({ offset: true }).nullish()

const kinds = [
  z.object({
    kind: z.literal('parameters'),
    validFrom,
    changes: z
      .array(z.object({ code, expectedVersion: version, ...rating.shape }))
      .min(1)
      .max(400),
  }),
  z.object({
    kind: z.literal('shares'),
    validFrom,
    expectedVersion: version,
    shares: z.object({ safe: z.number(), tidy: z.number(), orderly: z.number(), convenient: z.number() }),
  }),
  z.object({
    kind: z.literal('definition'),
    validFrom,
    code,
    expectedVersion: version,
    definition: described,
    /** With its own expected version; absent: floor, goal and weight stay. */
    rating: rating.extend({ expectedVersion: version }).nullish(),
  }),
  z.object({ kind: z.literal('new'), validFrom, code, definition: described, rating }),
  z.object({ kind: z.literal('retire'), validFrom, code, expectedVersion: version }),
] as const

/** A change of the rules that is thought of, not made: it can be previewed without saying who and why. */
export const draftSchema = z.discriminatedUnion('kind', kinds)
export type Draft = z.output<typeof draftSchema>
export type DescribedIndicator = z.output<typeof described>

/** What is said on publishing: who, why, and the seal of the preview that was seen. */
export const signatureSchema = z.object({
  by: z.string().trim().min(1).max(80),
  reason: z.string().trim().min(5).max(1000),
  fingerprint: z.string().min(1).max(200),
})
export type Signature = z.output<typeof signatureSchema>

/** Codes of the indicators a draft touches. */
export function codesOf(draft: Draft): readonly string[] {
  switch (draft.kind) {
    case 'parameters':
      return draft.changes.map(each => each.code)
    case 'shares':
      return []
    default:
      return [draft.code]
  }
}
