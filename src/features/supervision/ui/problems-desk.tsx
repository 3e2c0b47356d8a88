'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { momentsIn } from '@/shared/time/moments'
import { StateBadge } from '@/ui/desk/badges'
import { DataTable } from '@/ui/desk/data-table'
import type { TableColumn } from '@/ui/desk/table-columns'
import { useLive } from '@/ui/live/use-live'
import { KindWords, ProblemText } from './order-sign'
import { ProblemPanel } from './problem-panel'
import type { Told } from './told'

interface ProblemsDeskProps {
  readonly list: Told<'problems'>
  readonly timeZone: string
  readonly seq: number
  /** A problem the page was opened for. */
  readonly first: string | null
}

const DAY = 86_400_000
/** From then on an unsettled problem puts a flag on its unit. */
const FLAG_DAYS = 30
const NEAR_DAYS = 23

/** Problems with how far their orders are; one opens beside the list. */
export function ProblemsDesk({ list, timeZone, seq, first }: ProblemsDeskProps) {
  const t = useTranslations('supervision')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const [open, setOpen] = useState<string | null>(first)
  useLive({ topics: ['wall'], types: ['order.', 'problem.', 'records.', 'clock.'], after: seq })
  const age = (each: Told<'problem'>) => Math.floor((Date.parse(list.at) - Date.parse(each.foundAt)) / DAY)
  const columns: readonly TableColumn<Told<'problem'>>[] = [
    {
      key: 'kind',
      title: t('column.kind'),
      width: '8rem',
      isExtra: true,
      cell: each => <KindWords kind={each.kind} cause={each.cause} />,
    },
    { key: 'text', title: t('column.problem'), width: 'minmax(10rem, 1.6fr)', cell: each => <ProblemText {...each} /> },
    {
      key: 'project',
      title: t('column.project'),
      width: 'minmax(8rem, 1.4fr)',
      cell: each => each.projectName ?? (each.isOwnMatter ? t('ownMatter') : each.projectCode),
    },
    {
      key: 'unit',
      title: t('column.unit'),
      width: 'minmax(9rem, 1fr)',
      isExtra: true,
      cell: each => each.unitName?.[lang],
    },
    {
      key: 'state',
      title: t('column.state'),
      width: '11rem',
      isExtra: true,
      cell: each =>
        each.state === 'accepted' ? (
          <StateBadge tone="rest">{t('problemState.accepted')}</StateBadge>
        ) : (
          <StateBadge tone={age(each) > FLAG_DAYS ? 'over' : age(each) > NEAR_DAYS ? 'near' : 'on-time'}>
            {t(`problemState.${each.state}`)} · {t('clock.age', { days: age(each) })}
          </StateBadge>
        ),
    },
    {
      key: 'orders',
      title: t('column.orders'),
      width: '6rem',
      align: 'end',
      isExtra: true,
      cell: each => `${each.ordersAccepted} / ${each.orders}`,
    },
    { key: 'found', title: t('column.found'), width: '7.5rem', isExtra: true, cell: each => moments.day(each.foundAt) },
  ]
  return (
    <>
      <DataTable
        label={t('problems.title')}
        columns={columns}
        rows={list.items}
        rowKey={each => each.id}
        empty={t('problems.empty')}
        chosen={open}
        onChoose={setOpen}
        onOpen={setOpen}
      />
      {open ? <ProblemPanel key={open} id={open} timeZone={timeZone} seq={seq} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
