import { useEffect, useState } from 'react'

/**
 * State that outlives a reload of the page, for as long as the browser's tab. The first render is the server's; what was
 * kept comes right after it.
 */
export function useStored<Value>(name: string, first: Value): [Value, (next: Value | ((now: Value) => Value)) => void] {
  const [value, setValue] = useState(first)
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    const kept = sessionStorage.getItem(name)
    if (kept !== null)
      try {
        setValue(JSON.parse(kept) as Value)
      } catch {
        sessionStorage.removeItem(name)
      }
    setRead(true)
  }, [name])
  useEffect(() => {
    if (isRead) sessionStorage.setItem(name, JSON.stringify(value))
  }, [name, value, isRead])
  return [value, setValue]
}
