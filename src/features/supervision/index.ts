export { findingProblems } from './domain/policies'
export { type ProblemKind, problemKinds } from './domain/problem-kinds'
