export { startIndicatorJobs } from './jobs/keep-current'
export { indexSnapshot } from './queries/index-snapshot'
