import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import type { City } from '../../areas'
import { type Look, lookAt, scopeOf } from '../../areas'
import { publishedChanges } from '../data/follow-up.queries'
import { ruleAt } from '../data/rule.queries'
import { byLevel, byMonth, byQuestion, byUnit, spread, suggestions } from '../data/summary.queries'
import { type Counted, type RatingRule, type ShownMean, shownMean, shownMeans } from '../domain/rule'
import { type Level, levels, type Question, questions } from '../domain/scale'
import { themesOf } from '../domain/themes'

type Text = { readonly zh: string; readonly en: string }

/** A mean where enough have scored; else the number of scores is told as "fewer than the minimum" too. */
export type Shown = ShownMean & { readonly answers: number | null }

export interface RatingsSummary {
  readonly at: string
  /** Local day of it. */
  readonly day: string
  readonly area: string
  readonly rule: RatingRule
  /** `null` where too few scored. */
  readonly answers: number | null
  readonly levels: readonly ({ readonly level: Level } & Shown)[]
  readonly units: readonly ({
    readonly unit: string
    readonly name: Text
    readonly level: Level
    /** The unit's own last twelve months, oldest first; `null` where too few scored. */
    readonly past: readonly { readonly month: string; readonly mean: number | null }[]
  } & Shown)[]
  readonly questions: readonly ({ readonly question: Question } & Shown)[]
  /** Scores by level of satisfaction, worst first; `null` where too few scored. */
  readonly spread: readonly number[] | null
  readonly themes: readonly { readonly name: string; readonly count: number; readonly example: string }[]
  readonly suggestions: readonly {
    readonly text: string
    /** Local day; the hour could tell who it was. */
    readonly day: string
    readonly unit: Text
    readonly answer: string | null
  }[]
  readonly changes: readonly { readonly unit: Text; readonly text: string; readonly at: string }[]
}

const SUGGESTIONS_READ = 400
const SUGGESTIONS_SHOWN = 20
const THEMES_SHOWN = 8

const told = (mean: ShownMean, { answers }: Counted): Shown => ({
  ...mean,
  answers: mean.mean === null && mean.reason !== 'no-answers' ? null : answers,
})
const shown = (counted: Counted, rule: RatingRule): Shown => told(shownMean(counted, rule), counted)

/** Scores of an area at a moment, as anyone who may see the city sees them. Few scores have no number. */
export async function ratingsSummary(
  sql: Connection,
  city: City,
  { area, at }: { readonly area?: string | undefined; readonly at: Date },
): Promise<RatingsSummary> {
  const look: Look = lookAt(at, city.timezone, scopeOf(city, area))
  const rule = await ruleAt(sql, at)
  const [ofLevel, ofUnit, ofMonth, ofQuestion, scores, words, changes] = await Promise.all([
    byLevel(sql, look, rule),
    byUnit(sql, look, rule),
    byMonth(sql, look, rule),
    byQuestion(sql, look, rule),
    spread(sql, look, rule),
    suggestions(sql, look, SUGGESTIONS_READ),
    publishedChanges(sql, SUGGESTIONS_SHOWN),
  ])
  const nameOf = (unit: string): Text => city.units.get(unit)?.name ?? { zh: unit, en: unit }
  const none: Counted = { answers: 0, sum: 0 }
  const unitsShown = levels
    .flatMap(level =>
      shownMeans(
        ofUnit.filter(each => each.level === level),
        rule,
      ),
    )
    .sort((a, b) => (a.unit < b.unit ? -1 : 1))
  const total = scores.reduce((sum, each) => sum + each, 0)
  const day = (moment: Date) => lookAt(moment, city.timezone, look.scope).day
  return {
    at: at.toISOString(),
    day: look.day,
    area: area ?? city.code,
    rule,
    answers: total < rule.minimum ? null : total,
    levels: levels.map(level => ({ level, ...shown(ofLevel.find(each => each.level === level) ?? none, rule) })),
    units: unitsShown.map(each => ({
      unit: each.unit,
      name: nameOf(each.unit),
      level: each.level,
      ...told(each.shown, each),
      past: ofMonth
        .filter(month => month.unit === each.unit && month.level === each.level)
        .map(month => ({ month: month.month, mean: shownMean(month, rule).mean })),
    })),
    questions: questions.map(question => ({
      question,
      ...shown(ofQuestion.find(each => each.question === question) ?? none, rule),
    })),
    spread: total > 0 && total < rule.minimum ? null : scores,
    themes: themesOf(words.map(each => maskedText(each.text)))
      .slice(0, THEMES_SHOWN)
      .map(({ name, texts }) => ({ name, count: texts.length, example: texts[0] ?? '' })),
    suggestions: words.slice(0, SUGGESTIONS_SHOWN).map(each => ({
      text: maskedText(each.text),
      day: day(each.at),
      unit: nameOf(each.unit),
      answer: each.answer !== null && each.answeredAt && each.answeredAt <= at ? maskedText(each.answer) : null,
    })),
    changes: changes.map(each => ({
      unit: nameOf(each.unit),
      text: each.publishedChange,
      at: each.publishedAt.toISOString(),
    })),
  }
}
