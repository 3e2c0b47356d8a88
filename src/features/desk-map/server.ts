export { basemap, cityGround } from './queries/basemap'
export { deskCity } from './queries/desk-city'
