export type { Kiosk, Shown } from './domain/kiosk'
export type { PlaylistEntry } from './domain/playlist'
export { keepingScreens, showingOnScreens } from './domain/policies'
export { isScene, type Scene, scenes } from './domain/scene-names'
