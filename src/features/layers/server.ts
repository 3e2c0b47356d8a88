export { type Collision, workCollisions } from './queries/work-collisions'
export { startMapStore } from './store/map-store'
