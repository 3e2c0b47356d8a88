'use client'

import { Bell as BellSign } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { DeskButton } from '../../../ui/desk/button'
import { EmptyNote, ErrorNote, StaleNote } from '../../../ui/desk/notes'
import type { NoticesPage } from '../queries/notices-of'
import { NoticeLine } from './notice-line'
import { useBell } from './use-bell'
import './bell.css'

/** More than this is many, here as on the server. */
const MANY = 99

interface BellProps {
  readonly first: NoticesPage
  readonly timeZone: string
  /** Where a thing of each kind is shown, `/projects/{id}`. */
  readonly thingPages: Readonly<Record<string, string>>
}

/** What concerns the reader: how much of it is unread, the list, and the mark that it has been read. */
export function Bell({ first, timeZone, thingPages }: BellProps) {
  const t = useTranslations('notices')
  const { items, unread, link, isBroken, refresh, markRead } = useBell(first)
  const count = unread > MANY ? `${MANY}+` : String(unread)
  return (
    <DialogTrigger onOpenChange={isOpen => isOpen && void refresh()}>
      <Button className="dk-quiet nt-bell" aria-label={unread === 0 ? t('none') : t('some', { count })}>
        <BellSign aria-hidden="true" size="1.25em" strokeWidth={1.75} />
        {unread > 0 ? (
          <b className="nt-count" aria-hidden="true">
            {count}
          </b>
        ) : null}
      </Button>
      <Popover className="dk-popover nt-popover" placement="bottom end">
        <Dialog>
          <header className="nt-head">
            <Heading slot="title">{t('title')}</Heading>
            {/* it keeps the focus when there is nothing left to mark: else Escape would close nothing */}
            <DeskButton
              kind="quiet"
              aria-disabled={unread === 0}
              onClick={() => {
                if (unread > 0) void markRead()
              }}
            >
              {t('markRead')}
            </DeskButton>
          </header>
          {link === 'lost' ? <StaleNote>{t('lost')}</StaleNote> : null}
          {isBroken ? <ErrorNote onRetry={refresh}>{t('broken')}</ErrorNote> : null}
          {items.length === 0 ? (
            <EmptyNote>{first.follows.types.length === 0 ? t('nothingForPost') : t('empty')}</EmptyNote>
          ) : (
            <ol className="nt-list">
              {items.map((notice, place) => (
                <NoticeLine
                  key={notice.seq}
                  notice={notice}
                  isUnread={place < unread}
                  timeZone={timeZone}
                  page={notice.thing ? thingPages[notice.thing.kind] : undefined}
                />
              ))}
            </ol>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
