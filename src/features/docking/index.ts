export { joiningProjects, managingDocking } from './domain/policies'
export { type StepState, stateOf } from './domain/spgl/status'
