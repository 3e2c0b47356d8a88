export type { Lamp } from './domain/lamp'
export { cellAt } from './domain/map-cell'
