export { type LifeStage, lifeStages } from './domain/life-stages'
export { shownTrace } from './domain/shown-trace'
export { stepPage, stepParts } from './domain/step-page'
export { whereaboutsOf } from './domain/whereabouts'
