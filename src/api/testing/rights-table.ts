import { type Role, roles } from '../../shared/auth'

/** Everybody the matrix asks as: each role, nobody, an onlooker of the demo, and programs: with the first key, with one
 * that may only read, and with one that reads and delivers cases. */
export const askers = [...roles, 'no-role', 'visitor', 'onlooker', 'key', 'key-reader', 'key-cases'] as const
export type Asker = (typeof askers)[number]

const everyRole: readonly Role[] = roles
/** A wall may show the wall and nothing else. */
const people: readonly Role[] = everyRole.filter(role => role !== 'screen')
const readers: readonly Asker[] = [...people, 'onlooker', 'key', 'key-reader', 'key-cases']
const units = ['approver', 'assistant'] as const

/**
 * Who may, by right: the whole policy on one screen, written a second time on purpose. A right that is missing here
 * fails the matrix; so does a predicate that says otherwise.
 */
export const rightsTable: Readonly<Record<string, readonly Asker[]>> = {
  public: askers,
  'city.read': readers,
  'city.read-whole': readers,
  'record.read-all': readers.filter(each => each !== 'key-cases'),
  'wall.show': [...readers.filter(each => each !== 'key-cases'), 'screen'],
  'screen.keep': ['duty-officer', 'administrator'],
  'screen.show': ['leader', 'duty-officer', 'administrator'],
  'batch.read': readers,
  'record.deliver': ['data-administrator', 'key', 'key-cases'],
  'record.withdraw': ['data-administrator', 'key'],
  'source.manage': ['data-administrator', 'key'],
  'docking.manage': ['data-administrator', 'key'],
  'project.join': ['supervisor', 'data-administrator'],
  'index.edit': ['index-editor', 'key'],
  'case.register': ['leader', 'duty-officer', 'seat-operator', 'inspector', 'key', 'key-cases'],
  // any step of a case; which of them whom, `features/cases/domain/policies.ts` and its own test say
  'case.command': [...everyRole.filter(role => role !== 'screen'), 'key', 'key-cases'],
  'case.dispatch': ['duty-officer'],
  // a sensor's alarm opens a case: a key of cases alone does not reach it
  'case.alarm': ['key'],
  'case.hand-over': ['duty-officer'],
  // which platform a key is, the command asks
  'transfer.call': ['key', 'key-cases'],
  'platform.keep': ['administrator', 'key'],
  'census.plan': ['duty-officer', 'data-administrator'],
  // of which unit's rounds, the command asks
  'census.survey': ['inspector'],
  'census.sign': ['leader', 'data-administrator'],
  'cap.send': ['key'],
  'duty.keep': ['leader', 'duty-officer'],
  // of which unit, the command asks
  'drill.answer': ['leader', 'duty-officer', 'approver', 'assistant', 'seat-operator', 'inspector'],
  'mode.switch': ['duty-officer', 'leader'],
  'room.keep': ['duty-officer', 'leader'],
  'matrix.edit': ['leader', 'data-administrator', 'administrator', 'key'],
  'calendar.try': ['supervisor', 'data-administrator', 'administrator'],
  'flag.acknowledge': ['leader', 'duty-officer', 'supervisor'],
  'calendar.keep': ['administrator'],
  'alert.keep': ['supervisor', 'administrator'],
  'alert.own': [...everyRole, 'no-role'],
  'rule.try': ['leader', 'supervisor', 'administrator'],
  'rule.publish': ['supervisor', 'administrator'],
  'problem.find': ['supervisor'],
  'problem.call': [...units, 'supervisor'],
  'order.act': [...units, 'supervisor'],
  'order.letter': [...units, 'supervisor'],
  'rating.follow-up.read': ['leader', ...units, 'supervisor'],
  'rating.supervise': ['supervisor'],
  'delivery.handle': ['supervisor', 'administrator'],
  'notice.read': [...everyRole, 'no-role'],
  'key.manage': ['data-administrator', 'administrator'],
  'person.manage': ['administrator'],
  'personal.unmask': ['duty-officer', 'supervisor', 'seat-operator'],
  'audit.read': ['auditor', 'administrator'],
  'demo.clock': ['administrator', 'key'],
}

/** Of those, who may not when limited to a district. */
export const wholeCityOnly: readonly string[] = ['city.read-whole', 'audit.read', 'project.join']
