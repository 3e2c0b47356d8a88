import { alarms } from './datasets/alarms'
import { assets } from './datasets/assets'
import { cases } from './datasets/cases'
import { facilityDays, lamps } from './datasets/daily'
import { devices } from './datasets/devices'
import { enforcement } from './datasets/enforcement'
import { hotline } from './datasets/hotline'
import { incidents } from './datasets/incidents'
import { inspections } from './datasets/inspections'
import { bridges, illegalBuildings, roads, sites } from './datasets/ledgers'
import { maintenance } from './datasets/maintenance'
import { parking } from './datasets/parking'
import { patrols } from './datasets/patrols'
import { permits } from './datasets/permits'
import { readings } from './datasets/readings'
import { reference } from './datasets/reference'
import { serviceTransactions } from './datasets/service-transactions'
import { surveys } from './datasets/surveys'
import { wasteTrips } from './datasets/waste'
import type { Generator } from './generator'
import { problems, workOrders } from './projects/problems'
import { progress } from './projects/progress'
import { enterpriseLedger, projects } from './projects/projects'
import { ratings } from './projects/ratings'
import { steps } from './projects/steps'
import type { World } from './world'

/** Every dataset the demo feeds, in the order in which the wall and the index need them. */
export const generators = (world: World): readonly Generator[] => [
  reference(world),
  enterpriseLedger(world),
  projects(world),
  cases(world),
  steps(world),
  progress(world),
  problems(world),
  workOrders(world),
  ratings(world),
  patrols(world),
  roads(world),
  permits(world),
  hotline(world),
  incidents(world),
  surveys(world),
  bridges(world),
  devices(world),
  sites(world),
  illegalBuildings(world),
  inspections(world),
  enforcement(world),
  serviceTransactions(world),
  maintenance(world),
  alarms(world),
  wasteTrips(world),
  lamps(world),
  facilityDays(world),
  parking(world),
  readings(world),
  assets(world),
]
