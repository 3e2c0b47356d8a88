export { type LifeStage, lifeStages } from './domain/life-stages'
export { mapHref } from './domain/map-href'
export { stepPage, stepParts } from './domain/step-page'
export { whereaboutsOf } from './domain/whereabouts'
