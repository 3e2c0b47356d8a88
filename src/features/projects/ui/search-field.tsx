interface SearchFieldProps {
  readonly label: string
  readonly search: Readonly<Record<string, string>>
}

/** Finds by name, code or developer; a form, so that it works before any script does. */
export const SearchField = ({ label, search }: SearchFieldProps) => {
  const { q = '', cursor: _, ...rest } = search
  return (
    <search>
      <form action="/projects">
        {Object.entries(rest).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input className="dk-input" type="search" name="q" defaultValue={q} placeholder={label} aria-label={label} />
      </form>
    </search>
  )
}
