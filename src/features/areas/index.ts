export type { Area, AreaGroup, AreaKind, ManagementBody, Place, Text } from './domain/area'
export { type AreaScope, scopeOf } from './domain/area-scope'
export type { CalendarRow, CaseClass, City, GridSquare, MatrixRow, ReferenceRow, Unit } from './domain/city'
export { type Look, lookAt } from './domain/look'
