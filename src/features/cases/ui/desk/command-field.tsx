'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { CaseNames } from '../../domain/case-names'
import { conditions } from '../../domain/command-inputs'
import type { CaseCommand } from '../../domain/transitions'
import type { Advice, ShownCase } from '../api'
import { useProposalWords } from '../proposal-words'
import { CandidateList } from './candidate-list'
import type { FieldName } from './command-fields'

interface CommandFieldProps {
  readonly name: FieldName
  readonly command: CaseCommand
  readonly value: string
  readonly isRequired: boolean
  readonly each: ShownCase
  readonly names: CaseNames
  readonly duplicates: Advice['duplicates']
  /** Unit that the form is about to name. */
  readonly unit: string
  readonly onChange: (value: string) => void
}

/** One field of a command's form, by its kind. */
export function CommandField(props: CommandFieldProps) {
  const { name, command, value, isRequired, each, onChange } = props
  const t = useTranslations('cases')
  const id = useId()
  const options = useOptions(props)
  if (name === 'assignee')
    return (
      <CandidateList
        caseId={each.id}
        unit={props.unit}
        unitName={code => props.names.units[code]?.name ?? code}
        value={value}
        onChange={onChange}
      />
    )
  const label = <label htmlFor={id}>{t(`field.${name}`)}</label>
  if (options)
    return (
      <div className="cs-field">
        {label}
        <select
          id={id}
          name={name}
          value={value}
          required={isRequired}
          onChange={event => onChange(event.target.value)}
        >
          {isRequired ? null : <option value="">{t('none')}</option>}
          {options.map(([code, text]) => (
            <option key={code} value={code}>
              {text}
            </option>
          ))}
        </select>
        {name === 'unit' ? <UnitNote each={each} value={value} names={props.names} /> : null}
      </div>
    )
  if (name === 'until')
    return (
      <div className="cs-field">
        {label}
        <input
          id={id}
          name={name}
          type="datetime-local"
          value={value}
          required
          onChange={event => onChange(event.target.value)}
        />
      </div>
    )
  const phrases = name === 'reason' || name === 'text' ? phrasesOf(t, `${command}.${name}`) : []
  return (
    <div className="cs-field">
      {label}
      <textarea
        id={id}
        name={name}
        rows={2}
        value={value}
        required={isRequired}
        minLength={name === 'reason' ? 5 : undefined}
        onChange={event => onChange(event.target.value)}
      />
      {phrases.length > 0 ? (
        <span className="cs-phrases">
          {phrases.map(phrase => (
            <button key={phrase} type="button" className="cs-quiet" onClick={() => onChange(phrase)}>
              {phrase}
            </button>
          ))}
        </span>
      ) : null}
    </div>
  )
}

/** Texts that are said often, from the messages of the language. */
function phrasesOf(t: ReturnType<typeof useTranslations<'cases'>>, key: string): readonly string[] {
  const path = `phrases.${key}` as 'phrases'
  const raw: unknown = t.has(path) ? t.raw(path) : []
  return Array.isArray(raw) ? raw.map(String) : []
}

function UnitNote({
  each,
  value,
  names,
}: {
  readonly each: ShownCase
  readonly value: string
  readonly names: CaseNames
}) {
  const t = useTranslations('cases')
  const words = useProposalWords()
  const { proposal } = each
  const unit = names.units[value]
  const why =
    value !== proposal.unit
      ? t('otherUnit', { unit: names.units[proposal.unit]?.name ?? proposal.unit })
      : words(proposal)
  return (
    <small className="cs-note" data-proposal={proposal.by}>
      {[why, unit?.phone].filter(Boolean).join(' · ')}
    </small>
  )
}

/** Working hours that an answer may be given: from at once to a week. */
const answerHours = [1, 2, 4, 7, 14, 21, 35] as const

type Option = readonly [code: string, text: string]

/** The choices of a field that is chosen from; null of one that is typed. */
function useOptions({ name, names, each, duplicates }: CommandFieldProps): readonly Option[] | null {
  const t = useTranslations('cases')
  const units = Object.entries(names.units)
  switch (name) {
    case 'cls':
      return Object.entries(names.classes).map(([code, text]) => [code, `${text} ${code}`])
    case 'severity':
      return (['1', '2', '3'] as const).map(level => [level, t(`severity.${level}`)])
    case 'condition':
      return conditions.map(condition => [condition, t(`condition.${condition}`)])
    case 'unit':
      return units
        .filter(([, unit]) => unit.kind !== 'county')
        .sort(([a, x], [b, y]) => nearFirst(each, a, x.district) - nearFirst(each, b, y.district))
        .map(([code, unit]) => [code, unit.name])
    case 'result':
      return (['pass', 'fail'] as const).map(result => [result, t(`result.${result}`)])
    case 'mine':
      return (['yes', 'no'] as const).map(mine => [mine, t(`mine.${mine}`)])
    case 'stage':
      return (['request', 'done'] as const).map(stage => [stage, t(`stage.${stage}`)])
    case 'confirmed':
      return (['yes', 'no'] as const).map(found => [found, t(`confirmed.${found}`)])
    case 'hours':
      return answerHours.map(hours => [String(hours), t('supervision.hours', { hours })])
    case 'verdict':
      return (['accepted', 'returned'] as const).map(verdict => [verdict, t(`verdict.${verdict}`)])
    case 'outcome':
      return (each.appeal === 'pending' ? (['approved', 'rejected'] as const) : (['pending'] as const)).map(outcome => [
        outcome,
        t(`outcome.${outcome}`),
      ])
    case 'into':
      return duplicates.map(found => [
        found.id,
        t('intoCase', { cls: names.classes[found.cls] ?? found.cls, no: found.caseNo, metres: found.likeness.metres }),
      ])
    default:
      return null
  }
}

/** The unit the matrix names, then the district's own, then the city's. */
const nearFirst = (each: ShownCase, code: string, district: string | null): number =>
  code === each.proposal.unit ? 0 : district !== null && district === each.district ? 1 : district === null ? 2 : 3
