export { type Evaluation, evaluation, monthBefore, parseEvaluationQuery } from './queries/evaluation'
