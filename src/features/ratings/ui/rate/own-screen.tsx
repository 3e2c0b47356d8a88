'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'
import type { OwnPage } from '../../queries/own-page'
import { GivenScores } from './given-scores'
import { useAskingUnasked } from './use-asking-unasked'
import './rate.css'

interface OwnScreenProps {
  readonly token: string
  readonly page: OwnPage
  readonly lang: 'zh' | 'en'
  readonly timeZone: string
}

/** The investor's own page: the projects, what was scored, the answers, and scoring anew. */
export function OwnScreen({ token, page, lang, timeZone }: OwnScreenProps) {
  const t = useTranslations('rate')
  const router = useRouter()
  const day = momentsIn(lang, timeZone).longDay
  return (
    <main className="rate rate-own">
      <h1>{t('own')}</h1>
      <p className="rate-promise">{t('ownText', { days: page.restDays })}</p>
      {page.projects.map(project => (
        <section key={project.projectCode} className="rate-project-card">
          <h2>{project.name ?? project.projectCode}</h2>
          <ScoreAgain token={token} project={project} day={day} />
          {project.rounds.length === 0 ? <p className="rate-level">{t('nothingScored')}</p> : null}
          {project.rounds.map(round => (
            <div key={round.at} className="rate-round">
              <h3>
                {day(round.at)} <span>{t(`moment.${round.moment}`)}</span>
              </h3>
              <GivenScores token={token} given={round.given} lang={lang} day={day} onChanged={() => router.refresh()} />
            </div>
          ))}
        </section>
      ))}
    </main>
  )
}

interface ScoreAgainProps {
  readonly token: string
  readonly project: OwnPage['projects'][number]
  readonly day: (iso: string) => string
}

function ScoreAgain({ token, project, day }: ScoreAgainProps) {
  const t = useTranslations('rate')
  const { isAsking, told, ask } = useAskingUnasked(token)
  if (!project.canScore && project.from)
    return <p className="rate-level">{t('againFrom', { day: day(project.from) })}</p>
  return (
    <div className="rate-anew">
      {told ? (
        <p role="alert" className="rate-trouble">
          {told.words}
        </p>
      ) : null}
      <button type="button" disabled={isAsking} onClick={() => void ask(project.projectCode)}>
        {t(project.rounds.length > 0 ? 'again' : 'scoreNow')}
      </button>
    </div>
  )
}
