'use client'
export function SidePanel(_: Record<string, unknown>) {
  return null
}
