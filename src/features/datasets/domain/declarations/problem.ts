import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const problemDataset = defineDataset({
  name: 'problem',
  titleZh: '项目问题',
  titleEn: 'Project problem',
  kind: 'event',
  time: 'foundAt',
  key: ['problemNo'],
  fields: [
    field('problemNo', 'string', '问题编号', 'Problem number', { required: true }),
    field('projectCode', 'string', '项目代码', 'Project code', { required: true }),
    field('kind', 'enum', '问题类型（慢、堵、烦、规则）', 'Kind: slow, blocked, troublesome, rule', {
      values: ['slow', 'blocked', 'troublesome', 'rule'],
    }),
    field('cause', 'string', '问题子类', 'Cause within the kind'),
    field('ruleCode', 'string', '规则编号', 'Rule'),
    field('about', 'string', '起因对象', 'What it is about where that is no project: step:<record id>, unit:<code>'),
    field('text', 'string', '问题描述', 'What is wrong', { free: true }),
    field('unit', 'string', '责任单位', 'Responsible unit', { required: true }),
    field('foundBy', 'string', '发现方式', 'How it was found'),
    field('foundAt', 'timestamp', '发现时间', 'Time found', { required: true }),
    field('settledAt', 'timestamp', '解决时间', 'Time settled'),
    field('acceptedAt', 'timestamp', '验收时间', 'Time accepted by the supervisor'),
  ],
})
