export { districtIndices } from './data/district-indices.queries'
export { type WallQuestion, wallSnapshot } from './queries/wall'
