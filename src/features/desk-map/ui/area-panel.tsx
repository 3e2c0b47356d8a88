'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import { areasOf, type MapArea } from '../../../map/ground/areas'
import { readJson } from '../../../shared/read-json'
import { type DeskLayerId, deskLayerIds } from '../domain/desk-layers'
import type { DeskMap } from '../map/desk-map-options'
import { readLegend } from '../map/layer-answers'
import { LayerMark } from './layer-mark'
import { useMapTools } from './map-context'
import type { Side } from './side'
import { useOnDuty } from './use-on-duty'
import { useWords } from './use-words'

interface AreaPanelProps {
  readonly area: MapArea
  readonly round: number
  readonly map: RefObject<DeskMap | null>
  readonly open: (side: Side) => void
}

interface AreaCounts {
  readonly layer: DeskLayerId
  readonly total: number
  readonly units: readonly (readonly [unit: string, count: number])[]
}

/** An area: its index, what there is in it, whose it is, who is on duty, and the areas below it. */
export function AreaPanel({ area, round, map, open }: AreaPanelProps) {
  const t = useTranslations('deskMap')
  const { city, format, view, change } = useMapTools()
  const words = useWords()
  const [counts, setCounts] = useState<readonly AreaCounts[]>([])
  const [index, setIndex] = useState<number | null>(null)
  const [children, setChildren] = useState<readonly MapArea[]>([])
  const duty = useOnDuty(area.code, view.at ?? new Date(city.now).toISOString())
  const { state, unit, cls, stage, status, from, to, at, isAsKnown } = view
  const question = JSON.stringify({ state, unit, cls, stage, status, from, to, at, isAsKnown })
  const { timeZone } = city

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again what has changed on the server
  useEffect(() => {
    const stop = new AbortController()
    const asked = { ...JSON.parse(question), area: area.code, timeZone }
    void Promise.all(
      deskLayerIds.map(async (layer): Promise<AreaCounts[]> => {
        const counted = await readLegend(layer, asked, stop.signal).catch(() => null)
        return counted && counted.total > 0 ? [{ layer, total: counted.total, units: counted.units }] : []
      }),
    ).then(all => {
      if (!stop.signal.aborted) setCounts(all.flat())
    })
    void readJson<{ value: number | null }>(
      `/api/v1/index?${new URLSearchParams({ area: area.code, ...(at ? { at } : {}) })}`,
      stop.signal,
    )
      .then(({ value }) => setIndex(value))
      .catch(() => setIndex(null))
    return () => stop.abort()
  }, [area.code, question, timeZone, at, round])

  useEffect(() => {
    if (area.kind !== 'district') return setChildren([])
    let isGone = false
    void areasOf('street', place => place).then(all => {
      if (!isGone) setChildren(all.filter(each => each.parent === area.code))
    })
    return () => {
      isGone = true
    }
  }, [area])

  const drill = (into: MapArea) => {
    map.current?.goTo(into.box)
    change({ area: into.code })
    open({ kind: 'area', area: into })
  }
  const isWhole = view.area === area.code
  const cases = counts.find(each => each.layer === 'cases')
  return (
    <div className="mp-thing">
      <p className="mp-area-index">
        <b>{index === null ? '—' : format.decimal(index)}</b> {t('colour.index')}
        <a href={`/index?area=${area.code}`}>{t('area.opened')}</a>
      </p>
      <p className="mp-side-foot">
        <button type="button" aria-pressed={isWhole} onClick={() => (isWhole ? change({ area: null }) : drill(area))}>
          {t(isWhole ? 'area.leave' : 'area.enter')}
        </button>
      </p>
      <h4>{t('area.here')}</h4>
      <ul className="mp-area-counts">
        {counts.map(({ layer, total }) => (
          <li key={layer} data-layer={layer}>
            <LayerMark layer={layer} />
            <span>{t(`layer.${layer}`)}</span>
            <b>{format.number(total)}</b>
          </li>
        ))}
      </ul>
      {cases && cases.units.length > 0 ? (
        <>
          <h4>{t('area.units')}</h4>
          <ul className="mp-area-counts">
            {cases.units.slice(0, 5).map(([unit, count]) => (
              <li key={unit}>
                <span>{unit ? words.unitOf(unit) : t('layers.unsaid')}</span>
                <b>{format.number(count)}</b>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h4>{t('area.duty')}</h4>
      {duty === null ? (
        <p className="mp-quiet">…</p>
      ) : duty.length === 0 ? (
        <p className="mp-quiet">{t('area.nobody')}</p>
      ) : (
        <ul className="mp-area-counts">
          {duty.map(({ role, count }) => (
            <li key={role}>
              <span>{t.has(`role.${role}`) ? t(`role.${role}` as 'role.collector') : role}</span>
              <b>{t('area.people', { count })}</b>
            </li>
          ))}
        </ul>
      )}
      {children.length > 0 ? (
        <>
          <h4>{t('area.streets', { count: children.length })}</h4>
          <ul className="mp-area-children">
            {children.map(each => (
              <li key={each.code}>
                <button type="button" onClick={() => drill(each)}>
                  {each.name[format.lang]}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}
