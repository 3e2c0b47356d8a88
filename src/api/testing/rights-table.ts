import { type Role, roles } from '../../shared/auth'

/** Everybody the matrix asks as: each role, nobody, an onlooker of the demo, a program with the first key. */
export const askers = [...roles, 'no-role', 'visitor', 'onlooker', 'key'] as const
export type Asker = (typeof askers)[number]

const everyRole: readonly Role[] = roles

/**
 * Who may, by right: the whole policy on one screen, written a second time on purpose. A right that is missing here
 * fails the matrix; so does a predicate that says otherwise.
 */
export const rightsTable: Readonly<Record<string, readonly Asker[]>> = {
  public: askers,
  'city.read': [...everyRole, 'onlooker', 'key'],
  'city.read-whole': [...everyRole, 'onlooker', 'key'],
  'record.deliver': ['data-administrator', 'key'],
  'record.withdraw': ['data-administrator', 'key'],
  'source.manage': ['data-administrator', 'key'],
  'index.edit': ['index-editor', 'key'],
  'person.manage': ['administrator'],
}

/** Of those, who may not when limited to a district. */
export const wholeCityOnly: readonly string[] = ['city.read-whole']
