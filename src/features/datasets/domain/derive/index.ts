export type { DeriveCity, DeriveContext, DeriveWarning } from './context'
export { type RowDeriver, rowDeriver } from './derive-row'
export type { Values } from './values'
