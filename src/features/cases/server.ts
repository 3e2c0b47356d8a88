export {
  type CaseFact,
  caseCounts,
  closedToday,
  mostOverdueCases,
  newestCases,
  reportsByHour,
} from './data/case-board.queries'
