import { momentsIn } from '@/shared/time/moments'
import type { City } from '../../areas'
import type { MessageKind } from '../../deliveries/server'
import { invitationById } from '../data/invitation.queries'
import { findProject } from '../data/project.queries'
import { ruleAt } from '../data/rule.queries'
import { hashToken, tokenOf } from '../data/token'
import { worded } from '../domain/asking'
import { invitationState } from '../domain/invitation'

export const INVITATION_MESSAGE = 'rating-invitation'

interface Circumstances {
  readonly city: City
  readonly secret: string
  /** The address people use. */
  readonly baseUrl: string
}

/** The message that brings a link, in the words of the rule of its day: an e-mail in both languages, a text in Chinese. */
export const invitationMessage = ({ city, secret, baseUrl }: Circumstances): MessageKind => ({
  name: INVITATION_MESSAGE,
  async compose(sql, { payload, channel, at }) {
    const { invitationId } = payload as { readonly invitationId: string }
    const invitation = await invitationById(sql, invitationId)
    // a link that was used, ended or withdrawn meanwhile needs no message, and one of a former secret opens nothing
    if (!invitation || invitationState(invitation, at) !== 'open') return null
    const token = tokenOf(secret, invitation.id)
    if (hashToken(token) !== invitation.tokenHash) return null
    const [project, { asking }] = await Promise.all([findProject(sql, invitation.projectCode), ruleAt(sql, at)])
    const inLanguage = (lang: 'zh' | 'en') => {
      const filled = {
        project: project?.name ?? invitation.projectCode,
        day: momentsIn(lang, city.timezone).longDay(invitation.expiresAt),
        link: `${baseUrl}/rate/${token}${lang === 'en' ? '?lang=en' : ''}`,
      }
      return { subject: worded(asking.wording[lang].subject, filled), text: worded(asking.wording[lang].text, filled) }
    }
    const zh = inLanguage('zh')
    if (channel === 'sms') return zh
    return { subject: zh.subject, text: `${zh.text}\n\n${inLanguage('en').text}\n\n${city.name.zh}\n${city.name.en}\n` }
  },
})
