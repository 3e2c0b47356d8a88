export { drawPdf } from './draw-pdf'
export type { Pen } from './pen'
export type { Sheet } from './sheet'
