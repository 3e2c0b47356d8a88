import type { CaseCommand } from '../../domain/transitions'
import type { FormValues } from './command-form'

/** A form's texts as the command's body: numbers, yes and no, moments with their offset. */
export function bodyOf(command: CaseCommand, values: FormValues): Record<string, unknown> {
  const body: Record<string, unknown> = { ...values }
  if (values.severity) body.severity = Number(values.severity)
  if (values.hours) body.hours = Number(values.hours)
  if (values.mine) body.mine = values.mine === 'yes'
  if (values.until) body.until = new Date(values.until).toISOString()
  if (values.confirmed) body.confirmed = values.confirmed === 'yes'
  if (command === 'verify' && values.stage === 'request') delete body.confirmed
  return body
}
