import { z } from 'zod'

/** What a collector found of a thing, held against the ledger. */
export const findingKinds = ['found', 'missing', 'moved', 'new'] as const
export type FindingKind = (typeof findingKinds)[number]

export const foundStates = ['intact', 'damaged', 'abandoned'] as const
export type FoundState = (typeof foundStates)[number]

const place = { lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }
const said = {
  /** Number the phone gave it: sent twice, it is one. */
  commandId: z.uuid(),
  /** When it was seen, by the phone. */
  at: z.iso.datetime({ offset: true }),
  note: z.string().trim().max(500).default(''),
}
const state = z.enum(foundStates).default('intact')

export const findingInput = z.discriminatedUnion('kind', [
  z.object({ ...said, kind: z.literal('found'), thing: z.uuid(), state }),
  z.object({ ...said, kind: z.literal('missing'), thing: z.uuid() }),
  z.object({ ...said, kind: z.literal('moved'), thing: z.uuid(), state, ...place }),
  z.object({
    ...said,
    kind: z.literal('new'),
    /** Number the phone gave the thing. */
    thing: z.uuid(),
    state,
    ...place,
    cls: z.string().regex(/^C\d{4}$/),
    title: z.string().trim().min(1).max(100),
  }),
])
export type FindingInput = z.infer<typeof findingInput>

/** The latest finding of a thing. */
export interface Finding {
  readonly kind: FindingKind
  readonly state: FoundState | null
  readonly lng: number | null
  readonly lat: number | null
  readonly note: string
  readonly at: Date
}

/**
 * What a finding makes of the content of a ledger's record. A thing that moved leaves what was given of its place
 * behind: that is found anew from the point.
 */
export function applied(
  content: Readonly<Record<string, unknown>>,
  { kind, state: found, lng, lat, at }: Omit<Finding, 'note'>,
  district: string,
): Record<string, unknown> {
  const seen = { ...content, state: kind === 'missing' ? 'missing' : found, updatedAt: at.toISOString() }
  if (kind !== 'moved') return seen
  const { street: _, community: __, cell: ___, geometry: ____, ...rest } = seen as Record<string, unknown>
  return { ...rest, district, lng, lat }
}

/** Code of a component: district, class, serial (GB/T 30428.2: 6 + 4 + 6). */
export const componentCode = (district: string, cls: string, serial: number): string =>
  `${district}${cls.slice(1)}${String(serial).padStart(6, '0')}`
