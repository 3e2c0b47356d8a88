export { inArea } from './data/in-area'
export { loadCity } from './folder/load-city'
export { chosenCity, currentCity } from './queries/chosen-city'
