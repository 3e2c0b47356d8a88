'use client'

import Link from 'next/link'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Listing, ListingHead } from '@/ui/desk/listing'
import { EmptyNote } from '@/ui/desk/notes'
import type { ListedSource } from '../queries/source-list'
import { Moment } from './moment'
import { StateMark, useStateWords } from './state-mark'

interface SourcesTableProps {
  readonly sources: readonly ListedSource[]
  readonly timeZone: string
}

/** Sources and systems: direction, state, last verified and last changed, rows, refused rows. */
export function SourcesTable({ sources, timeZone }: SourcesTableProps) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const format = useFormatter()
  const words = useStateWords(timeZone)
  if (sources.length === 0) return <EmptyNote>{t('none')}</EmptyNote>
  return (
    <>
      <Listing label={t('title')} width={56}>
        <ListingHead
          columns={(['name', 'direction', 'state', 'verified', 'changed', 'rows', 'refused'] as const).map(each => ({
            title: t(`column.${each}`),
            isEnd: each === 'rows' || each === 'refused',
          }))}
        />
        <tbody>
          {sources.map(each => (
            <tr key={each.name} data-state={each.state ?? 'undeclared'}>
              <th scope="row">
                <Link href={`/sources/${encodeURIComponent(each.name)}`} prefetch={false}>
                  {each.title[lang]}
                </Link>
                {each.title[lang] === each.name ? null : <small>{each.name}</small>}
              </th>
              <td data-name={t('column.direction')}>
                {t(`direction.${each.direction}`)} · {t(`kind.${each.kind}`)}
              </td>
              <td data-name={t('column.state')}>
                <StateMark state={each.state} />
                {words(each) ? <small>{words(each)}</small> : null}
              </td>
              <td data-name={t('column.verified')}>
                <Moment at={each.verifiedAt} timeZone={timeZone} />
              </td>
              <td data-name={t('column.changed')}>
                <Moment at={each.changedAt} timeZone={timeZone} />
              </td>
              <td data-name={t('column.rows')} data-end="">
                {format.number(each.rows)}
                <small>
                  {each.direction === 'out'
                    ? t('acknowledged', { accepted: each.accepted })
                    : t('counts', { accepted: each.accepted, updated: each.updated })}
                </small>
              </td>
              <td data-name={t('column.refused')} data-end="" data-some={each.refused > 0 || undefined}>
                {format.number(each.refused)}
              </td>
            </tr>
          ))}
        </tbody>
      </Listing>
      <p className="dc-note">{t('period')}</p>
    </>
  )
}
