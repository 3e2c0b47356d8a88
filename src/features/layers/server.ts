export { startMapStore } from './store/map-store'
