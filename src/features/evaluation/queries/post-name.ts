import evaluationEn from '@/messages/en/evaluation.json'
import peopleEn from '@/messages/en/people.json'
import evaluationZh from '@/messages/zh/evaluation.json'
import peopleZh from '@/messages/zh/people.json'
import { isRole } from '@/shared/auth'

const words = {
  zh: { roles: peopleZh.roles, byRole: evaluationZh.byRole },
  en: { roles: peopleEn.roles, byRole: evaluationEn.byRole },
}

/** A post as it is called: what is on the door, or in words the role of an account that names no post (`role:…`). */
export function postName(code: string, lang: 'zh' | 'en'): string {
  const role = code.startsWith('role:') ? code.slice('role:'.length) : null
  return isRole(role) ? words[lang].byRole.replace('{role}', words[lang].roles[role]) : code
}
