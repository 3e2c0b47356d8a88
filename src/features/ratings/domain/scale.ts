/** The official five levels of 好差评, worst first: 1 非常不满意 … 5 非常满意. */
export const scores = [1, 2, 3, 4, 5] as const
export type Score = (typeof scores)[number]

/** At or below it, one reason is asked and an answer is promised. */
export const LOW_SCORE: Score = 2

/** Who is scored: the district or county, the main department, the general departments. */
export const levels = ['county', 'main', 'general'] as const
export type Level = (typeof levels)[number]

/** Plain questions beside the score of a unit. */
export const questions = ['speed', 'clarity', 'materials', 'attitude', 'result'] as const
export type Question = (typeof questions)[number]

/** What a low score may be for; the same words as the questions, and one that leaves it open. */
export const reasons = [...questions, 'other'] as const
export type Reason = (typeof reasons)[number]

/** What made the link: a moment of the project, a round, or the investor's own wish. */
export const moments = ['licence', 'ninety-days', 'acceptance', 'yearly', 'round', 'own'] as const
export type Moment = (typeof moments)[number]

/** What is noticed about a score; whether it still counts is for the rule to say. */
export const marks = ['repeat', 'burst', 'inside'] as const
export type Mark = (typeof marks)[number]
