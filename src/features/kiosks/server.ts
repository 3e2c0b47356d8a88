export { mapSent } from './domain/map-sent'
export { kioskOfActor, playlistFor } from './queries/kiosk-of-actor'
export { type ScreensPage, screensPage } from './queries/screens-page'
