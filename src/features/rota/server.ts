export { newestCalls } from './data/call.queries'
export { findCallee, postsOnDuty, unitCallee } from './queries/callees'
export { dutyNow, dutyPlan } from './queries/duty-now'
export { handoverSheets } from './queries/handover-sheets'
