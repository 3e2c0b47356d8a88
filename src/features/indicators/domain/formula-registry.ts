import { allFields, type Dataset, datasets, refDataset } from '@/features/datasets'
import type { FormulaDataset, FormulaField } from './formula-complete'

/** The names a formula may use, from the registry: what a form lists beside the formula. */
export const formulaRegistry = (): readonly FormulaDataset[] =>
  [...datasets, refDataset].map(dataset => ({
    name: dataset.name,
    kind: dataset.kind,
    time: dataset.time,
    zh: dataset.titleZh,
    en: dataset.titleEn,
    fields: fieldsOf(dataset),
  }))

const fieldsOf = (dataset: Dataset): readonly FormulaField[] =>
  (dataset.kind === 'reference' ? dataset.fields.filter(each => each.name !== 'year') : allFields(dataset))
    .filter(each => each.type !== 'json' && each.type !== 'geometry')
    .map(({ name, type, titleZh, titleEn, unit, values, layer }) => ({
      name,
      type,
      zh: titleZh,
      en: titleEn,
      ...(unit === undefined ? {} : { unit }),
      ...(values === undefined ? {} : { values }),
      ...(layer ? { layer: true as const } : {}),
    }))
