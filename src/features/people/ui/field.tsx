interface FieldProps {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'password'
  /** What a password manager may fill in: `username`, `current-password`, `new-password`. */
  readonly autoComplete: string
  readonly defaultValue?: string
  readonly autoFocus?: boolean
  readonly shortest?: number
}

/** One labelled input of a form that posts without a script. */
export function Field({ name, label, type = 'text', shortest, ...rest }: FieldProps) {
  return (
    <label className="pp-field">
      <span>{label}</span>
      <input
        name={name}
        type={type}
        required
        minLength={shortest}
        maxLength={200}
        spellCheck={false}
        autoCapitalize="none"
        {...rest}
      />
    </label>
  )
}
