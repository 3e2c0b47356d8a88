export { districtIndices } from './data/district-indices.queries'
export { cityGround } from './queries/ground'
export { canTakePictures } from './queries/scene-picture'
export { type WallQuestion, wallSnapshot } from './queries/wall'
