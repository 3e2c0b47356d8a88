import en from '@/messages/en/alerts.json'
import enRules from '@/messages/en/rules.json'
import zh from '@/messages/zh/alerts.json'
import zhRules from '@/messages/zh/rules.json'
import { type DigestSubject, isDeskSubject } from './told-subjects'

/** What a digest is of, by name. */
export const subjectName = (lang: 'zh' | 'en', subject: DigestSubject): string =>
  isDeskSubject(subject) ? { zh, en }[lang].message.about[subject] : { zh: zhRules, en: enRules }[lang].name[subject]
