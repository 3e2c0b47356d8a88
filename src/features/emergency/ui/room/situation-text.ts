import type { Locale } from '@/shared/locale'
import { isObjectiveOverdue } from '../../domain/room/objective'
import type { RoomNow } from '../../queries/room-now'

/** `t` of the namespace `room`. */
export type RoomWords = (key: string, values?: Record<string, string | number>) => string

interface Told {
  readonly t: RoomWords
  readonly lang: Locale
  readonly units: Readonly<Record<string, string>>
  readonly time: (moment: string) => string
  /** The number that the draft corrects. */
  readonly corrects: number | null
}

/**
 * A draft of the next situation report, from what the room holds and what has happened since the last one: objectives,
 * resources, cases, the plan's steps, the log. Nothing for normal mode.
 */
export function situationText({ mode, room }: RoomNow, { t, lang, units, time, corrects }: Told): string {
  if (room === null) return ''
  const { situation, objectives, sums, log } = room
  const { number, from, to, cases } = situation
  const of = (state: string) => objectives.filter(each => each.state === state).length
  const over = objectives.filter(each => isObjectiveOverdue(each, Date.parse(to))).length
  const entries = log.filter(each => each.at > from && each.at <= to)
  const unitOf = (code: string | null) => (code === null ? t('noUnit') : (units[code] ?? code))
  return [
    t('draft.head', { plan: mode.plan?.name[lang] ?? t('noPlan'), number }),
    ...(corrects === null ? [] : [t('draft.corrects', { number: corrects })]),
    t('draft.span', { from: time(from), to: time(to) }),
    t('draft.objectives', {
      all: objectives.length,
      reached: of('reached'),
      open: of('open'),
      over,
      dropped: of('dropped'),
    }),
    ...objectives.map(each =>
      t('draft.objective', {
        number: each.number,
        text: each.text,
        unit: unitOf(each.unit),
        due: time(each.dueAt),
        state: t(`objectives.state.${each.state}`),
      }),
    ),
    t(sums.length > 0 ? 'draft.resources' : 'draft.noResources'),
    ...sums.map(({ kind, name, measure, asked, committed, onSite, released }) =>
      t('draft.resource', {
        what: name ?? t(`resources.kind.${kind}`),
        measure,
        asked,
        committed,
        onSite,
        released,
      }),
    ),
    t('draft.cases', { ...cases }),
    t('draft.plan', { done: mode.checklist.filter(each => each.doneAt !== null).length, all: mode.checklist.length }),
    t(entries.length > 0 ? 'draft.log' : 'draft.noLog'),
    ...entries.map(({ at, post, text }) => t('draft.entry', { when: time(at), post: post ?? t('noPost'), text })),
  ].join('\n')
}
