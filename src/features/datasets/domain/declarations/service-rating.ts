import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const serviceRatingDataset = defineDataset({
  name: 'service_rating',
  titleZh: '投资方评价',
  titleEn: 'Service rating',
  kind: 'event',
  time: 'ratedAt',
  key: ['ratingNo'],
  confidential: true,
  fields: [
    field('ratingNo', 'string', '评价编号', 'Rating number', { required: true }),
    field('projectCode', 'string', '项目代码', 'Project code'),
    field('enterpriseId', 'string', '企业编号', 'Enterprise'),
    field('unit', 'string', '被评价单位', 'Unit rated', { required: true }),
    field(
      'level',
      'enum',
      '层级（区（市）县、主要服务部门、一般服务部门）',
      'Level: county, main or general department',
      { values: ['county', 'main', 'general'] },
    ),
    field('score', 'int', '评分', 'Score', { values: [1, 2, 3, 4, 5] }),
    field('suggestion', 'string', '意见建议', 'Suggestion', { free: true }),
    field('answerDue', 'timestamp', '应答复时间', 'Answer promised by'),
    field('answeredAt', 'timestamp', '答复时间', 'Time answered'),
    field('answer', 'string', '答复', 'Answer', { free: true }),
    field('ratedAt', 'timestamp', '评价时间', 'Time rated', { required: true }),
  ],
})
