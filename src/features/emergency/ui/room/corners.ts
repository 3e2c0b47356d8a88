import { type DrawingShape, leastCorners } from '../../domain/room/words'
import { placeIn } from './room-form'

type Corner = readonly [number, number]

export type ReadCorners =
  | { readonly corners: readonly Corner[] }
  /** The line, from 1, that is no place. */
  | { readonly unreadable: number }

/** Corners as they are typed: one “longitude, latitude” a line; empty lines are passed over. */
export function readCorners(text: string): ReadCorners {
  const corners: Corner[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const place = placeIn(line)
    if (place === null) return { unreadable: index + 1 }
    corners.push(place)
  }
  return { corners }
}

const writtenOf = ([lng, lat]: Corner): string => `${lng.toFixed(5)}, ${lat.toFixed(5)}`

/** The text with one more corner; a point has but one. */
export const withCorner = (text: string, shape: DrawingShape, corner: Corner): string =>
  shape === 'point' || text.trim() === '' ? writtenOf(corner) : `${text.trimEnd()}\n${writtenOf(corner)}`

/** The text without its last corner. */
export const withoutLast = (text: string): string => text.trimEnd().split('\n').slice(0, -1).join('\n')

/** Whether a shape has the corners it needs. */
export const isWhole = (shape: DrawingShape, corners: readonly Corner[]): boolean =>
  corners.length >= leastCorners[shape] && (shape !== 'point' || corners.length === 1)
