export { holdCases, registerCase } from './commands/open-case'
export {
  type CaseFact,
  caseCounts,
  closedToday,
  mostOverdueCases,
  newestCases,
  reportsByHour,
} from './data/case-board.queries'
export type { CaseGroup, GroupCounts } from './data/case-counts.queries'
export { caseBoard, casesSince, queueHead } from './data/case-queue.queries'
export { listed, takenBy } from './data/taken-by.sql'
export { parseCaseQuery } from './domain/case-query'
export { keepCaseClocks } from './jobs/keep-clocks'
export { caseList, caseNumbers, caseNumbersBy } from './queries/case-list'
export { caseNames, deskStart } from './queries/desk-start'
export { caseDetail } from './queries/one-case'
