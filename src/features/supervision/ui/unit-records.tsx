'use client'

import { useLocale, useTranslations } from 'next-intl'
import { FlagBadge } from '@/ui/desk/badges'
import { DataTable } from '@/ui/desk/data-table'
import type { TableColumn } from '@/ui/desk/table-columns'
import type { UnitRecord } from '../queries/unit-records'

type Year = UnitRecord['now']

/** Units, each beside its own past year; the order is that of their names, nobody is ranked. */
export function UnitRecords({ units }: { readonly units: readonly UnitRecord[] }) {
  const t = useTranslations('supervision')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const per = (value: number | null) => (value === null ? '—' : `${value} %`)
  const versus = (now: string, before: string) => (
    <>
      <b>{now}</b> <span className="sv-quiet">{t('units.before', { value: before })}</span>
    </>
  )
  const pair = (record: UnitRecord, read: (year: Year) => string) => versus(read(record.now), read(record.before))
  const columns: readonly TableColumn<UnitRecord>[] = [
    {
      key: 'unit',
      title: t('column.unit'),
      width: 'minmax(11rem, 1.4fr)',
      cell: each => (
        <>
          {each.name[lang]} {each.now.isFew ? <small className="sv-quiet">{t('units.few')}</small> : null}
        </>
      ),
    },
    {
      key: 'flag',
      title: t('units.flag'),
      width: '11rem',
      cell: each =>
        each.flagDays === null ? null : (
          <a className="sv-flagged" href={`?view=units&why=${each.unit}`} data-why={each.unit}>
            <FlagBadge /> {t('clock.age', { days: each.flagDays })}
          </a>
        ),
    },
    { key: 'found', title: t('units.found'), width: '9rem', cell: each => pair(each, year => String(year.found)) },
    { key: 'rate', title: t('units.rate'), width: '12rem', cell: each => pair(each, year => per(year.rate)) },
    { key: 'onTime', title: t('units.onTime'), width: '12rem', cell: each => pair(each, year => per(year.onTime)) },
    {
      key: 'flagged',
      title: t('units.flagged'),
      width: '9rem',
      isExtra: true,
      cell: each => pair(each, year => String(year.flagged)),
    },
  ]
  return (
    <DataTable
      label={t('units.title')}
      columns={columns}
      rows={units}
      rowKey={each => each.unit}
      empty={t('units.none')}
    />
  )
}
