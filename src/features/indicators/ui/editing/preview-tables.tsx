'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Preview } from '../../commands/preview-change'
import type { BeforeAfter, PreviewedMoment } from '../../domain/draft-preview'
import type { EditingFormat } from './editing-format'

type Measure = 'index' | 'safe' | 'tidy' | 'orderly' | 'convenient' | `value ${string}` | `score ${string}`
const indexMeasures = ['index', 'safe', 'tidy', 'orderly', 'convenient'] as const
const nothing: BeforeAfter = { before: null, after: null }

function numberOf(moment: PreviewedMoment, area: string, measure: Measure): BeforeAfter {
  const [kind, code] = measure.split(' ')
  if (code !== undefined) {
    const cell = moment.cells.find(each => each.code === code && each.area === area)
    return (kind === 'value' ? cell?.value : cell?.score) ?? nothing
  }
  const own = moment.areas.find(each => each.area === area)
  if (!own) return nothing
  return measure === 'index'
    ? own.index
    : own.dimensions[measure as (typeof indexMeasures)[number] & keyof typeof own.dimensions]
}

const said = ({ before, after }: BeforeAfter, format: EditingFormat): string =>
  before === null && after === null ? '–' : `${format.number(before)} → ${format.number(after)}`

interface PreviewTablesProps {
  readonly preview: Preview
  readonly areas: readonly string[]
  readonly areaName: (code: string) => string
  readonly format: EditingFormat
}

/** Before and after, area by area: the index, a dimension, or an indicator that the change touches. */
export function PreviewTables({ preview, areas, areaName, format }: PreviewTablesProps) {
  const t = useTranslations('indexEditing.preview')
  const [measure, setMeasure] = useState<Measure>('index')
  const codes = [...new Set(preview.moments.flatMap(each => each.cells.map(cell => cell.code)))]
  const isCounted = preview.kind === 'definition' || preview.kind === 'new'
  const momentName = (name: string) => (name === 'live' ? t('live') : format.month(name))
  const [city] = areas
  const moved = preview.moments.map(moment => (city === undefined ? nothing : numberOf(moment, city, 'index')))
  return (
    <div className="ed-preview">
      <ul className="ed-moves" aria-label={t('city')}>
        {preview.moments.map((moment, i) => (
          <li key={moment.name} data-moment={moment.name}>
            <span>{momentName(moment.name)}</span>
            <b>{said(moved[i] ?? nothing, format)}</b>
            <Change pair={moved[i] ?? nothing} format={format} none={t('same')} />
          </li>
        ))}
      </ul>
      <label className="ed-field">
        <span>{t('measure')}</span>
        <select value={measure} onChange={event => setMeasure(event.target.value as Measure)}>
          {indexMeasures.map(name => (
            <option key={name} value={name}>
              {t(`measures.${name}`)}
            </option>
          ))}
          {codes.map(code => (
            <option key={`score ${code}`} value={`score ${code}`}>
              {t('scoreOf', { code })}
            </option>
          ))}
          {isCounted
            ? codes.map(code => (
                <option key={`value ${code}`} value={`value ${code}`}>
                  {t('valueOf', { code })}
                </option>
              ))
            : null}
        </select>
      </label>
      <div className="ed-scroll">
        <table className="ed-table" data-table="preview">
          <caption>{t('caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('area')}</th>
              {preview.moments.map(each => (
                <th key={each.name} scope="col">
                  {momentName(each.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map(area => (
              <tr key={area}>
                <th scope="row">{areaName(area)}</th>
                {preview.moments.map(moment => {
                  const pair = numberOf(moment, area, measure)
                  return (
                    <td key={moment.name}>
                      {said(pair, format)} <Change pair={pair} format={format} none="" />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Days preview={preview} areaName={areaName} city={city ?? ''} format={format} />
    </div>
  )
}

function Change({ pair, format, none }: { pair: BeforeAfter; format: EditingFormat; none: string }) {
  const text = format.change(pair.before, pair.after)
  if (text === '' || text === '0') return <small className="ed-same">{text === '' ? '' : none}</small>
  return (
    <small className="ed-change" data-sense={(pair.after ?? 0) > (pair.before ?? 0) ? 'up' : 'down'}>
      {(pair.after ?? 0) > (pair.before ?? 0) ? '▲' : '▼'} {text}
    </small>
  )
}

interface DaysProps {
  readonly preview: Preview
  readonly areaName: (code: string) => string
  readonly city: string
  readonly format: EditingFormat
}

/** Days at or under the floor: where their number changes, and always the city's. */
function Days({ preview, areaName, city, format }: DaysProps) {
  const t = useTranslations('indexEditing.preview')
  const shown = preview.belowFloor.filter(
    each => each.area === city || each.below.before !== each.below.after || each.days.before !== each.days.after,
  )
  if (shown.length === 0) return null
  return (
    <details className="ed-days">
      <summary>{t('days', { count: shown.length })}</summary>
      <div className="ed-scroll">
        <table className="ed-table" data-table="days">
          <thead>
            <tr>
              <th scope="col">{t('indicator')}</th>
              <th scope="col">{t('area')}</th>
              <th scope="col">{t('daysBefore')}</th>
              <th scope="col">{t('daysAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ code, area, below, days }) => (
              <tr key={`${code} ${area}`}>
                <th scope="row">{code}</th>
                <td>{areaName(area)}</td>
                <td>
                  {format.number(below.before)} / {format.number(days.before)}
                </td>
                <td>
                  {format.number(below.after)} / {format.number(days.after)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
