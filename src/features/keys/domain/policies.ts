import { type City, seesArea } from '@/features/areas'
import { hasRole, permission } from '@/shared/auth'

interface Reach {
  readonly city: City
  /** Null: the whole city. */
  readonly area: string | null
}

/** Making and revoking keys of programs; the subject is where the key reaches. */
export const managingKeys = permission<Reach>('key.manage', {
  who: actor => hasRole(actor, 'administrator', 'data-administrator'),
  where: (actor, { city, area }) => seesArea(actor, city, area ?? city.code),
})
