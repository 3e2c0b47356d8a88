'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import { StaleNote } from '@/ui/desk/notes'
import type { Locale } from '@/ui/i18n/locale'
import type { PastEmergency } from '../../queries/after-action'
import type { ModeNow } from '../../queries/mode-now'
import type { RoomNow } from '../../queries/room-now'
import { CalmRoom, PastList } from './calm-room'
import { LogPanel } from './log-panel'
import { MapPanel, type RoomGround } from './map-panel'
import { ObjectivesPanel } from './objectives-panel'
import { ReportsPanel } from './reports-panel'
import { ResourcesPanel } from './resources-panel'
import { useRoom } from './use-room'
import './room.css'

interface RoomPageProps {
  readonly first: RoomNow
  readonly past: readonly PastEmergency[]
  readonly units: Readonly<Record<string, string>>
  readonly phones: Readonly<Record<string, string>>
  readonly lang: Locale
  readonly timeZone: string
  readonly mayKeep: boolean
  readonly ground: RoomGround
}

/** The incident room: what is to be reached, with what, what happened, what was reported. */
export function RoomPage({ first, past, units, phones, lang, timeZone, mayKeep, ground }: RoomPageProps) {
  const t = useTranslations('room')
  const live = useRoom(first)
  const { time } = momentsIn(lang, timeZone)
  const names = { units, phones, time }
  const { mode, room } = live.now
  const common = { room: live, names, mayKeep }
  return (
    <div className="rm" data-link={live.link} data-mode={mode.mode}>
      {live.link === 'lost' ? <StaleNote>{t('stale')}</StaleNote> : null}
      {room === null ? (
        <CalmRoom />
      ) : (
        <>
          <RoomHead mode={mode} lang={lang} time={time} />
          <div className="rm-columns">
            <div>
              <ObjectivesPanel objectives={room.objectives} {...common} />
              <ResourcesPanel resources={room.resources} sums={room.sums} {...common} />
            </div>
            <div>
              <MapPanel
                drawings={room.drawings}
                ground={ground}
                lang={lang}
                room={live}
                time={time}
                mayKeep={mayKeep}
              />
              <LogPanel log={room.log} room={live} time={time} mayKeep={mayKeep} />
              <ReportsPanel reports={room.reports} next={room.situation.number} lang={lang} {...common} />
            </div>
          </div>
        </>
      )}
      {room === null ? <PastList past={past} lang={lang} time={time} /> : null}
    </div>
  )
}

interface RoomHeadProps {
  readonly mode: ModeNow
  readonly lang: Locale
  readonly time: (moment: string) => string
}

/** Which emergency, why, since when and until when. */
function RoomHead({ mode, lang, time }: RoomHeadProps) {
  const t = useTranslations('room')
  const done = mode.checklist.filter(each => each.doneAt !== null).length
  return (
    <section className="dk-card rm-head">
      <p>
        <b>
          {mode.plan?.name[lang] ?? t('noPlan')} {mode.plan ? t(`level.${mode.plan.level}`) : null}
        </b>{' '}
        {mode.reason}
      </p>
      <p className="rm-facts">
        {mode.from && mode.until ? t('since', { from: time(mode.from), until: time(mode.until) }) : null}
        {' · '}
        {t('steps', { done, all: mode.checklist.length })}
      </p>
      <nav className="rm-row">
        <Link href="/duty/watch" prefetch={false}>
          {t('toWatch')}
        </Link>
        <Link href={`/duty/room/${mode.id}`} prefetch={false}>
          {t('report')}
        </Link>
      </nav>
    </section>
  )
}
