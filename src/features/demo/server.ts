export { claimForDemo } from './commands/claim-database'
export type { DemoProgress } from './domain/progress'
export { readDemoProgress } from './jobs/progress-file'
export { type DemoOptions, startDemo } from './jobs/start-demo'
