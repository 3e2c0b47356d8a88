import type { Objective } from '../../domain/room/objective'
import type { Resource } from '../../domain/room/resource'

/** What a form asks; each is told under its own name. */
export type RoomField =
  | 'text'
  | 'minutes'
  | 'unit'
  | 'reason'
  | 'how'
  | 'kind'
  | 'name'
  | 'measure'
  | 'quantity'
  | 'from'
  | 'to'
  | 'place'
  | 'said'
  | 'asked'
  | 'committed'
  | 'arrived'
  | 'released'

const moved = ['quantity', 'said'] as const
/** The fields of each verb, in the order they are asked. */
export const roomForms = {
  objective: {
    set: ['text', 'minutes', 'unit'],
    amend: ['text', 'minutes', 'unit', 'reason'],
    reach: ['how'],
    drop: ['reason'],
    reopen: ['reason'],
  },
  resource: {
    ask: ['kind', 'name', 'quantity', 'measure', 'from', 'to', 'place', 'said'],
    commit: moved,
    arrive: moved,
    release: moved,
    correct: ['asked', 'committed', 'arrived', 'released', 'reason'],
    cancel: ['reason'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly RoomField[]>>>>

export const optionalFields: ReadonlySet<RoomField> = new Set(['how', 'unit', 'from', 'to', 'place', 'said'])
export const numberFields: ReadonlySet<RoomField> = new Set(['quantity', 'asked', 'committed', 'arrived', 'released'])

export type FormValues = Readonly<Partial<Record<RoomField, string>>>

/** Minutes an objective is given. */
export const spans = [30, 60, 120, 240, 480, 1440] as const

/** What a form begins with: what is known of the thing. */
export function startOf(fields: readonly RoomField[], thing: Objective | Resource | null): FormValues {
  const known: Record<string, unknown> = { ...thing }
  const preset: FormValues = { minutes: thing ? '' : '60', kind: 'people' }
  return Object.fromEntries(
    fields.map(field => {
      const value = field === 'said' || field === 'reason' ? undefined : known[field]
      return [field, typeof value === 'string' || typeof value === 'number' ? String(value) : (preset[field] ?? '')]
    }),
  )
}

/** `[lng, lat]` of “104.06, 30.65”; null where it is no place. */
export function placeIn(text: string): readonly [number, number] | null {
  const parts = text.trim().split(/[\s,，;；]+/)
  const [lng = Number.NaN, lat = Number.NaN] = parts.map(Number)
  return parts.length === 2 && Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null
}

/**
 * The body a form's values make.
 * @param at the city's clock, from which minutes are reckoned
 * @param dueAt kept where no minutes were chosen
 */
export function bodyOf(
  fields: readonly RoomField[],
  values: FormValues,
  { at, dueAt }: { readonly at: number; readonly dueAt: string | null },
): object {
  const body: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field]?.trim() ?? ''
    if (field === 'minutes') body.dueAt = value ? new Date(at + Number(value) * 60_000).toISOString() : dueAt
    else if (field === 'unit' || field === 'from') body[field] = value || null
    else if (field === 'place') body.place = value ? placeIn(value) : null
    else if (field === 'how') Object.assign(body, value ? { reason: value } : {})
    else body[field] = numberFields.has(field) ? Number(value) : value
  }
  return body
}
