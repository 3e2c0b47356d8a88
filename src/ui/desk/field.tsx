import { type ReactNode, useId } from 'react'

interface FieldControl {
  readonly id: string
  readonly required: boolean
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface FieldProps {
  readonly label: string
  readonly hint?: string
  /** What is wrong, in words that say how to put it right. */
  readonly error?: string | null
  readonly required?: boolean
  readonly children: (control: FieldControl) => ReactNode
}

/** A control with its name, its hint and its message; the control takes what it is given: `<input {...control} />`. */
export function Field({ label, hint, error, required = false, children }: FieldProps) {
  const id = useId()
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ')
  return (
    <div className="dk-field" data-wrong={error ? '' : undefined}>
      <label htmlFor={id}>
        {label}
        {required ? <i aria-hidden="true">*</i> : null}
      </label>
      {children({ id, required, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint ? <small id={`${id}-hint`}>{hint}</small> : null}
      {error ? (
        <p id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  )
}
