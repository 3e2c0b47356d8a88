import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const surveyDataset = defineDataset({
  name: 'survey',
  titleZh: '公众问卷汇总',
  titleEn: 'Questionnaire summary',
  kind: 'event',
  time: 'wave',
  key: ['wave', 'question', 'district'],
  fields: [
    field('wave', 'date', '调查批次日期', 'Date of the wave', { required: true }),
    field('question', 'enum', '题目', 'Question', {
      required: true,
      values: [
        'S-LIFELINE',
        'S-EMERGENCY',
        'S-NIGHT',
        'T-ROAD',
        'T-SIGN',
        'T-CABLE',
        'T-GREEN',
        'O-BIKE',
        'O-BUILD',
        'O-PLACE',
        'C-PARK',
        'C-WALK',
        'C-CYCLE',
        'C-LIFE',
        'C-ELDER',
        'C-ACCESS',
        'C-RESOLVE',
        'C-BIZ',
      ],
    }),
    field('score', 'number', '平均得分（0～100）', 'Mean score (0 to 100)', { required: true }),
    field('answers', 'int', '有效答卷数', 'Valid answers', { required: true }),
    field('scoreSum', 'number', '得分合计', 'Mean score times answers', { required: true, derived: true }),
  ],
})
