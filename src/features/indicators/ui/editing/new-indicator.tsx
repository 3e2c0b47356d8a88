'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import type { EditingDesk } from '../../queries/editing-desk'
import { ChangeSteps } from './change-steps'
import { DefinitionFields } from './definition-fields'
import { DeskFrame } from './desk-frame'
import { editingFormat } from './editing-format'
import { FormulaCard } from './formula-card'
import type { FormulaEditorHandle } from './formula-editor'
import { draftOf, emptyForm, missingParts, type NewForm } from './new-form'
import { RegistryList } from './registry-list'
import { StartDay, startOf } from './start-day'
import { useFormulaCheck } from './use-formula-check'
import { useStored } from './use-stored'

/** `/index/new`: a formula that is checked as it is typed, tried on last month, previewed, and published as version 1. */
export function NewIndicator({ desk }: { readonly desk: EditingDesk }) {
  const t = useTranslations('indexEditing')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const id = useId()
  const router = useRouter()
  const format = editingFormat(lang, desk.timeZone)
  const editor = useRef<FormulaEditorHandle>(null)
  const [form, setForm] = useStored<NewForm>('chengmai-new-indicator', emptyForm)
  const [done, setDone] = useState<string | null>(null)
  const checked = useFormulaCheck(form.formula, form.unit.trim())
  const set = (part: Partial<NewForm>) => {
    setDone(null)
    setForm(now => ({ ...now, ...part }))
  }
  const areaName = (code: string) => desk.areas.find(each => each.code === code)?.name[lang] ?? code
  const missing = missingParts(form)
  const { isGood, isUnitWrong } = checked
  const draft = isGood ? draftOf(form, startOf(form.day, desk.timeZone)) : null
  const code = (
    <div className="ed-field" data-field="code">
      <label htmlFor={`${id}-code`}>{t('field.code')}</label>
      <input
        id={`${id}-code`}
        value={form.code}
        maxLength={200}
        placeholder="X-AB-01"
        onChange={event => set({ code: event.target.value })}
      />
      {desk.codes.includes(form.code.trim()) ? (
        <small className="ed-wrong">{t('problem.issue.code-taken')}</small>
      ) : null}
    </div>
  )

  return (
    <DeskFrame page="new">
      <div className="ed-two">
        <div>
          <FormulaCard
            desk={desk}
            formula={form.formula}
            unit={form.unit}
            change={formula => set({ formula })}
            checked={checked}
            editor={editor}
            areaName={areaName}
            format={format}
          />
          <section className="ed-card" aria-labelledby={`${id}-about`}>
            <h2 id={`${id}-about`}>{t('about')}</h2>
            <DefinitionFields desk={desk} form={form} set={set} isUnitWrong={isUnitWrong} code={code} />
            <p className="ed-hint">{t('aboutText')}</p>
          </section>
          <ChangeSteps
            draft={draft}
            missing={[
              ...missing.map(name => t(`field.${name}`)),
              ...(missing.includes('formula') || isGood || isUnitWrong ? [] : [t('formula.right')]),
            ]}
            start={<StartDay day={form.day} setDay={day => set({ day })} timeZone={desk.timeZone} now={desk.now} />}
            signer={desk.signer}
            areas={desk.areas.map(each => each.code)}
            areaName={areaName}
            format={format}
            refresh={() => router.refresh()}
            published={() => {
              setDone(form.code.trim())
              setForm(emptyForm)
              router.refresh()
            }}
          />
          {done === null ? null : (
            <p className="ed-done" role="status">
              {t('done.new', { code: done })}{' '}
              <a href={`/index/${encodeURIComponent(done)}`}>{t('done.see', { code: done })}</a>
            </p>
          )}
        </div>
        <RegistryList registry={desk.registry} insert={name => editor.current?.insert(name)} />
      </div>
    </DeskFrame>
  )
}
