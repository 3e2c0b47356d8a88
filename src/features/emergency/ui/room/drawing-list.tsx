'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { EmptyNote } from '@/ui/desk/notes'
import type { Drawing } from '../../domain/room/drawing'
import type { LiveRoom } from './use-room'

interface DrawingListProps {
  readonly drawings: readonly Drawing[]
  readonly room: LiveRoom
  readonly time: (moment: string) => string
  readonly mayKeep: boolean
}

/** What is drawn now; what was removed stays in the after-action report. */
export function DrawingList({ drawings, room, time, mayKeep }: DrawingListProps) {
  const t = useTranslations('room')
  const [problem, setProblem] = useState<string | null>(null)
  const shown = drawings.filter(each => each.removedAt === null)
  const remove = async (each: Drawing) =>
    setProblem(await room.write({ kind: 'drawing', seen: { ...each, verb: 'remove' }, body: {} }))
  return (
    <>
      {problem ? <p role="alert">{problem}</p> : null}
      {shown.length === 0 ? <EmptyNote>{t('map.none')}</EmptyNote> : null}
      <ol className="rm-things">
        {shown.map(each => (
          <li key={each.number} className="rm-row" data-drawing={each.number}>
            <b>{each.label}</b>
            <span className="rm-facts">
              {t(`map.kind.${each.kind}`)} · {t(`map.shape.${each.shape}`)} ·{' '}
              {t('by', { post: each.history[0]?.post ?? t('noPost'), when: time(each.drawnAt) })}
            </span>
            {mayKeep ? (
              <DeskButton kind="quiet" onClick={() => void remove(each)}>
                {t('map.remove')}
              </DeskButton>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}
