export { emergencyLog, modeNow, stageFactorNow } from './queries/mode-now'
