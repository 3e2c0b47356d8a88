import zh from '../../../messages/zh/people.json'

type Code = keyof typeof zh.problems

/** The message of a problem's code; `unknown` for one that has none. */
export const problemKey = (code: string): Code => (code in zh.problems ? (code as Code) : 'unknown')
