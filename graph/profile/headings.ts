import type { EntityType, RelationType } from '../schema.ts'
import { RELATION_TYPES } from '../schema.ts'
import type { ProfileGroup } from './data.ts'
import type { ProfileLanguage } from './words.ts'

type Direction = ProfileGroup['direction']
type Key = `${RelationType} ${Direction}`
type Heading = Readonly<Record<ProfileLanguage, string>>

/** Which sections come first, by what the reader of such a profile looks for; the others follow in the order of the types. */
export const GROUP_ORDER: Readonly<Record<EntityType, readonly string[]>> = {
  Person: [],
  Company: ['LOCATED_IN out', 'PART_OF out', 'PART_OF in', 'COOPERATES_WITH both', 'INVESTS_IN out', 'INVESTS_IN in', 'IMPLEMENTS out', 'RECEIVED out', 'VISITED in', 'MET_WITH both', 'ATTENDED out'],
  Government: ['PART_OF out', 'PART_OF in', 'IMPLEMENTS out', 'INVESTS_IN out', 'COOPERATES_WITH both', 'VISITED in', 'MET_WITH both', 'ATTENDED out', 'RECEIVED out'],
  Organization: ['LOCATED_IN out', 'PART_OF out', 'PART_OF in', 'COOPERATES_WITH both', 'IMPLEMENTS out', 'RECEIVED out', 'VISITED in', 'ATTENDED out'],
  Place: ['LOCATED_IN out', 'IMPLEMENTS out', 'LOCATED_IN in', 'INVESTS_IN in', 'INVESTS_IN out', 'COOPERATES_WITH both', 'RECEIVED out', 'VISITED in'],
  Programme: ['IMPLEMENTS in', 'RECEIVED in', 'INVESTS_IN in'],
  Event: ['LOCATED_IN out', 'ATTENDED in', 'RECEIVED in'],
} // prettier-ignore

/** What the sections of a type are called, where the relation's own name would not say it well. */
const OWN: Readonly<Partial<Record<EntityType, Readonly<Partial<Record<Key, Heading>>>>>> = {
  Company: {
    'HOLDS_ROLE in': { zh: '管理者与员工', en: 'People with posts here' },
    'LOCATED_IN out': { zh: '所在地', en: 'Where it is' },
    'COOPERATES_WITH both': { zh: '合作方', en: 'Partners' },
    'INVESTS_IN out': { zh: '投资与建设', en: 'What it invests in and builds' },
    'VISITED in': { zh: '来访', en: 'Visits by' },
    'RECEIVED out': { zh: '荣誉与资质', en: 'Awards' },
  },
  Government: {
    'HOLDS_ROLE in': { zh: '历任与现任', en: 'Who held posts here' },
    'PART_OF in': { zh: '下属机构', en: 'Bodies under it' },
    'IMPLEMENTS out': { zh: '推行的计划', en: 'Programmes it carries out' },
  },
  Organization: { 'HOLDS_ROLE in': { zh: '人员', en: 'People with posts here' }, 'LOCATED_IN out': { zh: '所在地', en: 'Where it is' } },
  Place: {
    'HOLDS_ROLE in': { zh: '在此任职', en: 'Posts held here' },
    'LOCATED_IN in': { zh: '位于此地的', en: 'What is here' },
    'LOCATED_IN out': { zh: '属于', en: 'Lies in' },
    'INVESTS_IN in': { zh: '在此投资建设', en: 'Who invests here' },
    'VISITED in': { zh: '到访者', en: 'Visited by' },
  },
  Programme: {
    'IMPLEMENTS in': { zh: '提出与实施者', en: 'Who put it forward and who carries it out' },
    'RECEIVED in': { zh: '获评者', en: 'Who was awarded it' },
  },
  Event: {
    'LOCATED_IN out': { zh: '举办地', en: 'Held in' },
    'ATTENDED in': { zh: '出席者', en: 'Who attended' },
    'RECEIVED in': { zh: '获奖者', en: 'Who won there' },
  },
}

/** What a relation is called from its tail. */
const INVERSE: Readonly<Record<RelationType, Heading>> = {
  HOLDS_ROLE: { zh: '任职者', en: 'posts held here' },
  ATTENDED: { zh: '出席者', en: 'attended by' },
  VISITED: { zh: '来访者', en: 'visited by' },
  MET_WITH: RELATION_TYPES.MET_WITH,
  COOPERATES_WITH: RELATION_TYPES.COOPERATES_WITH,
  INVESTS_IN: { zh: '投资建设者', en: 'investors' },
  IMPLEMENTS: { zh: '实施者', en: 'implemented by' },
  LOCATED_IN: { zh: '位于此地', en: 'located here' },
  PART_OF: { zh: '下属', en: 'parts' },
  RECEIVED: { zh: '获得者', en: 'received by' },
}

const POSTS: Heading = { zh: '任职经历', en: 'Posts' }

export function headingOf(type: RelationType, direction: Direction, of: EntityType, language: ProfileLanguage): string {
  if (of === 'Person' && type === 'HOLDS_ROLE') return POSTS[language]
  const own = OWN[of]?.[`${type} ${direction}`]
  const heading = (own ?? (direction === 'in' ? INVERSE[type] : RELATION_TYPES[type]))[language]
  return heading.charAt(0).toUpperCase() + heading.slice(1)
}
