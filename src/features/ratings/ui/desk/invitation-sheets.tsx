import { getTranslations } from 'next-intl/server'
import { renderSVG } from 'uqr'
import type { Locale } from '@/shared/locale'
import { momentsIn } from '@/shared/time/moments'
import type { InvitationSheet } from '../../queries/invitation-sheets'
import { PrintButton } from './print-button'
import './sheet.css'

interface SheetsProps {
  readonly sheets: readonly InvitationSheet[]
  readonly city: { readonly zh: string; readonly en: string }
  readonly timeZone: string
  readonly baseUrl: string
}

/** An A4 page for each link: a notice to be handed over, and two labels to be cut out for the licence. Both languages. */
export async function InvitationSheets({ sheets, city, timeZone, baseUrl }: SheetsProps) {
  const t = await getTranslations('ratings.sheet')
  const open = sheets.filter(each => each.token !== null)
  return (
    <main className="sheets">
      <header className="sheets-bar">
        <a href="/ratings?view=links">{t('back')}</a>
        <p>{open.length === 0 ? t('none') : t('count', { count: open.length })}</p>
        {open.length > 0 ? <PrintButton>{t('print')}</PrintButton> : null}
      </header>
      {open.map(each => (
        <Sheet key={each.id} sheet={each} city={city} timeZone={timeZone} address={`${baseUrl}/rate/${each.token}`} />
      ))}
    </main>
  )
}

interface SheetProps extends Omit<SheetsProps, 'sheets' | 'baseUrl'> {
  readonly sheet: InvitationSheet
  readonly address: string
}

async function Sheet({ sheet, city, timeZone, address }: SheetProps) {
  const inLanguage = (locale: 'zh' | 'en') => getTranslations({ locale, namespace: 'ratings.sheet' })
  const [zh, en] = await Promise.all([inLanguage('zh'), inLanguage('en')])
  const code = `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 1, ecc: 'M' }))}`
  const day = (lang: Locale) => momentsIn(lang, timeZone).longDay(sheet.expiresAt)
  const [until, untilEnglish] = [{ day: day('zh') }, { day: day('en') }]
  const picture = (
    // biome-ignore lint/performance/noImgElement: a drawing made here, not a file to be fetched
    <img src={code} alt={address} />
  )
  return (
    <article className="sheet">
      <p className="sheet-city">{city.zh}</p>
      <h1>{zh('heading')}</h1>
      <p className="sheet-project">{sheet.project}</p>
      <div className="sheet-code">{picture}</div>
      <p className="sheet-how">{zh('how')}</p>
      <p>{zh('until', until)}</p>
      <p>{zh('anonymous')}</p>
      <div className="sheet-english" lang="en">
        <h2>{en('heading')}</h2>
        <p>{en('how')}</p>
        <p>{en('until', untilEnglish)}</p>
      </div>
      <div className="sheet-labels">
        {['left', 'right'].map(side => (
          <div key={side} className="sheet-label">
            {picture}
            <div>
              <b>{zh('label')}</b>
              <span>{sheet.project}</span>
              <span>{zh('labelUntil', until)}</span>
              <span lang="en">{en('label')}</span>
            </div>
          </div>
        ))}
      </div>
    </article>
  )
}
