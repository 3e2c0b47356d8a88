'use client'

import { memo } from 'react'
import type { IndexRow } from '../../queries/index-page'
import { Score } from './band'
import { indicatorHref } from './href.view'
import { useList } from './list-context'
import { bandOf, changeOf } from './select-rows.view'

interface IndicatorRowProps {
  readonly row: IndexRow
  /** Counted from 1, the head included. */
  readonly place: number
  /** Whether Tab enters the list here. */
  readonly isEntry: boolean
  readonly isFresh: boolean
  readonly area: string
}

/** One indicator. Drawn again only when its own numbers change. */
export const IndicatorRow = memo(function IndicatorRow({ row, place, isEntry, isFresh, area }: IndicatorRowProps) {
  const { format, question, words } = useList()
  const change = changeOf(row)
  const { lang } = format
  return (
    <tr
      className="ix-row"
      tabIndex={isEntry ? 0 : -1}
      aria-rowindex={place}
      data-code={row.code}
      data-band={row.score === null ? undefined : bandOf(row.score)}
      data-fresh={isFresh ? '' : undefined}
    >
      <td className="ix-code">{row.code}</td>
      <td className="ix-name">
        <a href={indicatorHref(row.code, area, question)} tabIndex={-1} title={row[lang]}>
          {row[lang]}
        </a>
        <small>{words.domain(row.domain)}</small>
      </td>
      {row.value === null ? (
        <td className="ix-why" colSpan={2}>
          {row.reason === 'not-applicable' ? (
            <em className="ix-na">{words.reason(row.reason)}</em>
          ) : (
            <em className="ix-none">
              {words.none}
              {row.reason === null ? '' : ` · ${words.reason(row.reason)}`}
            </em>
          )}
        </td>
      ) : (
        <>
          <td className="ix-value">
            {format.value(row.value)}
            <small>{words.unit(row.unit)}</small>
          </td>
          <td className="ix-score-cell">
            <Score
              score={row.score}
              text={row.score === null ? '' : format.number(row.score, 1)}
              floor={words.belowFloor}
            />
          </td>
        </>
      )}
      <td className="ix-change" data-up={change === null ? undefined : change > 0}>
        {change === null ? '' : format.change(change)}
      </td>
      <td className="ix-spark">
        {row.spark ? (
          <svg viewBox="0 0 144 36" aria-hidden="true">
            <path d={row.spark} />
          </svg>
        ) : null}
      </td>
      <td className="ix-numerator">{row.numerator === null ? '' : format.part(row.numerator)}</td>
      <td className="ix-denominator">{row.denominator === null ? '' : format.part(row.denominator)}</td>
      <td className="ix-weight">{row.weight}</td>
      <td className="ix-length">{words.length(row.length)}</td>
    </tr>
  )
})
