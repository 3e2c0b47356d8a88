import type { CaseClass, City, GridSquare, ReferenceRow, Unit } from '../../src/features/areas'

/** What the generators need to know of a city; `loadCity()` gives it all. */
export type DemoCity = Pick<
  City,
  | 'key'
  | 'code'
  | 'timezone'
  | 'workingHours'
  | 'districts'
  | 'managementBodies'
  | 'areas'
  | 'children'
  | 'ofKind'
  | 'locate'
  | 'calendar'
  | 'classes'
  | 'units'
  | 'unitAliases'
  | 'matrix'
  | 'reference'
  | 'referenceGrid'
  | 'notApplicable'
>

export type { CaseClass, GridSquare, ReferenceRow, Unit }
