'use client'

import { useLocale, useTranslations } from 'next-intl'
import { findDataset } from '@/features/datasets'
import { Listing, ListingHead } from '@/ui/desk/listing'
import { EmptyNote } from '@/ui/desk/notes'
import type { OneSource } from '../queries/one-source'
import { Moment } from './moment'

interface RefusedRowsProps {
  readonly rows: OneSource['refused']
  readonly timeZone: string
}

/** The newest refused rows with the reason in the reader's language; the reader's own words stand beside it. */
export function RefusedRows({ rows, timeZone }: RefusedRowsProps) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const titled = (name: string | null, field: string | null) => {
    const dataset = name === null ? undefined : findDataset(name)
    const found = dataset?.fields.find(each => each.name === field)
    return {
      dataset: dataset ? (lang === 'zh' ? dataset.titleZh : dataset.titleEn) : (name ?? '–'),
      field: found ? (lang === 'zh' ? found.titleZh : found.titleEn) : (field ?? '–'),
    }
  }
  return (
    <section className="dc-part" aria-labelledby="refused">
      <h2 id="refused">{t('refused.title')}</h2>
      {rows.length === 0 ? (
        <EmptyNote>{t('refused.none')}</EmptyNote>
      ) : (
        <Listing label={t('refused.title')} width={56}>
          <ListingHead
            columns={(['when', 'line', 'dataset', 'field', 'why'] as const).map(each => ({
              title: t(`refused.${each}`),
            }))}
          />
          <tbody>
            {rows.map((each, place) => {
              const names = titled(each.dataset, each.field)
              return (
                <tr key={`${each.batch} ${each.line} ${String(place)}`}>
                  <td data-name={t('refused.when')}>
                    <Moment at={each.at} timeZone={timeZone} />
                  </td>
                  <td data-name={t('refused.line')}>{each.line}</td>
                  <td data-name={t('refused.dataset')}>{names.dataset}</td>
                  <td data-name={t('refused.field')}>{names.field}</td>
                  <td data-name={t('refused.why')}>
                    {t(`code.${each.code as 'shape'}`)}
                    {lang === 'en' ? <small>{each.reason}</small> : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </Listing>
      )}
    </section>
  )
}
