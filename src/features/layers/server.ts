export { MapStore, mapStore, startMapStore } from './store/map-store'
