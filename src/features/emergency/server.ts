export { capAlerts } from './queries/cap-alerts'
export { emergencyLog, modeNow, stageFactorNow } from './queries/mode-now'
