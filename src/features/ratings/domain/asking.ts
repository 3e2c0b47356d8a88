import { z } from 'zod'

/** Moments of a project at which its investor is asked without anybody's doing. */
export const setMoments = ['licence', 'ninety-days', 'acceptance', 'yearly'] as const
export type SetMoment = (typeof setMoments)[number]

/** `{project}`, `{day}` (the last one) and `{link}` are filled in; without the link there is nothing to open. */
const wording = z.object({
  subject: z.string().trim().min(1).max(120),
  text: z
    .string()
    .trim()
    .max(600)
    .refine(each => each.includes('{link}'), 'names no {link}'),
})

/** When and how investors are asked; a part of the rule's versions. */
export const askingSchema = z.object({
  moments: z.array(z.enum(setMoments)),
  /** Days from signing to the second of them. */
  afterDays: z.number().int().min(1).max(730),
  /** A moment that becomes known later than so many days after it asks no more. */
  lateDays: z.number().int().min(1).max(730),
  /** Days between two scores that an investor gives unasked. */
  ownRestDays: z.number().int().min(1).max(365),
  wording: z.object({ zh: wording, en: wording }),
})

export type Asking = z.infer<typeof askingSchema>

export const firstAsking: Asking = {
  moments: [...setMoments],
  afterDays: 90,
  lateDays: 120,
  ownRestDays: 30,
  wording: {
    zh: {
      subject: '请评价您得到的服务：{project}',
      text: '您好！请用一分钟评价“{project}”办理中得到的服务，不用登录，{day} 前有效：{link}\n低分和建议会在 7 个工作日内得到答复，答复也在这个链接里。',
    },
    en: {
      subject: 'Please rate the service you received: {project}',
      text: 'Please take a minute to rate the service you received for “{project}”. No account is needed; the link is good until {day}: {link}\nLow scores and suggestions are answered within 7 working days, on the same link.',
    },
  },
}

interface Filled {
  readonly project: string
  readonly day: string
  readonly link: string
}

/** A wording with its gaps filled; a project's name stays one line, so that nothing in it becomes a header or a link of its own. */
export function worded(text: string, { project, day, link }: Filled): string {
  const filled: Record<string, string> = {
    project: project.replaceAll(/[\s\p{C}]+/gu, ' ').replaceAll(/https?:\/\//gi, ''),
    day,
    link,
  }
  return text.replaceAll(/\{(project|day|link)\}/g, (whole, name: string) => filled[name] ?? whole)
}
