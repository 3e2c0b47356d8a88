import { mix, type Rgb, rgb } from '../../shared/colour'
import { CELL_CLASSES } from '../things/cells'

/** Colour of a class of cells: the lowest is seen on the ground, the highest is the layer's own. */
export const cellColour = (
  place: number,
  classes: number,
  { colour, ground }: { readonly colour: string; readonly ground: string },
): Rgb => mix(rgb(ground), rgb(colour), 0.3 + (0.7 * (place + CELL_CLASSES - classes)) / (CELL_CLASSES - 1))
