import { alertOperations } from '../features/alerts/operations'
import { areaOperations } from '../features/areas/operations'
import { auditOperations } from '../features/audit/operations'
import { briefOperations } from '../features/brief/operations'
import { calendarOperations } from '../features/calendar/operations'
import { caseOperations } from '../features/cases/operations'
import { censusOperations } from '../features/census/operations'
import { datasetOperations } from '../features/datasets/operations'
import { deliveryOperations } from '../features/deliveries/operations'
import { demoOperations } from '../features/demo/operations'
import { deskMapOperations } from '../features/desk-map/operations'
import { dockingOperations } from '../features/docking/operations'
import { drillOperations } from '../features/drills/operations'
import { emergencyOperations } from '../features/emergency/operations'
import { evaluationOperations } from '../features/evaluation/operations'
import { flagOperations } from '../features/flags/operations'
import { indicatorOperations } from '../features/indicators/operations'
import { keyOperations } from '../features/keys/operations'
import { kioskOperations } from '../features/kiosks/operations'
import { layerOperations } from '../features/layers/operations'
import { matrixOperations } from '../features/matrix/operations'
import { noticeOperations } from '../features/notices/operations'
import { peopleOperations } from '../features/people/operations'
import { projectOperations } from '../features/projects/operations'
import { ratingOperations } from '../features/ratings/operations'
import { rotaOperations } from '../features/rota/operations'
import { screenOperations } from '../features/screen/operations'
import { searchOperations } from '../features/search/operations'
import { sourceOperations } from '../features/sources/operations'
import { supervisionOperations } from '../features/supervision/operations'
import { transferOperations } from '../features/transfers/operations'
import { unitOperations } from '../features/units/operations'
import type { Operation } from '../platform/http/operation'
import { everyone, readingAllRecords } from '../shared/auth'

/** Every operation there is. A test compares it with the routes that are served; what it does not list is refused. */
export const operations: readonly Operation[] = [
  ...datasetOperations,
  ...sourceOperations,
  ...dockingOperations,
  ...areaOperations,
  ...indicatorOperations,
  ...calendarOperations,
  ...flagOperations,
  ...alertOperations,
  ...projectOperations,
  ...supervisionOperations,
  ...demoOperations,
  ...deskMapOperations,
  ...unitOperations,
  ...caseOperations,
  ...transferOperations,
  ...censusOperations,
  ...matrixOperations,
  ...rotaOperations,
  ...drillOperations,
  ...emergencyOperations,
  ...evaluationOperations,
  ...screenOperations,
  ...ratingOperations,
  ...deliveryOperations,
  ...peopleOperations,
  ...noticeOperations,
  ...searchOperations,
  ...keyOperations,
  ...kioskOperations,
  ...auditOperations,
  ...briefOperations,
  ...layerOperations,
  {
    method: 'get',
    path: '/events',
    tag: 'events',
    may: readingAllRecords,
    summary: 'The event log, the same order as the sockets',
    query: { after: 'Number after which to start', topic: 'Only events of this topic; may repeat', limit: '1 to 1000' },
  },
  { method: 'get', path: '/openapi.json', tag: 'interface', may: everyone, summary: 'This description' },
]
