'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useMemo } from 'react'
import type { LngLat } from '../../../shared/geo/geometry'
import type { ListPart } from '../domain/list-part'
import type { DeskMap } from '../map/desk-map-options'
import { numberOf, placeOf, titleOf } from '../map/thing-row'
import { LayerMark } from './layer-mark'
import { useMapTools } from './map-context'
import type { Side } from './side'
import { type ListedThing, useThingList } from './use-thing-list'
import { useWords } from './use-words'
import { VirtualList } from './virtual-list'

interface ListPanelProps {
  readonly parts: readonly ListPart[]
  readonly ring: readonly LngLat[] | null
  readonly map: RefObject<DeskMap | null>
  readonly open: (side: Side) => void
}

const ROW = 52

/** What a cluster or a selection holds: any number of things, one row each. */
export function ListPanel({ parts, ring, map, open }: ListPanelProps) {
  const t = useTranslations('deskMap.list')
  const { city, format, view } = useMapTools()
  const words = useWords()
  const asked = useMemo(() => ({ ...view, timeZone: city.timeZone, camera: null, pick: null }), [view, city.timeZone])
  const { items, state, more } = useThingList(parts, ring, asked)
  const known = parts.reduce((sum, part) => sum + (part.count ?? 0), 0)
  const total = ring ? items.length : known
  const isCounting = ring !== null && state !== 'whole'
  const row = ({ layer, row: thing }: ListedThing) => {
    const status = thing.status ?? thing.state ?? thing.lifeStage
    return (
      <>
        <LayerMark layer={layer} />
        <span className="mp-row-text">
          <b>{titleOf(thing, format.lang)}</b>
          <small>
            {thing.names ? (thing.phone ?? '') : numberOf(thing)}
            {status ? ` · ${thing.lifeStage ? words.stageOf(status) : words.statusOf(status)}` : ''}
          </small>
        </span>
        {thing.lamp && thing.lamp !== 'none' ? <i className="mp-lamp" data-lamp={thing.lamp} /> : null}
      </>
    )
  }
  return (
    <>
      <p className="mp-list-count" role="status" data-count={state === 'whole' || !ring ? total : undefined}>
        {state === 'broken'
          ? t('broken')
          : isCounting
            ? t('counting', { count: format.number(items.length) })
            : t('count', { count: format.number(total) })}
      </p>
      {items.length === 0 && state === 'whole' ? (
        <p className="mp-side-note">{t('empty')}</p>
      ) : (
        <VirtualList
          items={items}
          total={ring ? items.length : Math.max(known, items.length)}
          rowHeight={ROW}
          keyOf={thing => thing.row.id}
          label={t('label')}
          row={row}
          onEnd={() => {
            if (state === 'more') void more()
          }}
          onOpen={({ layer, row: thing }) => {
            const place = placeOf(thing)
            if (place) map.current?.lookAt(place)
            open({ kind: 'thing', layer, id: thing.id })
          }}
        />
      )}
    </>
  )
}
