'use client'
export function WorksCalendar(_: Record<string, unknown>) {
  return null
}
