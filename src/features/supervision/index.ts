export { findingProblems } from './domain/policies'
export { type ProblemKind, problemCauses, problemKinds } from './domain/problem-kinds'
