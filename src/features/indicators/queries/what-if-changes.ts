import { z } from 'zod'
import { allFields, type Dataset, findDataset } from '@/features/datasets'
import { badRequest, notFound } from '@/shared/problem'
import type { Aim } from '../domain/what-if'

/** Records that are tried at once. */
const MOST = 200

const code = z.string().min(1)
const ids = z.array(z.uuid()).min(1)
const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const shape = z.object({
  area: z.string().optional(),
  changes: z
    .array(
      z.union([
        z.object({ kind: z.literal('indicator'), code, score: z.number().min(0).max(100) }).strict(),
        z.object({ kind: z.literal('indicator'), code, value: z.number() }).strict(),
        z.object({ kind: z.literal('records'), dataset: z.string(), ids, set: z.record(z.string(), value) }).strict(),
        z.object({ kind: z.literal('close'), caseIds: ids }).strict(),
      ]),
    )
    .min(1),
})

/** What is set of some records of one dataset; `onlyEmpty`: not where there is a value. Moments in epoch ms. */
export interface RecordTrial {
  readonly dataset: Dataset
  readonly ids: readonly string[]
  readonly set: Readonly<Record<string, string | number | boolean | null>>
  readonly onlyEmpty: ReadonlySet<string>
}

export interface Trial {
  readonly area: string | undefined
  readonly indicators: readonly { readonly code: string; readonly aim: Aim }[]
  readonly records: readonly RecordTrial[]
}

/**
 * Reads what is to be tried. `now` may stand for a moment: the last one that counts at `at`.
 * @throws Problem 400 `bad-change`, `too-many`; 404 `unknown-dataset`
 */
export function trialOf(body: unknown, at: Date): Trial {
  const parsed = shape.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw badRequest('bad-change', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no change'}`)
  }
  const { area, changes } = parsed.data
  const justNow = at.getTime() - 1
  const records = changes.flatMap((change): RecordTrial[] => {
    if (change.kind === 'records') return [recordTrial(change.dataset, change.ids, change.set, justNow)]
    if (change.kind === 'close')
      return [
        {
          ...recordTrial('case', change.caseIds, closing, justNow),
          onlyEmpty: new Set(['handledAt', 'closedAt']),
        },
      ]
    return []
  })
  if (records.reduce((sum, each) => sum + each.ids.length, 0) > MOST)
    throw badRequest('too-many', `At most ${MOST} records are tried at once`)
  const indicators = changes.flatMap(change =>
    change.kind === 'indicator'
      ? [{ code: change.code, aim: 'score' in change ? { score: change.score } : { value: change.value } }]
      : [],
  )
  return { area, indicators, records }
}

/** A case is closed once it was handled; what had not happened yet happens now. */
const closing = { status: 'closed', handledAt: 'now', closedAt: 'now' }

function recordTrial(
  name: string,
  ids: readonly string[],
  set: Readonly<Record<string, unknown>>,
  justNow: number,
): RecordTrial {
  const dataset = findDataset(name)
  if (!dataset) throw notFound('unknown-dataset', `No dataset is called ${name}`)
  const fields = new Map(allFields(dataset).map(each => [each.name, each]))
  const frozen = new Set(['source', 'sourceId', 'heldFrom', 'ingestedAt', 'withdrawn', 'geometry'])
  const values = Object.entries(set).map(([field, given]) => {
    const declared = fields.get(field)
    if (!declared || frozen.has(field) || declared.type === 'json')
      throw badRequest('bad-change', `${name} has no field ${field} that could be set`, { field })
    return [field, readValue(field, declared.type, given, justNow, declared.values)] as const
  })
  return { dataset, ids: [...new Set(ids)], set: Object.fromEntries(values), onlyEmpty: new Set() }
}

function readValue(
  field: string,
  type: string,
  given: unknown,
  justNow: number,
  allowed: readonly (string | number)[] | undefined,
): string | number | boolean | null {
  const wrong = () => badRequest('bad-change', `${field} is ${type}: ${String(given)} is none`, { field })
  if (given === null) return null
  if (allowed && !allowed.includes(given as string | number)) throw wrong()
  switch (type) {
    case 'timestamp': {
      const at = given === 'now' ? justNow : typeof given === 'string' ? Date.parse(given) : Number.NaN
      if (Number.isNaN(at)) throw wrong()
      return at
    }
    case 'date': {
      if (typeof given !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(given)) throw wrong()
      return given
    }
    case 'int':
    case 'number':
      if (typeof given !== 'number' || (type === 'int' && !Number.isInteger(given))) throw wrong()
      return given
    case 'boolean':
      if (typeof given !== 'boolean') throw wrong()
      return given
    default:
      if (typeof given !== 'string') throw wrong()
      return given
  }
}
