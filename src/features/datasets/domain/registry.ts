import { columnName } from '../../../shared/names'
import { alarmDataset } from './declarations/alarm'
import { approvalStepDataset } from './declarations/approval-step'
import { assetDataset } from './declarations/asset'
import { bridgeDataset } from './declarations/bridge'
import { caseDataset } from './declarations/case'
import { deviceDataset } from './declarations/device'
import { enforcementDataset } from './declarations/enforcement'
import { enterpriseDataset } from './declarations/enterprise'
import { facilityDayDataset } from './declarations/facility-day'
import { hotlineDataset } from './declarations/hotline'
import { illegalBuildDataset } from './declarations/illegal-build'
import { incidentDataset } from './declarations/incident'
import { inspectionDataset } from './declarations/inspection'
import { lampDataset } from './declarations/lamp'
import { maintDataset } from './declarations/maint'
import { parkingDataset } from './declarations/parking'
import { patrolDataset } from './declarations/patrol'
import { problemDataset } from './declarations/problem'
import { progressDataset } from './declarations/progress'
import { projectDataset } from './declarations/project'
import { readingDataset } from './declarations/reading'
import { refDataset as refDatasetDeclared } from './declarations/ref'
import { roadDataset } from './declarations/road'
import { roadPermitDataset } from './declarations/road-permit'
import { serviceRatingDataset } from './declarations/service-rating'
import { serviceTxnDataset } from './declarations/service-txn'
import { siteDataset } from './declarations/site'
import { surveyDataset } from './declarations/survey'
import { wasteTripDataset } from './declarations/waste-trip'
import { workOrderDataset } from './declarations/work-order'
import type { Dataset } from './define-dataset'

/** Every dataset there is. What is declared nowhere exists nowhere. */
export const datasets: readonly Dataset[] = [
  caseDataset,
  patrolDataset,
  assetDataset,
  roadDataset,
  bridgeDataset,
  deviceDataset,
  readingDataset,
  alarmDataset,
  lampDataset,
  siteDataset,
  inspectionDataset,
  enforcementDataset,
  illegalBuildDataset,
  roadPermitDataset,
  projectDataset,
  approvalStepDataset,
  progressDataset,
  hotlineDataset,
  surveyDataset,
  wasteTripDataset,
  maintDataset,
  facilityDayDataset,
  parkingDataset,
  incidentDataset,
  serviceTxnDataset,
  problemDataset,
  workOrderDataset,
  serviceRatingDataset,
  enterpriseDataset,
]

/** The reference series: one number per district and year, posted like a dataset. */
export const refDataset: Dataset = refDatasetDeclared

const byName = new Map([...datasets, refDataset].map(each => [each.name, each]))

/** Names of the fields that are personal in any dataset, as declared and as columns. */
export const personalNames = (): readonly string[] =>
  datasets.flatMap(each => each.fields.filter(field => field.personal).flatMap(({ name }) => [name, columnName(name)]))

/** The declared dataset of that name, `undefined` for a name that is declared nowhere. */
export const findDataset = (name: string): Dataset | undefined => byName.get(name)

/** The declared dataset of that name; throws for a name that is declared nowhere. */
export function dataset(name: string): Dataset {
  const found = byName.get(name)
  if (!found) throw new Error(`no dataset is declared under the name ${name}`)
  return found
}
