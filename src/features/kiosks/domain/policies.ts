import { hasRole, permission } from '@/shared/auth'
import { type City, seesArea } from '../../areas'

interface Reach {
  readonly city: City
  /** Null: the whole city. */
  readonly area: string | null
}

/** Enrolling and revoking screens, and keeping the playlists; the subject is what the screen shows. */
export const keepingScreens = permission<Reach>('screen.keep', {
  who: actor => hasRole(actor, 'administrator', 'duty-officer'),
  where: (actor, { city, area }) => seesArea(actor, city, area ?? city.code),
})

/** Sending something to a screen. */
export const showingOnScreens = permission<Reach>('screen.show', {
  who: actor => hasRole(actor, 'administrator', 'duty-officer', 'leader'),
  where: (actor, { city, area }) => seesArea(actor, city, area ?? city.code),
})
