export { type UnitCity, type UnitResolver, unitResolver } from './domain/resolve-unit'
