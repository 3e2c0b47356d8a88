'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import type { HistoryEntry } from '../domain/history'

interface HistoryProps {
  readonly entries: readonly HistoryEntry[]
  /** Of all, also those that are not among them. */
  readonly count: number
  /** Where all are told. */
  readonly allHref: string
  readonly timeZone: string
}

/** What happened to the project, the newest first. */
export function ProjectHistory({ entries, count, allHref, timeZone }: HistoryProps) {
  const t = useTranslations('projects.history')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const { day, time } = momentsIn(lang, timeZone)
  if (count === 0) return <p>{t('none')}</p>
  return (
    <>
      <ol className="pj-history">
        {entries.map((each, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and never move
          <li key={place} data-kind={each.kind}>
            <time dateTime={each.at}>{each.isDay ? day(each.at) : time(each.at)}</time>
            <span>
              {each.problem ? (
                <Link href={`/problems?open=${each.problem}`} prefetch={false}>
                  {t(`kind.${each.kind}`)}
                </Link>
              ) : (
                t(`kind.${each.kind}`)
              )}
              {each.item ? ` · ${each.item}` : ''}
              {each.approvalNo ? ` · ${each.approvalNo}` : ''}
            </span>
          </li>
        ))}
      </ol>
      {count > entries.length ? (
        <Link className="dk-link" href={allHref} prefetch={false} scroll={false}>
          {t('all', { count })}
        </Link>
      ) : null}
    </>
  )
}
