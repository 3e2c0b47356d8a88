'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useMoments } from '@/ui/desk/moments'
import type { CollectorNames } from './collector-names'
import { RoundWalk } from './round-walk'
import { useWalk } from './use-walk'
import type { ShownWalk } from './walk'
import '@/ui/phone/phone.css'
import './collector.css'

interface CollectorPageProps {
  readonly first: ShownWalk
  /** Unit and person that the list is for. */
  readonly whose: string
  readonly names: CollectorNames
}

/** A collector's rounds: begin, look for each thing of the list, tell what is new, submit. Works without a network. */
export function CollectorPage({ first, whose, names }: CollectorPageProps) {
  const t = useTranslations('collector')
  const { day } = useMoments('UTC')
  const walk = useWalk(first, whose)
  const [chosen, setChosen] = useState<string | null>(first.rounds.length === 1 ? (first.rounds[0]?.id ?? null) : null)
  const round = walk.rounds.find(each => each.id === chosen)
  return (
    <main className="ph" data-kept={walk.isKept || undefined}>
      {walk.isOnline ? null : (
        <p className="ph-offline" role="status">
          {t('offline', { count: walk.waiting })}
        </p>
      )}
      <h1>{t('title')}</h1>
      {walk.waiting > 0 && walk.isOnline ? <p role="status">{t('sending', { count: walk.waiting })}</p> : null}
      {walk.refused.map(({ posted, code }) => (
        <p key={posted.input.commandId} className="ph-problem" role="alert">
          {t('refused', { why: t.has(`problem.${code}`) ? t(`problem.${code}`) : code })}
        </p>
      ))}
      {walk.rounds.length === 0 ? <p>{t('none')}</p> : null}
      {walk.rounds.length > 1 || !round ? (
        <ul className="ph-tasks">
          {walk.rounds.map(each => (
            <li key={each.id}>
              <button
                type="button"
                className="ph-task"
                aria-expanded={each.id === chosen}
                onClick={() => setChosen(each.id === chosen ? null : each.id)}
              >
                <b>{each.title}</b>
                <span>{t(`state.${each.state as 'running'}`)}</span>
                <span>{t('due', { no: each.no, day: day(each.dueOn) })}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {round ? <RoundWalk key={round.id} round={round} walk={walk} names={names} /> : null}
    </main>
  )
}
