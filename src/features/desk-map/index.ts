export type { DeskCity } from './domain/desk-city'
export { MapPage } from './ui/map-page'
