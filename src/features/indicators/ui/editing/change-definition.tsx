'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import type { EditedIndicator, EditingDesk } from '../../queries/editing-desk'
import { DefinitionFields } from './definition-fields'
import { standingForm, type WrittenDefinition } from './definition-form'
import type { EditingFormat } from './editing-format'
import { FormulaCard } from './formula-card'
import type { FormulaEditorHandle } from './formula-editor'
import { RegistryList } from './registry-list'
import type { useFormulaCheck } from './use-formula-check'

interface ChangeDefinitionProps {
  readonly desk: EditingDesk
  readonly indicator: EditedIndicator
  readonly written: WrittenDefinition
  readonly write: (part: WrittenDefinition) => void
  /** Takes back what was typed. */
  readonly restore: () => void
  readonly checked: ReturnType<typeof useFormulaCheck>
  readonly areaName: (code: string) => string
  readonly format: EditingFormat
}

/** Everything an existing indicator is, to be typed over; beside each changed part, what stands now. */
export function ChangeDefinition(props: ChangeDefinitionProps) {
  const { desk, indicator, written, write, restore, checked, areaName, format } = props
  const t = useTranslations('indexEditing')
  const id = useId()
  const editor = useRef<FormulaEditorHandle>(null)
  const now = standingForm(indicator)
  const form = { ...now, ...written }
  return (
    <div className="ed-two">
      <div>
        <FormulaCard
          desk={desk}
          formula={form.formula}
          unit={form.unit}
          change={formula => write({ formula })}
          checked={checked}
          editor={editor}
          areaName={areaName}
          format={format}
        />
        {form.formula === now.formula ? null : (
          <p className="ed-hint ed-stands">
            {t('edit.formulaNow')} <code>{now.formula}</code>
          </p>
        )}
        <section className="ed-card" aria-labelledby={`${id}-about`}>
          <h2 id={`${id}-about`}>{t('about')}</h2>
          <DefinitionFields desk={desk} form={form} now={now} set={write} isUnitWrong={checked.isUnitWrong} />
          <p className="ed-hint">{t('edit.definitionText', { version: indicator.versions.definition })}</p>
          <button type="button" className="ed-link" disabled={Object.keys(written).length === 0} onClick={restore}>
            {t('edit.restore')}
          </button>
        </section>
      </div>
      <RegistryList registry={desk.registry} insert={name => editor.current?.insert(name)} />
    </div>
  )
}
