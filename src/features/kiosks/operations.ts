import { jsonBody, type Operation } from '@/platform/http/operation'
import { everyone } from '@/shared/auth'
import { keepingScreens, showingOnScreens } from './domain/policies'

const tag = 'screens'

/** What the interface offers of this feature. */
export const kioskOperations: readonly Operation[] = [
  { method: 'get', path: '/screens', tag, may: showingOnScreens, summary: 'Enrolled screens and playlists' },
  {
    method: 'post',
    path: '/screens',
    tag,
    may: keepingScreens,
    summary: 'Let in the screen that shows a code: code, name, area, settings',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/screens/enrolments',
    tag,
    may: everyone,
    summary: 'A screen asks to be let in: the code it shows and the secret it keeps',
  },
  {
    method: 'post',
    path: '/screens/enrolments/claim',
    tag,
    may: everyone,
    summary: 'A waiting screen asks whether its code was typed; then its session begins',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/screens/playlists',
    tag,
    may: keepingScreens,
    summary: 'A new version of a playlist: name, entries, expectedVersion',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/screens/{id}/show',
    tag,
    may: showingOnScreens,
    summary: 'Show a scene, a place, a case or a project on a screen for some minutes; null takes it back',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/screens/{id}/revoke',
    tag,
    may: keepingScreens,
    summary: "End a screen's session for good",
    body: jsonBody,
  },
]
