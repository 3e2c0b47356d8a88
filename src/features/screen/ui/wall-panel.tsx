'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Panel, PanelNote } from '../../../ui/panel'
import type { Panel as PanelOf, Provenance } from '../domain/snapshot'
import { useWall } from './wall-context'

interface WallPanelProps<T> {
  readonly name: string
  readonly title: ReactNode
  readonly panel: PanelOf<T>
  readonly children: (content: T) => ReactNode
}

/** A panel with its provenance, stale and broken states, so that no panel has to think of them. */
export function WallPanel<T>({ name, title, panel, children }: WallPanelProps<T>) {
  const t = useTranslations('wall')
  const provenance = useProvenance()
  if (panel.state === 'failed')
    return (
      <Panel name={name} title={title}>
        <PanelNote>{t('failed')}</PanelNote>
      </Panel>
    )
  const { label, stale } = provenance(panel.from)
  return (
    <Panel name={name} title={title} from={label} stale={stale}>
      {children(panel)}
    </Panel>
  )
}

function useProvenance() {
  const t = useTranslations('wall.from')
  const { format, now } = useWall()
  return (from: Provenance) => {
    if (from.updatedAt === null) return { label: t('never'), stale: null }
    const minutes = Math.floor((now.getTime() - new Date(from.updatedAt).getTime()) / 60_000)
    const late =
      minutes < 120
        ? t('minutes', { count: minutes })
        : minutes < 2880
          ? t('hours', { count: Math.floor(minutes / 60) })
          : t('days', { count: Math.floor(minutes / 1440) })
    const name = from.source ?? t('many', { count: from.sources })
    return {
      label: (
        <>
          <span>{name}</span> <time dateTime={from.updatedAt}>{format.clock(from.updatedAt)}</time>
        </>
      ),
      stale: minutes > from.staleAfterMin ? t('stale', { minutes: late }) : null,
    }
  }
}
