export { openRows } from './open-rows'
export type { Body, Format, RawRow, ReadOptions, RowFault, RowReading } from './row-reading'
