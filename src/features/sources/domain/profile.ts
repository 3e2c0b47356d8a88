import { z } from 'zod'

const scalar = z.union([z.string(), z.number(), z.boolean()])
const codes = z.array(z.union([scalar, z.null()])).min(1)

/** A condition on the raw value of a column. */
const when = z.strictObject({
  from: z.string().min(1),
  in: codes.optional(),
  notIn: codes.optional(),
  present: z.boolean().optional(),
})
const whens = z.union([when.transform(one => [one]), z.array(when).min(1)])

const fieldSource = z
  .strictObject({
    from: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
    /** Separator between the parts where `from` is a list. */
    join: z.string().optional(),
    value: z.unknown().optional(),
    map: z.record(z.string(), z.union([scalar, z.null()])).optional(),
    else: z.enum(['keep', 'null', 'reject']).optional(),
    split: z.tuple([z.string().min(1), z.number().int().min(0)]).optional(),
    scale: z.number().optional(),
    date: z.string().min(1).optional(),
    when: whens.optional(),
  })
  .refine(spec => (spec.from === undefined) !== (spec.value === undefined), 'needs either from or value')
  .refine(spec => spec.else === undefined || spec.map !== undefined, 'else needs map')

const fieldSpec = z.union([
  z
    .string()
    .min(1)
    .transform(from => ({ from }) as z.infer<typeof fieldSource>),
  fieldSource,
])

const withdraw = z.strictObject({ from: z.string().min(1), in: codes })
const heldFrom = z.strictObject({ from: z.string().min(1), date: z.string().min(1).optional() })

const emit = z.strictObject({
  dataset: z.string().min(1),
  /** Columns whose values make the identity; the dataset's natural key where absent. */
  key: z.array(z.string().min(1)).min(1).optional(),
  fields: z.record(z.string(), fieldSpec),
  when: whens.optional(),
  withdraw: withdraw.optional(),
  heldFrom: heldFrom.optional(),
})

export const sourceName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be of small letters, digits, dots, hyphens and underscores')

/** How a foreign file becomes our records (`seed/sources/*.json`, `POST /sources`). */
export const profileSchema = z.strictObject({
  source: sourceName,
  title: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
  format: z.enum(['csv', 'ndjson', 'json', 'xlsx', 'xls', 'xes', 'geojson']).optional(),
  encoding: z.enum(['auto', 'utf-8', 'gb18030', 'utf-16']).default('auto'),
  delimiter: z.string().length(1).optional(),
  sheet: z.union([z.string(), z.number().int().min(1)]).optional(),
  headerRow: z.number().int().min(1).optional(),
  /** Dotted path to the array of rows inside a JSON document. */
  rows: z.string().min(1).optional(),
  timezone: z.string().min(1).optional(),
  crs: z.string().min(1).default('WGS84'),
  null: z.array(z.string()).default(['']),
  outside: z.enum(['keep', 'refuse']).default('refuse'),
  repeat: z.enum(['last', 'refuse']).default('last'),
  heldFrom: heldFrom.optional(),
  withdraw: withdraw.optional(),
  /** Without a delivery for so long, the source has fallen silent. */
  silentAfterSeconds: z.number().int().min(1).optional(),
  emit: z.array(emit).min(1),
})

export type Profile = z.infer<typeof profileSchema>
export type EmitSpec = Profile['emit'][number]
export type FieldSpec = EmitSpec['fields'][string]
export type WhenSpec = z.infer<typeof when>
