'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import type { FormulaMistake } from '../../domain/check-formula'
import { completeFormula, type FormulaDataset, type Suggestion } from '../../domain/formula-complete'

export interface FormulaEditorHandle {
  /** Puts a name where the caret was last. */
  insert(name: string): void
  /** Marks a part of the text and goes there. */
  select(start: number, end: number): void
}

interface FormulaEditorProps {
  readonly value: string
  readonly change: (text: string) => void
  readonly registry: readonly FormulaDataset[]
  /** The mistake in this very text, if there is one. */
  readonly mistake: FormulaMistake | null
  readonly describedBy: string
  readonly ref?: Ref<FormulaEditorHandle>
}

/** A plain text area; behind it the same text with the mistake underlined, below it what may be written here. */
export function FormulaEditor({ value, change, registry, mistake, describedBy, ref }: FormulaEditorProps) {
  const t = useTranslations('indexEditing.formula')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const next = useRef<number | null>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const [chosen, setChosen] = useState(0)
  const found = caret === null ? null : completeFormula(value, caret, registry)
  const place = found ? Math.min(chosen, found.items.length - 1) : 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is put after the text has become the new one
  useLayoutEffect(() => {
    if (next.current === null) return
    area.current?.focus()
    area.current?.setSelectionRange(next.current, next.current)
    next.current = null
  }, [value])

  const write = (text: string, at: number) => {
    next.current = at
    change(text)
  }
  const take = (item: Suggestion) => {
    if (!found) return
    const at = found.from + item.insert.length
    write(value.slice(0, found.from) + item.insert + value.slice(found.to), at)
    // a function or a dataset goes on with what belongs into it
    setCaret(/[(.]$/.test(item.insert) ? at : null)
    setChosen(0)
  }
  useImperativeHandle(ref, () => ({
    insert: name => {
      const { selectionStart: start, selectionEnd: end } = area.current ?? {
        selectionStart: value.length,
        selectionEnd: value.length,
      }
      write(value.slice(0, start) + name + value.slice(end), start + name.length)
    },
    select: (start, end) => {
      area.current?.focus()
      area.current?.setSelectionRange(start, end)
    },
  }))
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      setCaret(event.currentTarget.selectionStart)
      return
    }
    const item = found?.items[place]
    if (!found || !item) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : found.items.length - 1
      setChosen((place + step) % found.items.length)
    } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) take(item)
    else if (event.key === 'Escape') setCaret(null)
    else return
    event.preventDefault()
  }
  const marked = mistake && mistake.end > mistake.start ? mistake : null
  return (
    <div className="ed-formula">
      <div className="ed-formula-text">
        <div className="ed-mirror" aria-hidden="true">
          {marked ? (
            <>
              {value.slice(0, marked.start)}
              <mark data-mistake={marked.code}>{value.slice(marked.start, marked.end)}</mark>
              {value.slice(marked.end)}
            </>
          ) : (
            value
          )}{' '}
        </div>
        <textarea
          ref={area}
          id="formula"
          value={value}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          rows={3}
          aria-label={t('label')}
          aria-autocomplete="list"
          aria-controls={found ? id : undefined}
          aria-activedescendant={found ? `${id}-${place}` : undefined}
          aria-invalid={mistake !== null}
          aria-describedby={describedBy}
          onChange={event => {
            setCaret(event.target.selectionStart)
            setChosen(0)
            change(event.target.value)
          }}
          onKeyDown={onKeyDown}
          onClick={() => setCaret(null)}
          onBlur={() => setCaret(null)}
        />
      </div>
      {found ? (
        <div className="ed-suggestions" id={id} role="listbox" aria-label={t('suggestions')}>
          {found.items.map((item, i) => (
            <div
              key={`${item.kind} ${item.name}`}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === place}
              ref={i === place ? element => element?.scrollIntoView({ block: 'nearest' }) : undefined}
              onMouseDown={event => {
                event.preventDefault()
                take(item)
              }}
            >
              <code>{item.name}</code>
              <span>{item.detail[lang]}</span>
              <small>{t(`kind.${item.kind}`)}</small>
            </div>
          ))}
        </div>
      ) : null}
      <p className="ed-hint">{t('keys')}</p>
    </div>
  )
}
