export type { DemoProgress } from './domain/progress'
export { followClock } from './jobs/follow-clock'
export { readDemoProgress } from './jobs/progress-file'
export { type DemoOptions, startDemo } from './jobs/start-demo'
