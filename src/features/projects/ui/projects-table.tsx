'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { DataTable } from '@/ui/desk/data-table'
import type { TableColumn } from '@/ui/desk/table-columns'
import { useLive } from '@/ui/live/use-live'
import { LampWords } from './lamp-words'
import type { ToldList, ToldRow } from './told'

interface ProjectsTableProps {
  readonly list: ToldList
  readonly timeZone: string
  readonly seq: number
}

/** Projects, the worst lamp first; Enter or a double click opens one. */
export function ProjectsTable({ list, timeZone, seq }: ProjectsTableProps) {
  const t = useTranslations('projects')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const router = useRouter()
  const moments = momentsIn(lang, timeZone)
  useLive({ topics: ['map:projects', 'wall'], types: ['flag.', 'problem.', 'clock.'], after: seq })
  const columns: readonly TableColumn<ToldRow>[] = [
    { key: 'lamp', title: t('column.lamp'), width: '10rem', cell: each => <LampWords lamp={each.lamp} /> },
    {
      key: 'name',
      title: t('column.name'),
      width: 'minmax(11rem, 1.6fr)',
      cell: each => (
        <Link href={`/projects/${each.id}`} prefetch={false}>
          {each.name}
        </Link>
      ),
    },
    { key: 'stage', title: t('column.stage'), width: '8.5rem', cell: each => t(`stage.${each.stage}`) },
    {
      key: 'district',
      title: t('column.district'),
      width: '6.5rem',
      isExtra: true,
      cell: each => each.districtName?.[lang],
    },
    {
      key: 'next',
      title: t('column.next'),
      width: 'minmax(10rem, 1.2fr)',
      isExtra: true,
      cell: each => (each.nextItem === null ? '' : `${moments.due(each.nextAt)} ${each.nextItem}`),
    },
    {
      key: 'progress',
      title: t('column.progress'),
      width: '6.5rem',
      align: 'end',
      isExtra: true,
      cell: each => (each.actualPct === null ? '' : `${each.actualPct} / ${each.planPct} %`),
    },
    {
      key: 'problems',
      title: t('column.problems'),
      width: '5rem',
      align: 'end',
      isExtra: true,
      cell: each => each.openProblems || '',
    },
    {
      key: 'signed',
      title: t('column.signed'),
      width: '7rem',
      isExtra: true,
      cell: each => moments.day(each.signedAt),
    },
    {
      key: 'assistant',
      title: t('column.assistant'),
      width: 'minmax(8rem, 1fr)',
      isExtra: true,
      cell: each => each.assistantName?.[lang],
    },
  ]
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={list.items}
      rowKey={each => each.id}
      empty={t('empty')}
      onOpen={id => router.push(`/projects/${id}`)}
    />
  )
}
