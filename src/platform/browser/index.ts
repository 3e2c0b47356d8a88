export { findChromium } from './find-chromium'
export { takePicture } from './take-picture'
