'use client'

import { useTranslations } from 'next-intl'
import type { LinkState } from '../../../ui/live/follow'
import type { WallSnapshot } from '../domain/snapshot'
import { SceneDial } from './scene-dial'
import type { Dial } from './use-scenes'
import { useWall } from './wall-context'

interface TopBarProps {
  readonly snapshot: WallSnapshot
  readonly link: LinkState
  readonly dial: Dial
}

/** The city's name large in the middle, its state in one sentence below, made by rule from what the panels show. */
export function TopBar({ snapshot, link, dial }: TopBarProps) {
  const t = useTranslations()
  const { format, now } = useWall()
  const { city, area, demo, map } = snapshot
  return (
    <header className="topbar">
      <p className="topbar-left">
        {demo ? <b className="topbar-demo">{t('common.demo')}</b> : null}
        <SceneDial dial={dial} scene={snapshot.scene} />
        <span className="topbar-notice">
          {map.notice ? t('common.mapNotice', { notice: map.notice }) : t('common.schematic')}
        </span>
      </p>
      <div className="topbar-middle">
        <h1>{area.kind === 'city' ? t('wall.title', { city }) : t('wall.titleArea', { area: area.name })}</h1>
        <p className="topbar-state">
          <StateSentence snapshot={snapshot} />
        </p>
      </div>
      <p className="topbar-right">
        <span className={`link link-${link}`}>{t(`wall.link.${link}`)}</span>
        <span>{format.day(now)}</span>
        <time dateTime={now.toISOString()}>{format.clock(now)}</time>
      </p>
    </header>
  )
}

function StateSentence({ snapshot }: { readonly snapshot: WallSnapshot }) {
  const t = useTranslations('wall.state')
  const { lamps, flags, cases } = snapshot
  if (lamps?.state === 'failed' || flags?.state === 'failed') return t('unknown')
  // Calm is a finding; where nothing was ever reported there is none.
  if (!lamps && !flags && !cases) return t('nothing')
  const red = lamps?.total ?? 0
  const flagged = flags?.total ?? 0
  const isEmergency = snapshot.mode === 'emergency'
  if (red === 0 && flagged === 0 && !isEmergency) return t('calm')
  const strong = { b: (text: React.ReactNode) => <b>{text}</b> }
  return (
    <>
      {isEmergency ? <span>{t.rich('emergency', strong)}</span> : null}
      {red > 0 ? <span>{t.rich('red', { count: red, ...strong })}</span> : null}
      {flagged > 0 ? <span>{t.rich('flags', { count: flagged, ...strong })}</span> : null}
      {isEmergency ? null : <span>{t('rest')}</span>}
    </>
  )
}
