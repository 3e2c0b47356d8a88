import { z } from 'zod'
import { dimensionNames } from './index-snapshot'
import type { Definition, DimensionShares, Rating } from './indicator'
import { periodLengths } from './stretch'

const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number)

const row = z.object({
  code: z.string().min(1),
  dimension: z.enum(dimensionNames),
  domain: z.string().min(1),
  name_zh: z.string().min(1),
  name_en: z.string().min(1),
  unit: z.string().min(1),
  direction: z.enum(['higher', 'lower', 'target']),
  formula: z.string().min(1),
  dataset: z.string().min(1),
  period: z.enum(periodLengths),
  floor: decimal,
  goal: decimal,
  weight: decimal,
  basis: z.string(),
  evidence: z.string(),
})

export type ListedIndicator = Omit<Definition, 'version'> & Rating

/** One row of the list of indicators. @throws ZodError */
export function listedIndicator(raw: unknown, position: number): ListedIndicator {
  const { name_zh, name_en, ...rest } = row.parse(raw)
  return { ...rest, nameZh: name_zh, nameEn: name_en, position }
}

/** Shares by dimension. @throws Error unless the four are there and add up to 1 */
export function listedShares(rows: readonly Readonly<Record<string, string>>[]): DimensionShares {
  const shares = Object.fromEntries(rows.map(each => [each.dimension ?? '', decimal.parse(each.share)]))
  const complete = z
    .object({ safe: z.number(), tidy: z.number(), orderly: z.number(), convenient: z.number() })
    .strict()
  const read = complete.parse(shares)
  const sum = dimensionNames.reduce((total, each) => total + read[each], 0)
  if (Math.abs(sum - 1) > 1e-9) throw new Error(`the shares of the dimensions add up to ${sum}`)
  return read
}
