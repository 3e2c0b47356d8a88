'use client'

import { useTranslations } from 'next-intl'
import type { Figures } from './figures'
import type { WhatIfAnswer } from './what-if-answer'

interface EffectTableProps {
  readonly answer: WhatIfAnswer
  /** Areas that are shown: the one asked for and those above it. */
  readonly levels: readonly string[]
  readonly dimension: string
  readonly figures: Figures
}

/** Before and after, level by level: the dimension and the index of the area, then of the areas above it. */
export function EffectTable({ answer, levels, dimension, figures: f }: EffectTableProps) {
  const t = useTranslations('indicatorPage')
  const shown = answer.levels.filter(each => levels.includes(each.area.code))
  const number = (value: number | null) => (value === null ? t('whatIf.withheld') : f.fixed(value, 2))
  const change = (before: number | null, after: number | null) =>
    before === null || after === null ? '–' : f.signed(Number((after - before).toFixed(4)))
  return (
    <>
      <table className="one-table one-effect">
        <thead>
          <tr>
            <th scope="col">{t('whatIf.level')}</th>
            <th scope="col" className="one-number">
              {t('whatIf.now')}
            </th>
            <th scope="col" className="one-number">
              {t('whatIf.then')}
            </th>
            <th scope="col" className="one-number">
              {t('whatIf.effect')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.flatMap(({ area, before, after }) => {
            const [one, other] = [before, after].map(
              side => side.dimensions.find(each => each.code === dimension)?.value ?? null,
            )
            const rows = [
              { name: t(`dimension.${dimension}`), before: one ?? null, after: other ?? null },
              { name: t('index'), before: before.value, after: after.value },
            ]
            return rows.map((row, i) => (
              <tr key={`${area.code} ${row.name}`} data-level={i === 1 ? area.code : undefined}>
                <th scope="row">
                  {area.name[f.lang]} · {row.name}
                </th>
                <td className="one-number">{number(row.before)}</td>
                <td className="one-number">{number(row.after)}</td>
                <td className="one-number">
                  <b>{change(row.before, row.after)}</b>
                </td>
              </tr>
            ))
          })}
        </tbody>
      </table>
      {answer.notes.map(note => (
        <p key={note.en} className="one-note">
          {note[f.lang]}
        </p>
      ))}
    </>
  )
}
