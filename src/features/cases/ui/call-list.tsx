'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { Callee } from '../../rota'
import { type CallOutcome, openCall } from '../domain/call'
import type { ShownCase } from './api'

/** The body of a `call`. */
export interface CallBody {
  readonly to: Pick<Callee, 'kind' | 'code'>
  readonly way: 'telephone' | 'push-to-talk'
  readonly outcome?: CallOutcome
  readonly of?: string
}

interface CallListProps {
  readonly each: ShownCase
  readonly onCall: (body: CallBody) => void
}

/** Whom one may call about the case, at once; each call stands in its history, and what came of it where it is noted. */
export function CallList({ each, onCall }: CallListProps) {
  const t = useTranslations('cases.call')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const steps = each.timeline.filter(entry => entry.kind === 'step')
  return (
    <details className="cs-calls">
      <summary>{t('title')}</summary>
      <ul>
        {each.callees.map(callee => {
          const { kind, code, name, phone } = callee
          const to = { kind, code }
          const call = openCall(steps, callee, Date.parse(each.at))
          return (
            <li key={`${kind}${code}`} data-callee={code}>
              <b>{name[lang]}</b>
              <a
                className="cs-button"
                href={`tel:${phone.replaceAll(' ', '')}`}
                aria-label={t('dial', { name: name[lang], phone })}
                onClick={() => onCall({ to, way: 'telephone' })}
              >
                {phone}
              </a>
              {each.pushToTalk ? (
                <button
                  type="button"
                  className="cs-button"
                  aria-label={t('talkTo', { name: name[lang] })}
                  onClick={() => onCall({ to, way: 'push-to-talk' })}
                >
                  {t('talk')}
                </button>
              ) : null}
              {call ? (
                <span>
                  {(['reached', 'missed'] as const).map(outcome => (
                    <button
                      key={outcome}
                      type="button"
                      className="cs-button"
                      data-outcome={outcome}
                      onClick={() => onCall({ to, way: 'telephone', outcome, of: call.commandId })}
                    >
                      {t(`outcome.${outcome}`)}
                    </button>
                  ))}
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
