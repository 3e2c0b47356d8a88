'use client'

import { useEffect, useState } from 'react'

interface PhotoFieldProps {
  readonly id: string
  /** What the photograph is of. */
  readonly label: string
  /** On the button, before and after one was taken. */
  readonly words: { readonly take: string; readonly again: string }
  readonly photo: Blob | null
  readonly onTake: (photo: File) => void
}

/** A photograph from the camera or the files, shown as soon as it is there. The browser's own field speaks its own language. */
export function PhotoField({ id, label, words, photo, onTake }: PhotoFieldProps) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!photo) return setAddress(null)
    const made = URL.createObjectURL(photo)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [photo])
  return (
    <div className="ph-photo">
      <span id={`${id}-of`}>{label}</span>
      {/* biome-ignore lint/performance/noImgElement: a picture of this very device, not of a server */}
      {address ? <img src={address} alt={label} /> : null}
      <label className="ph-button">
        <span id={`${id}-do`}>{photo ? words.again : words.take}</span>
        <input
          id={id}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          aria-labelledby={`${id}-of ${id}-do`}
          onChange={event => {
            const [taken] = event.target.files ?? []
            if (taken) onTake(taken)
          }}
        />
      </label>
    </div>
  )
}
