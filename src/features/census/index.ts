export { type FindingKind, findingKinds, foundStates } from './domain/finding'
export { planningCensus, signingCensus, surveying } from './domain/policies'
export { type RoundCommand, type RoundState, roundCommands, roundStates } from './domain/round'
