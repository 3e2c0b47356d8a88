/**
 * Builds the areas of a demo city:
 *   node --import tsx seed/build/areas.ts <city> <folder with the source's geojson files>
 * See README.md here for where the source comes from.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { geometry, writeAreas } from './city-folder'
import { generateCity } from './generate'
import { plans } from './plans'
import { readDistricts, readProvince } from './source-shapes'

const [name, pack] = process.argv.slice(2)
const plan = plans[name ?? '']
if (!plan || !pack) throw new Error(`usage: areas.ts <${Object.keys(plans).join('|')}> <source folder>`)
const folder = join(import.meta.dirname, '..', 'cities', plan.name)
const city = generateCity(plan, readDistricts(pack, plan))
writeAreas(folder, plan, city)
if (plan.provincePrefix) {
  const outline = {
    type: 'Feature',
    properties: { code: plan.code.slice(0, 2) },
    geometry: geometry(readProvince(pack, plan.provincePrefix)),
  }
  writeFileSync(join(folder, 'province.geojson'), `${JSON.stringify(outline)}\n`)
}
const kinds = ['district', 'street', 'community', 'cell']
const counts = kinds.map(kind => `${kind} ${city.areas.filter(area => area.kind === kind).length}`)
console.log(plan.name, counts.join(', '))
