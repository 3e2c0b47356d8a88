export { type LifeStage, lifeStages } from './domain/life-stages'
export { shownTrace } from './domain/shown-trace'
export { whereaboutsOf } from './domain/whereabouts'
