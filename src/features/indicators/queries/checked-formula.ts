import { z } from 'zod'
import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { codeListsOf } from '../commands/load-definitions'
import { checkFormula } from '../domain/check-formula'
import { formulaWords } from '../domain/words/formula-words'
import { codeNames } from './explain-names'
import { tryFormula } from './try-formula'

const question = z.object({
  formula: z.string().max(4000),
  unit: z.string().max(30).optional(),
  /** Count it over the last closed month, too. */
  try: z.boolean().default(false),
})
export type FormulaQuestion = z.output<typeof question>

/** @throws Problem 400 `bad-question` */
export function readFormulaQuestion(value: unknown): FormulaQuestion {
  const read = question.safeParse(value)
  if (read.success) return read.data
  throw badRequest(
    'bad-question',
    'formula is a text of at most 4,000 characters; unit is a text, try is true or false',
  )
}

/**
 * A formula as it is typed: the first mistake with its place and what may have been meant, or what the formula says in
 * words, what it reads, how it can be kept current, which units fit; and on demand its values over the last month.
 */
export async function checkedFormula(sql: Sql, city: City, { formula, unit, ...asked }: FormulaQuestion, now: Date) {
  const checked = checkFormula(formula, { codes: codeListsOf(city), ...(unit === undefined ? {} : { unit }) })
  if (!checked.ok) return checked
  const { formula: read, ...said } = checked
  const datasets = said.reads.map(each => each.dataset).filter(name => name !== 'ref')
  return {
    ...said,
    words: formulaWords(read, codeNames(city)).whole,
    try: asked.try ? await tryFormula(sql, city, { formula, datasets }, now) : null,
  }
}

export type CheckedFormulaAnswer = Awaited<ReturnType<typeof checkedFormula>>
