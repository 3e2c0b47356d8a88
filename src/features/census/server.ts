export { makeDemoRounds } from './jobs/demo-rounds'
export { censusRound, censusRounds, walkOf } from './queries/census-rounds'
