import { isOfUnit } from '@/shared/auth'
import { type Circumstances, type Decider, iso, refuse } from '../decider'
import { checkNote, type NoteState, owesAnswer } from '../supervision-note'

const stands = (note: NoteState, hours: number, dueAt: string) => ({ note, hours, dueAt })
const dueIn = (hours: number, { now, workingHoursFrom }: Circumstances): string => iso(workingHoursFrom(now, hours))

/** 督办: a note to the unit that holds the case, which owes an answer within so many working hours. */
export const supervise: Decider<'supervise'> = ({ unit }, { hours }, circumstances) => {
  checkNote(circumstances.history.note, 'supervise')
  return { set: { supervised: true }, data: { unit, ...stands('open', hours, dueIn(hours, circumstances)) } }
}

/** Whoever holds the case now answers: the note follows the case. */
export const answer: Decider<'answer'> = (_, __, { history: { note }, now }) => {
  checkNote(note, 'answer')
  if (!note) return { set: {} }
  return { set: {}, data: { ...stands('answered', note.hours, note.dueAt), late: now > Date.parse(note.dueAt) } }
}

/** 销号 or 退回重答, by somebody who is not of the unit; sent back, the same hours run anew. */
export const review: Decider<'review'> = ({ unit, assignee }, { verdict, reason }, circumstances) => {
  const { actor, history } = circumstances
  const { note } = history
  checkNote(note, 'review')
  if (isOfUnit(actor, unit) || isOfUnit(actor, assignee))
    throw refuse('own-work', 'Nobody judges the answer of their own unit.')
  if (!note) return { set: {} }
  if (verdict === 'accepted') return { set: {}, data: stands('accepted', note.hours, note.dueAt) }
  if (!reason) throw refuse('reason-needed', 'Say what the answer leaves open.', { field: 'reason' })
  return { set: {}, data: stands('returned', note.hours, dueIn(note.hours, circumstances)) }
}

/** 督办答复超期: the answer is owed and its moment is over. Whoever wrote the note and the unit are called. */
export const remind: Decider<'remind'> = (_, __, { history: { note }, now }) => {
  if (!note || !owesAnswer(note.state) || now <= Date.parse(note.dueAt) || note.isReminded)
    throw refuse('not-overdue', 'No answer is overdue of which nobody was told.')
  return { set: {}, data: { writer: note.writer, dueAt: note.dueAt, hours: note.hours } }
}
