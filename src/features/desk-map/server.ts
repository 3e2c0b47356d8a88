export { deskCity } from './queries/desk-city'
