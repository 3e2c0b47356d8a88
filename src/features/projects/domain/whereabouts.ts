import type { Whereabouts } from '@/shared/auth'
import { areasAbove, type City } from '../../areas'

interface Placed {
  readonly cell: string | null
  readonly community: string | null
  readonly street: string | null
  readonly district: string | null
}

/** Where a project lies: its smallest known area and every area above it. */
export const whereaboutsOf = ({ cell, community, street, district }: Placed, city: City): Whereabouts => ({
  areas: areasAbove(city, cell ?? community ?? street ?? district ?? undefined),
})
