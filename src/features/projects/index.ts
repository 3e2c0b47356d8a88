export { type LifeStage, lifeStages } from './domain/life-stages'
export { whereaboutsOf } from './domain/whereabouts'
