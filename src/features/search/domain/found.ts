import type { Text } from '@/features/areas'

export const thingKinds = ['area', 'indicator', 'unit', 'project', 'case'] as const
export type ThingKind = (typeof thingKinds)[number]

/** Something that can be looked for by name or number. */
export interface Thing {
  readonly kind: ThingKind
  /** What its page is called by: a code, for records the id. */
  readonly id: string
  readonly name: Text
  /** The number or code people know it by. */
  readonly code: string
}
