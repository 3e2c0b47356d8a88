export { modeNow, stageFactorNow } from './queries/mode-now'
