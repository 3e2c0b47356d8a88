export {
  type CaseFact,
  caseCounts,
  closedToday,
  mostOverdueCases,
  newestCases,
  reportsByHour,
} from './data/case-board.queries'
export { parseCaseQuery } from './domain/case-query'
export { caseNames, deskStart } from './queries/desk-start'
export { caseDetail } from './queries/one-case'
