import { useLocale, useTranslations } from 'next-intl'
import type { IndicatorPage } from '../../queries/one-page'
import { figures } from './figures'
import { useUnits } from './use-units'

/** Reasons that the program itself gave when it read the list it comes with; they are no person's words. */
const listReasons: Readonly<Record<string, 'builtIn' | 'listChanged'>> = {
  'first list': 'builtIn',
  'the list under seed/indicators changed': 'listChanged',
}

/** Every version of the definition and of floor, goal and weight: since when, why, and what it changed. */
export function Versions({ page }: { readonly page: IndicatorPage }) {
  const t = useTranslations('indicatorPage')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const f = figures(lang, page.timeZone)
  const units = useUnits()
  const said = (name: string, value: string | number): string => {
    if (typeof value === 'number') return f.number(value)
    if (name === 'unit') return units.word(value)
    const key = `said.${name}.${value}`
    return t.has(key) ? t(key) : value
  }
  const facts = [
    [t('versions.direction'), t(`said.direction.${page.direction}`)],
    [t('versions.length'), t(`length.${page.length}`)],
    [t('versions.floorGoal'), `${f.number(page.floor)} → ${f.number(page.goal)}`],
    [t('versions.weight'), f.number(page.weight)],
    [t('versions.class'), t(`said.class.${page.class}`)],
    [t('versions.evidence'), said('evidence', page.evidence)],
    [t('versions.basis'), page.basis],
  ] as const
  return (
    <div className="one-versions">
      <dl className="one-facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <ol className="one-history">
        {page.versions.map((version, i) => {
          const before = page.versions.slice(i + 1).find(each => each.kind === version.kind)
          const changed = before
            ? Object.entries(version.content).filter(([name, value]) => before.content[name] !== value)
            : []
          const builtIn = listReasons[version.reason]
          const isBuiltIn = builtIn === 'builtIn'
          return (
            <li key={`${version.kind} ${version.version}`}>
              <p>
                <b>{t(`versions.${version.kind}`, { version: version.version })}</b>{' '}
                {isBuiltIn ? null : (
                  <time dateTime={version.validFrom}>{t('versions.since', { day: f.moment(version.validFrom) })}</time>
                )}
              </p>
              <p>{builtIn ? t(`versions.${builtIn}`) : version.reason}</p>
              {before && changed.length > 0 ? (
                <ul>
                  {changed.map(([name, value]) => (
                    <li key={name}>
                      {t(`field.${name}`)}: <del>{said(name, before.content[name] ?? '–')}</del> →{' '}
                      <ins>{said(name, value)}</ins>
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          )
        })}
      </ol>
      <p>
        <a className="one-button" href={`/index/edit?code=${encodeURIComponent(page.code)}`}>
          {t('versions.edit')}
        </a>
      </p>
    </div>
  )
}
