export { stageFactorNow } from './queries/mode-now'
