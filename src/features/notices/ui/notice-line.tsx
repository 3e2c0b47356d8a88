'use client'

import { useTranslations } from 'next-intl'
import { FlagBadge, LampBadge } from '../../../ui/desk/badges'
import { useMoments } from '../../../ui/desk/moments'
import type { Notice } from '../domain/notice'

interface NoticeLineProps {
  readonly notice: Notice
  readonly isUnread: boolean
  readonly timeZone: string
  readonly page: string | undefined
}

/** One notice: its sign, what happened to what, and when; a link where the thing has a page. */
export function NoticeLine({ notice, isUnread, timeZone, page }: NoticeLineProps) {
  const t = useTranslations('notices')
  const when = useMoments(timeZone).time(notice.at)
  const happened = t.has(`type.${notice.type}`)
    ? t(`type.${notice.type}`, {
        colour: notice.colour ?? 'none',
        mode: notice.mode ?? 'none',
        subject: notice.isUnit ? 'unit' : 'thing',
      })
    : t('type.other')
  const content = (
    <>
      <span className="nt-sign">
        {notice.colour === null ? null : notice.isUnit ? (
          <FlagBadge />
        ) : (
          <LampBadge colour={notice.colour} isAcknowledged={notice.type === 'flag.cleared'} />
        )}
      </span>
      <span className="nt-words">
        <b>{happened}</b>
        <span>{notice.what}</span>
      </span>
      <time dateTime={notice.at}>{when}</time>
    </>
  )
  return (
    <li className="nt-line" data-unread={isUnread || undefined} data-seq={notice.seq}>
      {page && notice.thing ? (
        <a href={page.replace('{id}', encodeURIComponent(notice.thing.id))}>{content}</a>
      ) : (
        <div>{content}</div>
      )}
      {isUnread ? <span className="dk-hidden">{t('unread')}</span> : null}
    </li>
  )
}
