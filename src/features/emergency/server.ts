export { afterAction, pastEmergencies } from './queries/after-action'
export { capAlerts } from './queries/cap-alerts'
export { emergencyLog, modeNow, routingNow, stageFactorNow } from './queries/mode-now'
export { roomContent, roomNow } from './queries/room-now'
