export { censusRound, censusRounds, walkOf } from './queries/census-rounds'
