/** What a step is in our own words, whatever number its system gives it. */
export type StepState =
  | 'handed-in'
  | 'accepted'
  | 'correcting'
  | 'special'
  | 'passed'
  | 'tolerated'
  | 'failed'
  | 'not-accepted'
  | 'taken-back'

interface Status {
  readonly zh: string
  readonly en: string
  readonly state: StepState
}

/** 办理状态 (blzt) of the national standard; final are 2, 4, 5 and 11 to 15. */
export const statuses: Readonly<Record<number, Status>> = {
  1: { zh: '已接件', en: 'Received', state: 'handed-in' },
  2: { zh: '已撤件', en: 'Withdrawn', state: 'taken-back' },
  3: { zh: '窗口受理', en: 'Accepted at the window', state: 'accepted' },
  4: { zh: '不受理', en: 'Not accepted', state: 'not-accepted' },
  5: { zh: '不予受理', en: 'Refused acceptance', state: 'not-accepted' },
  6: { zh: '补正开始', en: 'Correction begun', state: 'correcting' },
  7: { zh: '补正结束', en: 'Correction ended', state: 'accepted' },
  8: { zh: '部门受理', en: 'Accepted by the department', state: 'accepted' },
  9: { zh: '特别程序开始', en: 'Special procedure begun', state: 'special' },
  10: { zh: '特别程序结束', en: 'Special procedure ended', state: 'accepted' },
  11: { zh: '办结通过', en: 'Decided: passed', state: 'passed' },
  12: { zh: '办结容缺通过', en: 'Decided: passed with papers owing', state: 'tolerated' },
  13: { zh: '办结不通过', en: 'Decided: not passed', state: 'failed' },
  14: { zh: '撤回', en: 'Recalled', state: 'taken-back' },
  15: { zh: '撤销', en: 'Revoked', state: 'taken-back' },
}

const finals = new Set(['2', '4', '5', '11', '12', '13', '14', '15'])
export const isFinal = (blzt: string): boolean => finals.has(blzt)

/** The canonical state of a status of the standard; `null` for a number it does not know. */
export const stateOf = (status: number): StepState | null => statuses[status]?.state ?? null
