'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { FormulaMistake } from '../../domain/check-formula'
import type { FormulaAnswer } from './editing-client'

interface FormulaVerdictProps {
  readonly id: string
  readonly answer: FormulaAnswer | null
  readonly state: 'empty' | 'asking' | 'unreachable' | 'answered'
  readonly unit: string
  readonly replace: (mistake: FormulaMistake, name: string) => void
  readonly select: (start: number, end: number) => void
}

/** What the server says of the formula, below it. */
export function FormulaVerdict({ id, answer, state, unit, replace, select }: FormulaVerdictProps) {
  const t = useTranslations('indexEditing.formula')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const content = () => {
    if (state === 'empty') return <p className="ed-hint">{t('empty')}</p>
    if (state === 'unreachable') return <p className="ed-wrong">{t('unreachable')}</p>
    if (answer === null) return <p className="ed-hint">{t('asking')}</p>
    if (!answer.ok) return <Mistake mistake={answer.mistake} replace={replace} select={select} />
    return (
      <>
        <p>{answer.words[lang]}</p>
        {answer.doesUnitFit === false ? (
          <p className="ed-wrong" data-wrong="unit">
            {answer.units ? t('unitMust', { units: answer.units.join(' / ') }) : t('unitNot', { unit })}
          </p>
        ) : null}
        <dl className="ed-facts">
          <div>
            <dt>{t('class')}</dt>
            <dd>{t(`classes.${answer.class}`)}</dd>
          </div>
          {answer.reads.map(({ dataset, fields }) => (
            <div key={dataset}>
              <dt>
                {t('reads')} <code>{dataset}</code>
              </dt>
              <dd>
                <code>{fields.join(', ') || '–'}</code>
              </dd>
            </div>
          ))}
        </dl>
      </>
    )
  }
  return (
    <div id={id} className="ed-verdict" aria-live="polite" aria-busy={state === 'asking'} data-state={state}>
      {content()}
    </div>
  )
}

interface MistakeProps {
  readonly mistake: FormulaMistake
  readonly replace: (mistake: FormulaMistake, name: string) => void
  readonly select: (start: number, end: number) => void
}

function Mistake({ mistake, replace, select }: MistakeProps) {
  const t = useTranslations('indexEditing.formula')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const { code, syntax, start, end, found, nearest, signature, fields } = mistake
  const values = fields.find(each => each.values)?.values
  const isName = code.startsWith('unknown-') && code !== 'unknown-value' && code !== 'unknown-code'
  return (
    <div className="ed-wrong" data-wrong={code}>
      <p>
        {code === 'syntax' ? t(`syntax.${syntax ?? 'unexpected'}`) : t(`mistake.${code}`, { found: shortened(found) })}{' '}
        <button type="button" className="ed-link" onClick={() => select(start, end)}>
          {t('place', { start: start + 1, end: Math.max(start + 1, end) })}
        </button>
      </p>
      {lang === 'en' && code !== 'syntax' && !isName ? <p>{mistake.message}</p> : null}
      {code === 'type' && fields.length > 0 ? (
        <p>
          {fields.map(({ name, type }) => (
            <span key={name} className="ed-chip">
              <code>{name}</code> {t(`type.${type}`)}
            </span>
          ))}
        </p>
      ) : null}
      {nearest.length > 0 ? (
        <p>
          {t(isName ? 'meant' : 'values')}{' '}
          {nearest.map(name =>
            isName ? (
              <button key={name} type="button" className="ed-chip" onClick={() => replace(mistake, name)}>
                <code>{name}</code>
              </button>
            ) : (
              <code key={name} className="ed-chip">
                {name}
              </code>
            ),
          )}
        </p>
      ) : code === 'unknown-value' && values ? (
        <p>
          {t('values')} <code>{values.join(', ')}</code>
        </p>
      ) : null}
      {signature ? (
        <p>
          {t('written')} <code>{signature}</code>
        </p>
      ) : null}
    </div>
  )
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
