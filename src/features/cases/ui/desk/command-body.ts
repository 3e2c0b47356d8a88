import type { CaseCommand } from '../../domain/transitions'
import type { FormValues } from './command-form'

const MINUTE_MS = 60_000

/** A moment as `<input type="datetime-local">` writes it: in the browser's own zone, in which it is read again below. */
export const localInput = (at: number): string =>
  new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16)

/** A form's texts as the command's body: numbers, yes and no, moments with their offset. */
export function bodyOf(command: CaseCommand, values: FormValues): Record<string, unknown> {
  const body: Record<string, unknown> = { ...values }
  if (values.severity) body.severity = Number(values.severity)
  if (values.mine) body.mine = values.mine === 'yes'
  if (values.until) body.until = new Date(values.until).toISOString()
  if (values.confirmed) body.confirmed = values.confirmed === 'yes'
  if (command === 'verify' && values.stage === 'request') delete body.confirmed
  return body
}
