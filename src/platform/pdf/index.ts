export { drawPdf } from './draw-pdf'
export type { Sheet } from './sheet'
