'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { momentsIn } from '@/shared/time/moments'
import { DataTable } from '@/ui/desk/data-table'
import type { TableColumn } from '@/ui/desk/table-columns'
import { useLive } from '@/ui/live/use-live'
import { KindWords, OrderState, ProblemText } from './order-sign'
import { ProblemPanel } from './problem-panel'
import type { Told } from './told'

interface OrdersDeskProps {
  readonly list: Told<'orders'>
  readonly timeZone: string
  readonly seq: number
  /** The order that a link leads to: it stands open. */
  readonly opened: string | null
}

/** Orders with their clocks; one opens beside the list with everything that belongs to its problem. */
export function OrdersDesk({ list, timeZone, seq, opened }: OrdersDeskProps) {
  const t = useTranslations('supervision')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const [open, setOpen] = useState<string | null>(opened)
  useLive({ topics: ['wall'], types: ['order.', 'problem.', 'records.', 'clock.'], after: seq })
  const row = (id: string) => list.items.find(each => each.id === id)
  const columns: readonly TableColumn<Told<'order'>>[] = [
    {
      key: 'state',
      title: t('column.state'),
      width: 'clamp(12.75rem, 36vw, 15rem)',
      cell: each => <OrderState {...each} />,
    },
    {
      key: 'unit',
      title: t('column.unit'),
      width: 'minmax(9rem, 1fr)',
      isExtra: true,
      cell: each => `${each.role ? `${t(`role.${each.role}`)} · ` : ''}${each.unitName?.[lang] ?? each.unit}`,
    },
    { key: 'project', title: t('column.project'), width: 'minmax(8rem, 1.4fr)', cell: each => each.projectName ?? '' },
    {
      key: 'problem',
      title: t('column.problem'),
      width: 'minmax(10rem, 1.6fr)',
      isExtra: true,
      cell: each => (
        <>
          <KindWords kind={each.kind} cause={null} /> <ProblemText {...each} />
        </>
      ),
    },
    { key: 'due', title: t('column.due'), width: '7.5rem', isExtra: true, cell: each => moments.due(each.dueAt) },
    { key: 'no', title: t('column.order'), width: '11rem', isExtra: true, cell: each => each.orderNo },
  ]
  const problem = open === null ? null : (row(open)?.problemId ?? null)
  return (
    <>
      <DataTable
        label={t('orders.title')}
        columns={columns}
        rows={list.items}
        rowKey={each => each.id}
        empty={t('orders.empty')}
        chosen={open}
        onChoose={setOpen}
        onOpen={setOpen}
      />
      {problem ? (
        <ProblemPanel key={problem} id={problem} timeZone={timeZone} seq={seq} onClose={() => setOpen(null)} />
      ) : null}
    </>
  )
}
