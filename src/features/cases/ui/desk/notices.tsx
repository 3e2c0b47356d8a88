'use client'

import { useTranslations } from 'next-intl'
import { isCaseCommand } from '../../domain/transitions'
import type { Notice } from './use-case-command'

/** What was done, what was not and why, what can still be taken back; read aloud, in the way of nothing. */
export function Notices({ notices, onUndo }: { readonly notices: readonly Notice[]; readonly onUndo: () => void }) {
  const t = useTranslations('cases')
  const problem = useProblemText()
  return (
    <div className="dd-notices" aria-live="polite">
      {notices.map(notice => (
        <p key={notice.key} data-kind={notice.kind}>
          <b>{t(`command.${notice.command}`)}</b> {notice.caseNo.slice(-9)}
          <span>
            {notice.kind === 'done' ? t('notice.done') : notice.kind === 'held' ? t('notice.held') : problem(notice)}
          </span>
          {notice.kind === 'held' ? (
            <button type="button" className="cs-button" onClick={onUndo}>
              {t('notice.undo')}
            </button>
          ) : null}
        </p>
      ))}
    </div>
  )
}

/** A refusal in words: its code's own, and for a lost race who was first. */
export function useProblemText() {
  const t = useTranslations('cases')
  return ({ code = 'internal', winner }: Pick<Notice, 'code' | 'winner'>): string => {
    if (code === 'version-conflict' && winner)
      return t('problem.version-conflict', {
        who: winner.post ?? t('problem.somebody'),
        what: isCaseCommand(winner.command) ? t(`command.${winner.command}`) : t('problem.changed'),
      })
    // who was first is not known: that somebody was is
    if (code === 'version-conflict') return t('problem.wrong-state')
    const key = `problem.${code}` as 'problem.internal'
    return t.has(key) ? t(key) : t('problem.internal')
  }
}
