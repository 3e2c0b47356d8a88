import { z } from 'zod'
import { roles } from '@/shared/auth'
import { badRequest } from '@/shared/problem'
import type { City } from '../../areas'

const optional = z
  .string()
  .trim()
  .max(100)
  .transform(text => text || null)
  .nullable()
  .default(null)

/** What an administrator says of a person; an empty unit, post or area is none. */
export const accountContent = z.object({
  name: z.string().trim().min(1).max(100),
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  unit: optional,
  post: optional,
  area: optional,
})
export const newAccount = accountContent.extend({ username: z.string().max(200) })
export type AccountInput = z.infer<typeof accountContent>

/** @throws Problem 400 `unknown-unit`, `unknown-area` for codes that the city does not know */
export function checkPlaces(city: City, { unit, area }: Pick<AccountInput, 'unit' | 'area'>): void {
  if (unit !== null && !city.units.has(unit))
    throw badRequest('unknown-unit', `${unit} is no unit of ${city.name.en}`, { parameter: 'unit' })
  const isArea = area === null || city.contains(area) || city.managementBodies.some(each => each.code === area)
  if (!isArea) throw badRequest('unknown-area', `${area} is no area of ${city.name.en}`, { parameter: 'area' })
}
