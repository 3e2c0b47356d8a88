'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import { type Fact, Facts } from '../../../ui/facts'
import { PhoneLink } from '../../../ui/phone-link'
import type { WholeLayerId } from '../domain/desk-layers'
import type { DeskMap } from '../map/desk-map-options'
import { readWhole, type WholeAnswer } from '../map/whole-layers'
import { useMapTools } from './map-context'
import type { Side } from './side'
import { useWords } from './use-words'

interface WholePanelProps {
  readonly layer: WholeLayerId
  readonly id: string
  readonly round: number
  readonly map: RefObject<DeskMap | null>
  readonly open: (side: Side) => void
}

/** One post on duty, or who answers for one area and by which line of the matrix. */
export function WholePanel({ layer, id, round, map, open }: WholePanelProps) {
  const t = useTranslations('deskMap')
  const { city, view } = useMapTools()
  const [answer, setAnswer] = useState<WholeAnswer | 'broken' | null>(null)
  const { area, cls, at } = view
  const question = JSON.stringify({ area, cls, at })

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again what has changed on the server
  useEffect(() => {
    const stop = new AbortController()
    void readWhole(layer, { ...view, ...JSON.parse(question), timeZone: city.timeZone }, stop.signal)
      .then(setAnswer)
      .catch(() => {
        if (!stop.signal.aborted) setAnswer('broken')
      })
    return () => stop.abort()
  }, [layer, question, round])

  if (answer === null) return <p className="mp-side-note">{t('loadingThing')}</p>
  if (answer === 'broken') return <p className="mp-side-note">{t('whole.broken')}</p>
  if (answer.layer === 'duty') {
    const own = answer.items.find(each => each.id === id)
    return own ? (
      <OnDutyThing own={own} rooms={answer.rooms} map={map} open={open} />
    ) : (
      <p className="mp-side-note">{t('gone')}</p>
    )
  }
  const own = answer.items.find(each => each.area === id)
  return own ? <AnsweringThing own={own} cls={answer.cls} /> : <p className="mp-side-note">{t('gone')}</p>
}

type DutyAnswer = Extract<WholeAnswer, { layer: 'duty' }>
type MatrixAnswer = Extract<WholeAnswer, { layer: 'matrix' }>

interface OnDutyThingProps extends Pick<WholePanelProps, 'map' | 'open'> {
  readonly own: DutyAnswer['items'][number]
  readonly rooms: DutyAnswer['rooms']
}

function OnDutyThing({ own, rooms, map, open }: OnDutyThingProps) {
  const t = useTranslations('deskMap')
  const { format } = useMapTools()
  const words = useWords()
  const place = [own.lng, own.lat] as const
  const facts: Fact[] = [
    [t('whole.level'), words.classOf('duty', String(own.level))],
    [t('whole.room'), own.room === null ? undefined : rooms[own.room]?.[format.lang]],
    [t('whole.until'), own.to === null ? t('whole.always') : format.stamp(own.to)],
    [t('whole.place'), t(`whole.placeBy.${own.placeBy}`)],
    [t('whole.reported'), own.seenAt === null ? undefined : format.stamp(own.seenAt)],
  ]
  return (
    <div className="mp-thing">
      <h3>{own.name[format.lang]}</h3>
      <Call phone={own.phone} />
      {own.isStale ? <p className="mp-warn">{t('whole.stale')}</p> : null}
      <Facts className="mp-facts" facts={facts} />
      <p className="mp-side-foot">
        <button type="button" onClick={() => map.current?.lookAt(place, 15)}>
          {t('show')}
        </button>
        <button type="button" onClick={() => open({ kind: 'around', place })}>
          {t('tools.around')}
        </button>
        <a href="/duty/watch">{t('whole.rota')}</a>
      </p>
    </div>
  )
}

function AnsweringThing({ own, cls }: { readonly own: MatrixAnswer['items'][number]; readonly cls: string }) {
  const t = useTranslations('deskMap')
  const { format } = useMapTools()
  const words = useWords()
  const isGap = own.by === 'provisional'
  const facts: Fact[] = [
    [t('fact.class'), words.classOf('cases', cls)],
    [t(isGap ? 'whole.meanwhile' : 'fact.unit'), words.unitOf(own.unit)],
    [t('whole.line'), own.line ?? undefined],
    [t('whole.limit'), own.line === null ? undefined : own.limit || t('whole.ofClass')],
  ]
  return (
    <div className="mp-thing">
      <h3>{own.name[format.lang]}</h3>
      {isGap ? <p className="mp-warn">{t('whole.gapNote')}</p> : null}
      <Facts className="mp-facts" facts={facts} />
      <Call phone={own.phone} />
      {own.rivals.length > 0 ? (
        <>
          <p className="mp-warn">{t('whole.overlapNote')}</p>
          <ul className="mp-area-counts">
            {own.rivals.map(line => (
              <li key={line}>
                <a href={lineHref(line)}>{line}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="mp-side-foot">
        <a href={lineHref(own.line ?? cls)}>{t('whole.matrix')}</a>
      </p>
    </div>
  )
}

const lineHref = (line: string) => `/matrix?${new URLSearchParams({ q: line })}`

function Call({ phone }: { readonly phone: string }) {
  return phone === '' ? null : (
    <p className="mp-call">
      <PhoneLink phone={phone} />
    </p>
  )
}
