export { joiningProjects, managingDocking } from './domain/policies'
export { sentStates } from './domain/sent-states'
export { type StepState, stateOf } from './domain/spgl/status'
