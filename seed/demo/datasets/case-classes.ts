import type { Limit } from '../../../src/shared/time'
import type { Profile } from '../generator'

/** How a class of case behaves in the demo city. Frequencies follow a Chengdu district's dashboard (docs: domain, A). */
export interface ClassHabit {
  readonly cls: string
  /** Relative frequency; the whole table is scaled to the city's 6,000 a month. */
  readonly weight: number
  /** The indicator whose wanted value is the share handled in time; the general rate without one. */
  readonly timely?: string
  /** A limit of that indicator which is tighter than the class's own. */
  readonly within?: Limit
  /** The indicator whose wanted value is the mean time to the work done, in clock hours. */
  readonly mean?: string
  /** The indicator whose wanted value is the share that comes back to the same corner. */
  readonly returning?: string
  readonly when?: Profile
  /** Probability of severity 1 and 2; the rest is 3. */
  readonly severity?: readonly [number, number]
  /** Condition by severity. */
  readonly condition?: readonly [string, string, string]
}

const habit = (cls: string, weight: number, more: Omit<ClassHabit, 'cls' | 'weight'> = {}): ClassHabit => ({
  cls,
  weight,
  ...more,
})

const cover = ['missing', 'loose', 'settlement'] as const

export const classHabits: readonly ClassHabit[] = [
  habit('E0410', 900, { timely: 'O-SO-08', returning: 'O-DM-17', when: 'people' }),
  habit('E0207', 520, { returning: 'O-DM-17' }),
  habit('E0136', 430, { returning: 'O-DM-17' }),
  habit('E0110', 390, { timely: 'T-ES-12', returning: 'O-DM-17' }),
  habit('E0107', 270, { returning: 'T-CA-03' }),
  habit('E0401', 270, { returning: 'O-SO-02', when: 'evening' }),
  habit('E0201', 260, { mean: 'T-AD-02' }),
  habit('C0305', 150, { severity: [0.1, 0.3], condition: ['damaged', 'dirty', 'overflow'] }),
  habit('E0112', 230, { timely: 'T-ES-09' }),
  habit('E0405', 210, { timely: 'O-SO-03', returning: 'O-DM-17', when: 'evening' }),
  habit('E0406', 130, { returning: 'O-DM-17' }),
  habit('E0111', 110, { returning: 'T-ES-13' }),
  habit('E0496', 95, { timely: 'S-EN-01', returning: 'S-EN-02', when: 'people' }),
  habit('E0493', 90, { when: 'people' }),
  habit('C0137', 115, {
    timely: 'C-LT-04',
    within: { value: 24, unit: 'h' },
    severity: [0.06, 0.14],
    condition: ['leaning', 'leaning', 'out'],
    when: 'evening',
  }),
  habit('E0192', 80, { mean: 'T-ES-14' }),
  habit('E0113', 80, { timely: 'T-RB-02' }),
  habit('E0114', 72, { timely: 'T-ES-10', when: 'always' }),
  habit('E0304', 72, { timely: 'T-DU-06' }),
  habit('E0301', 70, { timely: 'C-HL-09', when: 'night' }),
  habit('C0104', 66, { timely: 'S-DR-05', severity: [0.02, 0.08], condition: ['missing', 'damaged', 'blocked'] }),
  habit('E0103', 60, { timely: 'O-IB-05' }),
  habit('E0404', 60, { timely: 'O-SO-06' }),
  habit('E0135', 60, { timely: 'T-ES-16' }),
  habit('E0118', 60, { timely: 'T-GR-03' }),
  habit('E0117', 60, { timely: 'T-GR-02' }),
  habit('E0302', 60, { timely: 'O-RW-08' }),
  habit('E0128', 60, { timely: 'O-SO-13', when: 'evening' }),
  habit('C0402', 60, {
    timely: 'S-GR-01',
    within: { value: 1, unit: 'wd' },
    severity: [0.3, 0.1],
    condition: ['leaning', 'damaged', 'other'],
  }),
  habit('E0129', 50, { timely: 'O-SO-12', when: 'evening' }),
  habit('E0503', 50, { timely: 'S-DR-08', when: 'always' }),
  habit('E0312', 46),
  habit('E0508', 44, { timely: 'S-LF-04', when: 'always' }),
  habit('E0202', 42, { timely: 'T-AD-06' }),
  habit('E0203', 40),
  habit('E0206', 40, { timely: 'T-AD-05' }),
  habit('E0196', 40, { timely: 'O-DM-07' }),
  habit('C0217', 40, { timely: 'S-RB-22' }),
  habit('C0103', 38, { timely: 'S-RB-18', severity: [0.4, 0.2], condition: cover }),
  habit('C0111', 36, { timely: 'S-RB-19', severity: [0.8, 0.1], condition: cover }),
  habit('E0125', 35, { timely: 'T-ES-19' }),
  habit('C0102', 32, { timely: 'S-RB-18', severity: [0.4, 0.2], condition: cover }),
  habit('E0101', 30),
  habit('E0184', 30, { timely: 'O-SO-15', when: 'evening' }),
  habit('E0307', 30, { timely: 'S-CS-04' }),
  habit('C0284', 30, { timely: 'C-RB-02', within: { value: 5, unit: 'wd' } }),
  habit('C0286', 30, { timely: 'C-RB-02', within: { value: 5, unit: 'wd' } }),
  habit('C0101', 26, { timely: 'S-RB-18', severity: [0.4, 0.2], condition: cover }),
  habit('C0307', 26, { timely: 'S-AD-03', severity: [0.3, 0.4] }),
  habit('E0305', 25, { timely: 'T-DU-12' }),
  habit('E0108', 25),
  habit('E0119', 25, { timely: 'T-GR-07' }),
  habit('E0130', 25, { timely: 'T-ES-21' }),
  habit('E0180', 25, { timely: 'T-CA-05' }),
  habit('C0106', 20, { timely: 'S-LT-04', severity: [0.6, 0.2], condition: cover }),
  habit('E0310', 20, { timely: 'T-DU-11' }),
  habit('E0104', 20),
  habit('E0105', 20, { timely: 'T-CA-02' }),
  habit('E0120', 18, { when: 'evening' }),
  habit('E0494', 20, { timely: 'O-SO-11' }),
  habit('E0495', 20, { timely: 'O-SO-11' }),
  habit('E0498', 20),
  habit('E0501', 22, { when: 'always' }),
  habit('E0506', 22, { timely: 'S-DR-03', when: 'always' }),
  habit('E0596', 20, { timely: 'S-EM-05', when: 'people' }),
  habit('E0698', 20, { timely: 'O-SO-16' }),
  habit('E0604', 20),
  habit('E0121', 18, { timely: 'T-GR-04' }),
  habit('E0131', 18, { timely: 'T-WS-12', when: 'evening' }),
  habit('C0212', 18, { timely: 'T-RB-04' }),
  habit('E0303', 15),
  habit('E0126', 12),
  habit('E0132', 12),
  habit('E0137', 15, { timely: 'T-ES-17' }),
  habit('E0138', 15, { timely: 'T-CA-08' }),
  habit('E0179', 15, { timely: 'T-GR-09' }),
  habit('E0183', 15, { timely: 'S-EM-06' }),
  habit('E0187', 15, { timely: 'T-LT-04', when: 'evening' }),
  habit('E0402', 15, { when: 'evening' }),
  habit('E0491', 12),
  habit('E0492', 14),
  habit('C0123', 16),
  habit('C0126', 16, { timely: 'S-LF-08', severity: [0.9, 0.05] }),
  habit('C0127', 12, { timely: 'T-CA-11' }),
  habit('C0131', 13, { timely: 'S-LF-07', severity: [0.5, 0.3], condition: ['leaning', 'leaning', 'other'] }),
  habit('C0303', 14, { timely: 'T-TO-03', condition: ['overflow', 'overflow', 'other'] }),
  habit('C0507', 14, { timely: 'S-DR-09' }),
  habit('C0178', 12, { timely: 'T-LT-02', when: 'evening' }),
  habit('C0308', 12, { timely: 'T-CA-12' }),
  habit('E0502', 11, { timely: 'S-GS-09', severity: [1, 0], when: 'always' }),
  habit('E0505', 10, { timely: 'S-RB-17', when: 'always' }),
  habit('E0197', 10, { timely: 'O-IB-05' }),
  habit('C0304', 10, { timely: 'T-WS-09' }),
  habit('C0204', 10),
  habit('C0181', 10),
  habit('C0130', 8, { timely: 'S-LF-07', severity: [0.5, 0.3], condition: ['leaning', 'leaning', 'other'] }),
  habit('C0149', 8, { timely: 'S-GS-07' }),
  habit('C0157', 8, { timely: 'S-GS-07' }),
  habit('C0211', 8, { timely: 'S-RB-22' }),
  habit('C0508', 4, { timely: 'S-DR-09' }),
]

export const allWeights = classHabits.reduce((sum, habit) => sum + habit.weight, 0)
