export { type LayerPlaces, layerPlaces } from './queries/layer-places'
export { type AskedTile, TILE_ROUTE, type TileAnswer, tileAnswer } from './queries/tile-answer'
export { type Collision, workCollisions } from './queries/work-collisions'
export { startMapStore } from './store/map-store'
