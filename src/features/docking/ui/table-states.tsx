'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { StateBadge } from '@/ui/desk/badges'
import { Listing, ListingHead } from '@/ui/desk/listing'
import { EmptyNote } from '@/ui/desk/notes'
import type { Trouble } from '../domain/trouble'
import type { OneSource } from '../queries/one-source'
import { Moment } from './moment'

interface TableStatesProps {
  readonly one: OneSource
  readonly timeZone: string
}

const HOUR = 3600
const MINUTE = 60

/** How far each table of a system has been read, how long its newest row took, and what is wrong with it. */
export function TableStates({ one, timeZone }: TableStatesProps) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const format = useFormatter()
  const lag = (seconds: number) =>
    seconds >= 2 * HOUR
      ? t('lagHours', { hours: Math.round(seconds / HOUR) })
      : seconds >= 2 * MINUTE
        ? t('lagMinutes', { minutes: Math.round(seconds / MINUTE) })
        : t('lag', { seconds: Math.round(seconds) })
  return (
    <section className="dc-part" aria-labelledby="tables">
      <h2 id="tables">{t('tables.title')}</h2>
      {one.waiting > 0 ? <p className="dc-note">{t('waiting', { count: one.waiting })}</p> : null}
      {one.tables.length === 0 ? (
        <EmptyNote>{t('tables.none')}</EmptyNote>
      ) : (
        <Listing label={t('tables.title')} width={56}>
          <ListingHead
            columns={(['table', 'rows', 'verified', 'changed', 'newest', 'lag', 'state'] as const).map(each => ({
              title: t(`tables.${each}`),
              isEnd: each === 'rows',
            }))}
          />
          <tbody>
            {one.tables.map(each => (
              <tr key={each.table}>
                <th scope="row">
                  {each.title[lang]}
                  <small>{each.table}</small>
                </th>
                <td data-name={t('tables.rows')} data-end="">
                  {format.number(each.rows)}
                </td>
                <td data-name={t('tables.verified')}>
                  <Moment at={each.verifiedAt} timeZone={timeZone} />
                </td>
                <td data-name={t('tables.changed')}>
                  <Moment at={each.changedAt} timeZone={timeZone} />
                </td>
                <td data-name={t('tables.newest')}>
                  {each.newestAt ? <Moment at={each.newestAt} timeZone={timeZone} /> : '–'}
                </td>
                <td data-name={t('tables.lag')}>{each.lagSeconds === null ? '–' : lag(each.lagSeconds)}</td>
                <td data-name={t('tables.state')}>
                  <StateBadge tone={each.trouble === null ? 'on-time' : 'over'}>
                    {each.trouble === null ? t('ok') : t('failures', { count: each.failures })}
                  </StateBadge>
                  {each.trouble === null ? null : (
                    <small>{t(`trouble.${each.trouble as Trouble}`, { variable: '' })}</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Listing>
      )}
    </section>
  )
}
