'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { EmptyNote } from '@/ui/desk/notes'
import {
  isObjectiveOverdue,
  type Objective,
  objectivesInOrder,
  objectiveTransitions,
} from '../../domain/room/objective'
import type { ObjectiveVerb } from '../../domain/room/words'
import { History } from './history'
import { RoomDialog } from './room-dialog'
import { roomForms } from './room-form'
import type { RoomNames } from './room-names'
import type { LiveRoom } from './use-room'

interface ObjectivesPanelProps {
  readonly objectives: readonly Objective[]
  readonly room: LiveRoom
  readonly names: RoomNames
  readonly mayKeep: boolean
}

const changing = ['reach', 'amend', 'drop', 'reopen'] as const satisfies readonly ObjectiveVerb[]

/** What is to be reached, by when, by whom: what is open first, whose time ends soonest first. */
export function ObjectivesPanel({ objectives, room, names, mayKeep }: ObjectivesPanelProps) {
  const t = useTranslations('room')
  const [asked, setAsked] = useState<{ readonly verb: ObjectiveVerb; readonly thing: Objective | null } | null>(null)
  const over = objectives.filter(each => isObjectiveOverdue(each, room.at)).length
  const reached = objectives.filter(each => each.state === 'reached').length
  return (
    <section className="dk-card rm-card" aria-labelledby="rm-objectives">
      <header>
        <h2 id="rm-objectives">{t('objectives.title')}</h2>
        {objectives.length > 0 ? <p>{t('objectives.sum', { all: objectives.length, reached, over })}</p> : null}
        {mayKeep ? (
          <DeskButton kind="primary" onClick={() => setAsked({ verb: 'set', thing: null })}>
            {t('new.objective')}
          </DeskButton>
        ) : null}
      </header>
      {objectives.length === 0 ? <EmptyNote>{t('objectives.none')}</EmptyNote> : null}
      <ol className="rm-things">
        {objectivesInOrder(objectives).map(each => {
          const isOver = isObjectiveOverdue(each, room.at)
          return (
            <li key={each.number} data-state={each.state} data-over={isOver || undefined} data-objective={each.number}>
              <p>
                <b>{each.text}</b> <span className="rm-state">{t(`objectives.state.${each.state}`)}</span>
              </p>
              <p className="rm-facts">
                {each.unit ? (names.units[each.unit] ?? each.unit) : t('noUnit')} ·{' '}
                {t('objectives.due', { when: names.time(each.dueAt) })}
                {isOver ? (
                  <strong>
                    {' '}
                    {t('objectives.over', { minutes: Math.floor((room.at - Date.parse(each.dueAt)) / 60_000) })}
                  </strong>
                ) : null}
              </p>
              <div className="rm-row">
                <History kind="objective" thing={each} time={names.time} />
                {mayKeep
                  ? changing
                      .filter(verb => objectiveTransitions[verb][each.state])
                      .map(verb => (
                        <DeskButton key={verb} kind="quiet" onClick={() => setAsked({ verb, thing: each })}>
                          {t(`verb.objective.${verb}`)}
                        </DeskButton>
                      ))
                  : null}
              </div>
            </li>
          )
        })}
      </ol>
      {asked ? (
        <RoomDialog
          title={asked.thing ? t(`verb.objective.${asked.verb}`) : t('new.objective')}
          fields={roomForms.objective[asked.verb]}
          thing={asked.thing}
          names={names}
          at={room.at}
          onSend={body =>
            room.write({ kind: 'objective', seen: asked.thing ? { ...asked.thing, verb: asked.verb } : null, body })
          }
          onClose={() => setAsked(null)}
        />
      ) : null}
    </section>
  )
}
