/** Column of a field: `reportedAt` → `reported_at`, `leakage_mA` → `leakage_m_a`. One rule for tables, merges and formulas. */
export const columnName = (field: string): string =>
  field.replace(/([a-z0-9])([A-Z])/g, (_, before: string, capital: string) => `${before}_${capital.toLowerCase()}`)

/** A name as a quoted SQL identifier. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
