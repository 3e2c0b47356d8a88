'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import { type Fact, Facts } from '../../../ui/facts'
import { sendHref } from '../../kiosks'
import { type RecordLayerId, recordLayers } from '../domain/desk-layers'
import type { DeskMap } from '../map/desk-map-options'
import { readThing } from '../map/layer-answers'
import { clockOf, type LifeField, lifeFields, numberOf, placeOf, type ThingRow, titleOf } from '../map/thing-row'
import { CameraPicture } from './camera-picture'
import { useMapTools } from './map-context'
import { NearbyCameras } from './nearby-cameras'
import type { Side } from './side'
import { useWords } from './use-words'

interface ThingPanelProps {
  readonly layer: RecordLayerId
  readonly id: string
  readonly round: number
  readonly map: RefObject<DeskMap | null>
  readonly open: (side: Side) => void
}

/** One thing: what it is, whose, how its clock stands, and its days. */
export function ThingPanel({ layer, id, round, map, open }: ThingPanelProps) {
  const t = useTranslations('deskMap')
  const { city, format, maySend, view } = useMapTools()
  const words = useWords()
  const [row, setRow] = useState<ThingRow | 'gone' | null>(null)
  const { at, isAsKnown } = view

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` reads again what has changed on the server
  useEffect(() => {
    const stop = new AbortController()
    void readThing(layer, id, { at, isAsKnown }, stop.signal)
      .then(found => setRow(found ?? 'gone'))
      .catch(() => {
        if (!stop.signal.aborted) setRow('gone')
      })
    return () => stop.abort()
  }, [layer, id, at, isAsKnown, round])

  const place = row && row !== 'gone' ? placeOf(row) : null
  useEffect(() => {
    if (place) map.current?.pickPlace(place)
    return () => map.current?.pickPlace(null)
  }, [map, place?.[0], place?.[1]])

  if (row === null) return <p className="mp-side-note">{t('loadingThing')}</p>
  if (row === 'gone') return <p className="mp-side-note">{t('gone')}</p>
  const { dataset, by } = recordLayers[layer]
  const cls = row.cls ?? row.kind
  const status = row.status ?? row.state
  const clock = clockOf(row)
  const isLate = clock && (clock.done ?? at ?? new Date(city.now).toISOString()) > clock.due
  const facts: Fact[] = [
    [t('fact.number'), numberOf(row)],
    [t('fact.class'), cls && words.classOf(layer, cls)],
    [t('fact.status'), status && words.statusOf(status)],
    [t('fact.stage'), row.lifeStage && words.stageOf(row.lifeStage)],
    [t('fact.unit'), row.unit ? words.unitOf(row.unit) : row.dept],
    [t('fact.owner'), row.ownerUnit ? words.unitOf(row.ownerUnit) : row.ownerName],
    [t('fact.contractor'), row.contractor],
    [t('fact.depth'), row.depth_m === undefined ? undefined : t('fact.metres', { value: format.decimal(row.depth_m) })],
    [t('fact.address'), row.address],
  ]
  return (
    <div className="mp-thing" data-by={by}>
      <h3>
        {titleOf(row)}
        {row.lamp && row.lamp !== 'none' ? (
          <em data-lamp={row.lamp}>{t(`lamp.${row.lamp as 'near' | 'yellow' | 'over' | 'red'}`)}</em>
        ) : null}
      </h3>
      {row.text && row.text !== titleOf(row) ? <p>{row.text}</p> : null}
      {layer === 'cameras' || row.kind === 'camera' ? <CameraPicture row={row} /> : null}
      {clock ? (
        <p className="mp-clock" data-late={isLate ? '' : undefined}>
          {t(isLate ? 'clock.late' : clock.done ? 'clock.kept' : 'clock.running', {
            due: format.stamp(clock.due),
          })}
        </p>
      ) : null}
      <Facts className="mp-facts" facts={facts} />
      {layer === 'cases' && place ? <NearbyCameras place={place} open={open} /> : null}
      <h4>{t('life')}</h4>
      <ol className="mp-life">
        {lifeOf(row).map(([field, moment]) => (
          <li key={field}>
            <span>{t(`lifeField.${field}`)}</span>
            <time dateTime={moment}>{moment.length > 10 ? format.stamp(moment) : format.day(moment)}</time>
          </li>
        ))}
      </ol>
      <p className="mp-side-foot">
        {place ? (
          <>
            <button type="button" onClick={() => map.current?.lookAt(place, 16)}>
              {t('show')}
            </button>
            <button type="button" onClick={() => open({ kind: 'around', place })}>
              {t('tools.around')}
            </button>
          </>
        ) : (
          <span className="mp-quiet">{t('layers.withoutPlace')}</span>
        )}
        {maySend && row.kind === 'camera' ? <a href={sendHref('device', row.id, titleOf(row))}>{t('send')}</a> : null}
        <a href={recordHref(dataset, row)} target="_blank" rel="noreferrer">
          {t('record')}
        </a>
      </p>
    </div>
  )
}

function lifeOf(row: ThingRow): [LifeField, string][] {
  return lifeFields
    .flatMap((field): [LifeField, string][] => {
      const value = row[field]
      return typeof value === 'string' && value !== '' ? [[field, value]] : []
    })
    .sort(([, one], [, other]) => (one < other ? -1 : 1))
}

/** The very record, as everyone may read it. */
function recordHref(dataset: string, row: ThingRow): string {
  const key = {
    case: 'caseNo',
    project: 'projectCode',
    road_permit: 'permitNo',
    asset: 'assetCode',
    device: 'deviceId',
  }[dataset]
  return `/api/v1/datasets/${dataset}/records?${new URLSearchParams({ [key ?? 'sourceId']: numberOf(row) })}`
}
