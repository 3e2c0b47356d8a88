export { type WallMode, type WallOptions, wallOptions } from './domain/options'
export type { LayerPoints, MapLayer, WallSnapshot } from './domain/snapshot'
export { GroundPlan } from './ui/ground-plan'
export { Wall } from './ui/wall'
