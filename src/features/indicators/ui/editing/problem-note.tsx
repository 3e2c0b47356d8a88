'use client'

import { useTranslations } from 'next-intl'
import type { EditingProblem } from './editing-client'

interface ProblemNoteProps {
  readonly problem: EditingProblem
  /** Takes over what stands now. */
  readonly refresh: () => void
}

/** Why it did not go through, and what to do about it; what was typed stays. */
export function ProblemNote({ problem, refresh }: ProblemNoteProps) {
  const t = useTranslations('indexEditing.problem')
  const words = useTranslations('indexEditing')
  const { code, detail, issues = [], conflicts = [] } = problem
  const said = (name: string) => {
    const key = [`field.${name}`, `dimension.${name}`].find(each => words.has(each))
    return key === undefined ? name : words(key)
  }
  return (
    <div className="ed-wrong ed-problem" role="alert" data-problem={code}>
      <p>
        <b>{t.has(code) ? t(code) : t('other', { detail })}</b>
      </p>
      {conflicts.map(each => (
        <div key={`${each.what} ${each.code}`}>
          <p>
            {t('winner', {
              what: each.code ?? t('shares'),
              by: each.by ?? t('list'),
              version: each.version,
              reason: each.reason,
            })}
          </p>
          <p>
            {t('now')}{' '}
            {Object.entries(each.now).map(([name, value]) => (
              <span key={name} className="ed-chip">
                {said(name)} {String(value)}
              </span>
            ))}
          </p>
        </div>
      ))}
      {issues.length > 0 ? (
        <ul>
          {issues.map(({ field, issue, code: own }) => (
            <li key={`${field} ${issue} ${own}`}>
              {own ? <code>{own} </code> : null}
              {said(field.split('.').at(-1) ?? field)}: {t(`issue.${issue}`)}
            </li>
          ))}
        </ul>
      ) : null}
      {code === 'version-conflict' ? (
        <button type="button" onClick={refresh}>
          {t('refresh')}
        </button>
      ) : null}
    </div>
  )
}
