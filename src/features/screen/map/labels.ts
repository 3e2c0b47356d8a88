import type { MapLabel } from '../../../map/labels/label-overlay'
import { careOf } from '../domain/lamp-care'
import type { LampRow, WallSnapshot } from '../domain/snapshot'

/** Words the labels need, already in the reader's language. */
export interface LabelWords {
  readonly centre: string
  readonly lampSign: string
  readonly lampPlate: (lamp: LampRow) => string
  readonly figure: (value: number) => string
}

/** Lamps with a plate on the map; the panel at the right lists the others. */
const LAMPS = 3
/** Zoom levels closer than home from which the districts of the centre have a label each. */
const CENTRE_OPENS = 0.9

/** Labels in order of importance: lamps, the shared label of the centre, then every district with its index. */
export function wallLabels(
  { map, lamps }: WallSnapshot,
  words: LabelWords,
  heightAt: (lng: number, lat: number) => number,
  /** Lamps stand on projects: where those are not shown, neither are they. */
  hasLamps = true,
): MapLabel[] {
  const shared = new Set(map.centre?.members)
  const red = hasLamps && lamps?.state === 'ok' ? lamps.rows.filter(placed).slice(0, LAMPS) : []
  return [
    ...red.map(
      (lamp): MapLabel => ({
        id: `lamp-${lamp.id}`,
        kind: 'standing',
        className: `map-lamp map-lamp-${careOf(lamp)}`,
        lng: lamp.lng,
        lat: lamp.lat,
        lift: heightAt(lamp.lng, lamp.lat),
        text: lamp.name,
        strong: words.lampPlate(lamp),
        sign: words.lampSign,
      }),
    ),
    ...centreLabel(map, words, heightAt),
    ...map.districts.map(
      ({ code, name, value, center: [lng, lat] }): MapLabel => ({
        id: code,
        kind: 'name',
        lng,
        lat,
        lift: heightAt(lng, lat),
        text: name,
        ...(value === null ? {} : { strong: words.figure(value) }),
        ...(shared.has(code) ? { from: CENTRE_OPENS } : {}),
      }),
    ),
  ]
}

/** The districts of the centre stand too close for a name each: one label with the lowest and highest of their indices. */
function centreLabel(
  { centre, districts }: WallSnapshot['map'],
  words: LabelWords,
  heightAt: (lng: number, lat: number) => number,
): MapLabel[] {
  const members = districts.filter(district => centre?.members.includes(district.code))
  if (members.length === 0) return []
  const lng = members.reduce((sum, { center }) => sum + center[0], 0) / members.length
  const lat = members.reduce((sum, { center }) => sum + center[1], 0) / members.length
  const values = members.map(member => member.value).filter(value => value !== null)
  const [least, most] = [words.figure(Math.min(...values)), words.figure(Math.max(...values))]
  return [
    {
      id: 'centre',
      kind: 'name',
      lng,
      lat,
      lift: heightAt(lng, lat),
      text: words.centre,
      ...(values.length === members.length ? { strong: least === most ? least : `${least}–${most}` } : {}),
      until: CENTRE_OPENS - 0.001,
    },
  ]
}

const placed = (lamp: LampRow): lamp is LampRow & { readonly lng: number; readonly lat: number } =>
  lamp.lng !== null && lamp.lat !== null
