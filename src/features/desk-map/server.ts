export { basemap } from './queries/basemap'
export { deskCity } from './queries/desk-city'
