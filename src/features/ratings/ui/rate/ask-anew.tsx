'use client'

import { useTranslations } from 'next-intl'
import { useAskingUnasked } from './use-asking-unasked'

interface AskAnewProps {
  readonly token: string
  readonly projectCode: string
}

/** A link that ended is worth a wish: a new one goes to the address on record. */
export function AskAnew({ token, projectCode }: AskAnewProps) {
  const t = useTranslations('rate')
  const { isAsking, told, ask } = useAskingUnasked(token)
  return (
    <div className="rate-anew">
      {told ? (
        <p role={told.isTrouble ? 'alert' : 'status'} className={told.isTrouble ? 'rate-trouble' : undefined}>
          {told.words}
        </p>
      ) : (
        <p>{t('anewText')}</p>
      )}
      <button type="button" disabled={isAsking} onClick={() => void ask(projectCode)}>
        {t('anew')}
      </button>
    </div>
  )
}
