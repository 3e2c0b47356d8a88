'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { Locale } from '../../../../ui/i18n/locale'
import { EffectTable } from './effect-table'
import { figures } from './figures'
import { sliderOf } from './slider'
import { useUnits } from './use-units'
import { useWhatIf } from './use-what-if'

interface WhatIfProps {
  readonly code: string
  readonly area: string
  /** The area and those above it. */
  readonly levels: readonly string[]
  readonly dimension: string
  readonly unit: string
  readonly value: number | null
  readonly floor: number
  readonly goal: number
  readonly lang: Locale
  readonly timeZone: string
}

/** If the indicator reached a value: what dimension and index would be, computed by the code that computes them now. */
export function WhatIf({ code, area, levels, dimension, unit, value, floor, goal, lang, timeZone }: WhatIfProps) {
  const t = useTranslations('indicatorPage.whatIf')
  const f = figures(lang, timeZone)
  const id = useId()
  const { least, most, step } = sliderOf([floor, goal, ...(value === null ? [] : [value])])
  const [typed, setTyped] = useState<string | null>(null)
  const asked = typed === null || typed.trim() === '' ? null : Number(typed)
  const isNumber = asked !== null && Number.isFinite(asked)
  const effect = useWhatIf(area, isNumber ? [{ kind: 'indicator', code, value: asked }] : [])
  const start = value ?? floor
  const word = useUnits().word(unit)
  return (
    <>
      <div className="one-reach">
        <label htmlFor={id}>{t('reached')}</label>
        <input
          type="range"
          aria-label={t('reached')}
          min={least}
          max={most}
          step={step}
          value={isNumber ? asked : start}
          onChange={event => setTyped(event.target.value)}
        />
        <span className="one-field">
          <input
            id={id}
            type="number"
            step="any"
            value={typed ?? String(Number(start.toFixed(4)))}
            onChange={event => setTyped(event.target.value)}
          />
          {word}
        </span>
        <button type="button" className="one-button" onClick={() => setTyped(String(goal))}>
          {t('toGoal', { value: f.number(goal) })}
        </button>
        {typed === null ? null : (
          <button type="button" className="one-button" onClick={() => setTyped(null)}>
            {t('reset')}
          </button>
        )}
      </div>
      <div aria-live="polite">
        {effect.kind === 'none' ? <p className="one-note">{t('hint')}</p> : null}
        {effect.kind === 'asking' ? <p className="one-note">{t('asking')}</p> : null}
        {effect.kind === 'failed' ? <p className="one-warn">{t('failed')}</p> : null}
        {effect.kind === 'known' ? (
          <EffectTable answer={effect.answer} levels={levels} dimension={dimension} figures={f} />
        ) : null}
      </div>
    </>
  )
}
