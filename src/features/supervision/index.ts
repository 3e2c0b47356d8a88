export { actingOnOrders, findingProblems, loggingCalls } from './domain/policies'
export { causesOf, type ProblemKind, problemKinds } from './domain/problem-kinds'
