export { type WallQuestion, wallSnapshot } from './queries/wall'
