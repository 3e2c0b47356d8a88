export { type LayerPlaces, layerPlaces } from './queries/layer-places'
export { type Collision, workCollisions } from './queries/work-collisions'
export { startMapStore } from './store/map-store'
