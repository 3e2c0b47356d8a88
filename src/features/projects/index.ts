export { type LifeStage, lifeStages } from './domain/life-stages'
