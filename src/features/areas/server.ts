export { inArea } from './data/in-area'
export { dayOf } from './domain/look'
export { loadCity } from './folder/load-city'
export { chosenCity, currentCity } from './queries/chosen-city'
