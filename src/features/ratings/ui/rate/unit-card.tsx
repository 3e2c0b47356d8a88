import { useTranslations } from 'next-intl'
import { LONGEST_WORDS } from '../../domain/answer'
import { LOW_SCORE, questions, reasons, scores } from '../../domain/scale'
import type { RatingPage } from '../../queries/rating-page'
import { FileField } from './file-field'
import type { UnitDraft } from './rate-draft'

interface UnitCardProps {
  readonly token: string
  readonly asked: RatingPage['units'][number]
  readonly lang: 'zh' | 'en'
  readonly draft: UnitDraft
  readonly onChange: (change: Partial<UnitDraft>) => void
}

/** One unit: what it did, five levels, and as much more as the investor wants to say. */
export function UnitCard({ token, asked, lang, draft, onChange }: UnitCardProps) {
  const t = useTranslations('rate')
  const { unit, level, name, evidence } = asked
  return (
    <section className="rate-unit" aria-labelledby={`unit-${unit}`}>
      <p className="rate-level">{t(`level.${level}`)}</p>
      <h2 id={`unit-${unit}`}>{name[lang]}</h2>
      <Evidence evidence={evidence} />
      <fieldset className="rate-scores">
        <legend className="rate-hidden">{name[lang]}</legend>
        {scores.map(score => (
          <label key={score} data-chosen={draft.score === score || undefined}>
            <input
              type="radio"
              name={`score-${unit}`}
              checked={draft.score === score}
              onChange={() => onChange({ score })}
            />
            <b>{score}</b>
            <span>{t(`score.${score}`)}</span>
          </label>
        ))}
      </fieldset>
      {draft.score !== null && draft.score <= LOW_SCORE ? (
        <fieldset className="rate-reasons">
          <legend>{t('reasonTitle')}</legend>
          {reasons.map(reason => (
            <label key={reason} data-chosen={draft.reason === reason || undefined}>
              <input
                type="radio"
                name={`reason-${unit}`}
                checked={draft.reason === reason}
                onChange={() => onChange({ reason })}
              />
              {t(`reason.${reason}`)}
            </label>
          ))}
        </fieldset>
      ) : null}
      {draft.score === null ? null : (
        <details className="rate-more" open={draft.score <= LOW_SCORE}>
          <summary>{t('more')}</summary>
          {questions.map(question => (
            <fieldset key={question} className="rate-question">
              <legend>{t(`question.${question}`)}</legend>
              {scores.map(score => (
                <label key={score} data-chosen={draft.questions[question] === score || undefined}>
                  <input
                    type="radio"
                    name={`${question}-${unit}`}
                    aria-label={t('scale', { question: t(`question.${question}`), score })}
                    checked={draft.questions[question] === score}
                    onChange={() => onChange({ questions: { ...draft.questions, [question]: score } })}
                  />
                  <span aria-hidden="true">{score}</span>
                </label>
              ))}
            </fieldset>
          ))}
          <label className="rate-words">
            {t('words')}
            <textarea
              rows={3}
              maxLength={LONGEST_WORDS}
              value={draft.suggestion}
              onChange={event => onChange({ suggestion: event.target.value })}
            />
          </label>
          <FileField token={token} files={draft.files ?? []} onChange={files => onChange({ files })} />
        </details>
      )}
    </section>
  )
}

function Evidence({ evidence }: { readonly evidence: RatingPage['units'][number]['evidence'] }) {
  const t = useTranslations('rate')
  if (!evidence) return <p className="rate-evidence">{t('noEvidence')}</p>
  const { steps, done, promisedDays, usedDays, late, corrections, refused } = evidence
  const said = [
    t('evidence', { steps, done }),
    ...(promisedDays !== null && usedDays !== null
      ? [t('evidenceDays', { promised: promisedDays, used: usedDays })]
      : []),
    ...(late > 0 ? [t('evidenceLate', { late })] : []),
    ...(corrections > 0 ? [t('evidenceCorrections', { corrections })] : []),
    ...(refused > 0 ? [t('evidenceRefused', { refused })] : []),
  ]
  return <p className="rate-evidence">{said.join(' · ')}</p>
}
