export { dutyNow, dutyPlan } from './queries/duty-now'
export { handoverSheets } from './queries/handover-sheets'
