import type { Dataset } from './define-dataset'
import type { Field } from './field'
import { field } from './field'

/** Fields every record has, whatever its dataset. A dataset's own field of the same name replaces the common one. */
export const commonFields: readonly Field[] = [
  field('source', 'string', '来源系统', 'Source system', { required: true }),
  field('sourceId', 'string', '来源记录编号', 'Record identifier in the source system', { required: true }),
  field('title', 'string', '名称', 'Title', { free: true }),
  field('district', 'string', '区（市）县代码（GB/T 2260，6位）', 'District code (GB/T 2260, 6 digits)', {
    required: true,
  }),
  field('street', 'string', '街道代码（9位）', 'Street code (9 digits)', { derived: true }),
  field('community', 'string', '社区代码（12位）', 'Community code (12 digits)', { derived: true }),
  field('cell', 'string', '单元网格编码（15位）', 'Unit cell code (15 digits), found from the coordinates', {
    derived: true,
  }),
  field('unit', 'string', '责任单位代码', 'Responsible unit', { derived: true }),
  field('lng', 'number', '经度（CGCS2000）', 'Longitude (CGCS2000)', { unit: 'deg' }),
  field('lat', 'number', '纬度（CGCS2000）', 'Latitude (CGCS2000)', { unit: 'deg' }),
  field('geometry', 'geometry', '几何', 'Geometry (GeoJSON)'),
  field('heldFrom', 'timestamp', '生效时间', 'Holds from', { derived: true }),
  field('ingestedAt', 'timestamp', '入库时间', 'Time of ingest', { required: true, derived: true }),
  field('withdrawn', 'boolean', '是否撤销', 'Withdrawn', { derived: true }),
]

/** Common fields first, then the dataset's own; an own field takes the place of the common one of its name. */
export function allFields(dataset: Dataset): readonly Field[] {
  const own = new Set(dataset.fields.map(each => each.name))
  return [...commonFields.filter(each => !own.has(each.name)), ...dataset.fields]
}
