import { z } from 'zod'
import { Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { type MatrixLine, matrixLineSchema } from './matrix-line'

/** Lines to add or put in the place of those of the same name, and names of lines to end. */
export const matrixChangeSchema = z.object({
  put: z.array(matrixLineSchema).max(500).default([]),
  end: z.array(z.string().min(1).max(60)).max(500).default([]),
})
export type MatrixChange = z.infer<typeof matrixChangeSchema>

export const publicationSchema = matrixChangeSchema.extend({
  expectedVersion: z.number().int().min(0),
  reason: z.string().trim().min(5).max(500),
})

type Known = Pick<City, 'contains' | 'managementBodies' | 'units' | 'classes'>

/** @throws Problem 422 `matrix-refused` with `issues` by line: what it names does not exist */
export function judgeChange({ put, end }: MatrixChange, lines: readonly MatrixLine[], city: Known): void {
  const names = new Set(lines.map(each => each.line))
  const issues = [
    ...end.filter(name => !names.has(name)).map(line => ({ line, field: 'line', code: 'unknown-line' })),
    ...put.flatMap(({ line, cls, area, owner, unit }) => [
      ...(cls.length === 5 && !city.classes.has(cls) ? [{ line, field: 'cls', code: 'unknown-class' }] : []),
      ...(area !== '*' && !city.contains(area) && !city.managementBodies.some(body => body.code === area)
        ? [{ line, field: 'area', code: 'unknown-area' }]
        : []),
      ...(owner !== '*' && !city.units.has(owner) ? [{ line, field: 'owner', code: 'unknown-unit' }] : []),
      ...(city.units.has(unit) ? [] : [{ line, field: 'unit', code: 'unknown-unit' }]),
    ]),
    ...(put.length + end.length === 0 ? [{ line: '', field: 'put', code: 'nothing-changes' }] : []),
  ]
  if (issues.length > 0)
    throw new Problem(422, 'matrix-refused', 'The change names what does not exist, or changes nothing', { issues })
}

/** The lines as they would stand. */
export function changedLines(lines: readonly MatrixLine[], { put, end }: MatrixChange): MatrixLine[] {
  const gone = new Set([...end, ...put.map(each => each.line)])
  return [...lines.filter(each => !gone.has(each.line)), ...put]
}
