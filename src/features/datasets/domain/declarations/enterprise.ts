import { defineDataset } from '../define-dataset'
import { field } from '../field'

export const enterpriseDataset = defineDataset({
  name: 'enterprise',
  titleZh: '企业名录',
  titleEn: 'Enterprise',
  kind: 'state',
  time: null,
  key: ['creditCode'],
  fields: [
    field('creditCode', 'string', '统一社会信用代码', 'Unified social credit code', { required: true }),
    field('name', 'string', '企业名称', 'Name', { required: true }),
    field('contact', 'string', '联系人', 'Contact', { personal: true, mask: 'name' }),
    field('phone', 'string', '联系电话', 'Telephone', { personal: true, mask: 'phone' }),
    field('email', 'string', '电子邮箱', 'E-mail', { personal: true, mask: 'mail' }),
  ],
})
