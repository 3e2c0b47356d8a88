export { answeringDrills } from './domain/policies'
