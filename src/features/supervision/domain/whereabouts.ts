import type { Whereabouts } from '@/shared/auth'
import { areasAbove, type City } from '../../areas'

type Fields = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Where a record lies, for whoever asks for a right to it: its smallest known area and every one above it. */
export const whereaboutsOf = (fields: Fields, city: City): Whereabouts => ({
  areas: areasAbove(
    city,
    textOf(fields.cell) ?? textOf(fields.community) ?? textOf(fields.street) ?? textOf(fields.district),
  ),
  unit: textOf(fields.unit) ?? null,
})
