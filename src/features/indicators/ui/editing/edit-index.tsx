'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import type { EditingDesk } from '../../queries/editing-desk'
import { ChangeDefinition } from './change-definition'
import { ChangeHistory } from './change-history'
import { ChangeSteps } from './change-steps'
import { missingParts, type WrittenDefinition } from './definition-form'
import { DeskFrame } from './desk-frame'
import { changedDefinition, type EditForm, editDraft, emptyEdit, type Written } from './edit-form'
import { editingFormat } from './editing-format'
import { IndicatorPicker } from './indicator-picker'
import { RatingRows } from './rating-rows'
import { SharesRows } from './shares-rows'
import { StartDay, startOf } from './start-day'
import { useFormulaCheck } from './use-formula-check'
import { useStored } from './use-stored'

interface EditIndexProps {
  readonly desk: EditingDesk
  /** Indicators that the address asks for. */
  readonly asked: readonly string[]
}

const kinds = ['parameters', 'definition', 'shares', 'retire'] as const
/** Changes of one indicator at a time. */
const singles: readonly EditForm['what'][] = ['definition', 'retire']

/** `/index/edit`: floors, goals and weights, definitions, the four shares, retirement; below it everything that was ever changed. */
export function EditIndex({ desk, asked }: EditIndexProps) {
  const t = useTranslations('indexEditing')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const id = useId()
  const router = useRouter()
  const format = editingFormat(lang, desk.timeZone)
  const [form, setForm] = useStored<EditForm>('chengmai-index-change', emptyEdit)
  const [round, setRound] = useState(0)
  const [done, setDone] = useState(0)
  const wanted = asked.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is asked once, after what was kept was read
  useEffect(() => {
    const known = wanted.split(',').filter(code => desk.indicators.some(each => each.code === code))
    if (known.length > 0) setForm(now => ({ ...now, codes: [...new Set([...now.codes, ...known])] }))
  }, [wanted])
  const set = (part: Partial<EditForm>) => {
    setDone(0)
    setForm(now => ({ ...now, ...part }))
  }
  const isSingle = singles.includes(form.what)
  const areaName = (code: string) => desk.areas.find(each => each.code === code)?.name[lang] ?? code
  const chosen = form.codes.flatMap(code => desk.indicators.find(each => each.code === code) ?? [])
  const definition = changedDefinition(form, desk.indicators)
  const checked = useFormulaCheck(definition?.form.formula ?? '', definition?.form.unit.trim() ?? '')
  const isReady = definition === null || checked.isGood
  const draft = isReady ? editDraft(form, desk, startOf(form.day, desk.timeZone)) : null
  const write = (code: string, part: Written) =>
    set({ written: { ...form.written, [code]: { ...form.written[code], ...part } } })
  const writeDefinition = (code: string, written: WrittenDefinition) =>
    set({ definitions: { ...form.definitions, [code]: written } })
  const gaps = definition ? missingParts(definition.form).map(name => t(`field.${name}`)) : []
  const missing =
    gaps.length > 0
      ? gaps
      : definition && !checked.isGood && !checked.isUnitWrong
        ? [t('formula.right')]
        : [t(`edit.missing.${form.what}`)]

  return (
    <DeskFrame page="edit">
      <section className="ed-card" aria-labelledby={`${id}-what`}>
        <h2 id={`${id}-what`}>{t('edit.what')}</h2>
        <fieldset className="ed-kinds">
          <legend className="ed-hidden">{t('edit.what')}</legend>
          {kinds.map(kind => (
            <label key={kind}>
              <input type="radio" name="what" checked={form.what === kind} onChange={() => set({ what: kind })} />
              {t(`edit.kind.${kind}`)}
            </label>
          ))}
        </fieldset>
        {form.what === 'shares' ? (
          <SharesRows
            form={form}
            shares={desk.shares}
            write={part => set({ shares: { ...form.shares, ...part } })}
            format={format}
          />
        ) : (
          <>
            <IndicatorPicker
              indicators={desk.indicators.filter(each => !form.codes.includes(each.code))}
              pick={code => set({ codes: isSingle ? [code] : [...form.codes, code] })}
            />
            <RatingRows
              indicators={chosen}
              written={form.written}
              write={write}
              remove={code => set({ codes: form.codes.filter(each => each !== code) })}
              format={format}
              isNamed={isSingle}
            />
            {isSingle && chosen.length > 1 ? <p className="ed-wrong">{t('edit.oneOnly')}</p> : null}
          </>
        )}
      </section>
      {definition === null ? null : (
        <ChangeDefinition
          desk={desk}
          indicator={definition.indicator}
          written={definition.written}
          write={part => writeDefinition(definition.indicator.code, { ...definition.written, ...part })}
          restore={() => writeDefinition(definition.indicator.code, {})}
          checked={checked}
          areaName={areaName}
          format={format}
        />
      )}
      <ChangeSteps
        draft={draft}
        missing={draft === null ? missing : []}
        start={<StartDay day={form.day} setDay={day => set({ day })} timeZone={desk.timeZone} now={desk.now} />}
        signer={desk.signer}
        areas={desk.areas.map(each => each.code)}
        areaName={areaName}
        format={format}
        refresh={() => router.refresh()}
        published={({ versions }) => {
          setForm({ ...emptyEdit, what: form.what })
          setDone(versions.length)
          setRound(now => now + 1)
          router.refresh()
        }}
      />
      {done === 0 ? null : (
        <p className="ed-done" role="status">
          {t('done.edit', { count: done })}
        </p>
      )}
      <ChangeHistory desk={desk} round={round} format={format} />
    </DeskFrame>
  )
}
