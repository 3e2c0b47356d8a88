export * from './actor'
export * from './permission'
export * from './policies'
