import type { ArticleShare } from '../../graph/model.ts'
import type { EntityType } from '../../graph/schema.ts'
import { shareOf } from './city.ts'
import type { Statement, Story, Thing } from './city.ts'

/** Two years of 澜川日报, a newspaper of an invented city. Same seed, same shares. */

const person = (name: string): Thing => ({ type: 'Person', name })
const things = (type: EntityType, names: readonly string[]): readonly Thing[] => names.map((name) => ({ type, name }))

export const MAYOR = person('顾行舟')
export const SECRETARY = person('沈怀远')
export const CITY_HALL: Thing = { type: 'Government', name: '澜川市人民政府', also: ['市政府', '澜川市政府'] }
export const PARTY: Thing = { type: 'Government', name: '中共澜川市委员会', also: ['市委', '澜川市委'] }
export const SPINDLE: Thing = { type: 'Company', name: '澜川精梭智能装备股份有限公司', also: ['精梭智能', '精梭'] }
export const PLAN: Thing = { type: 'Programme', name: '“两江四带”发展战略', also: ['“两江四带”'] }

const SURNAMES = [...'陆裴苏温薛祁管柏简尹霍岑邵康'] as const
const GIVEN = [
  '知微',
  '启明',
  '书言',
  '望舒',
  '景行',
  '叶青',
  '思齐',
  '怀瑾',
  '云帆',
  '若谷',
  '长庚',
  '子衿',
  '一苇',
  '修远',
  '明澈',
  '南星',
] as const

const COMPANIES = [
  SPINDLE,
  ...things('Company', [
    '澜川云栈物流有限公司',
    '白鹭新能源材料有限公司',
    '青禾种业股份有限公司',
    '远帆船舶重工集团',
    '石桥半导体有限公司',
    '澜川水务集团',
    '清渠环保科技有限公司',
    '锦里陶瓷有限公司',
    '北辰轨道交通装备公司',
    '和光医药股份有限公司',
    '汇岭产业投资集团',
    '松谷数据服务有限公司',
    '玉泉乳业有限公司',
    '长风汽车零部件公司',
  ]),
]
const ORGANS = [
  CITY_HALL,
  PARTY,
  ...things('Government', [
    '澜川市人民代表大会常务委员会',
    '政协澜川市委员会',
    '澜川市发展和改革委员会',
    '澜川市科学技术局',
    '澜川市教育局',
    '澜川市农业农村局',
    '澜川市交通运输局',
    '澜川市文化旅游广电体育局',
    '云岭省工业和信息化厅',
    '东湾区人民政府',
    '西渡县人民政府',
    '麓山县人民政府',
    '澜川高新技术产业开发区管理委员会',
  ]),
]
const ORGANISATIONS = things('Organization', [
  '澜川学院',
  '云岭理工大学',
  '澜川市中心医院',
  '澜川市企业家协会',
  '澜川市作家协会',
  '云岭省农业科学院',
  '澜川市志愿者联合会',
  '澜川博物馆',
  '澜川市职业技术学院',
])
const PLACES = things('Place', [
  '东湾区',
  '西渡县',
  '麓山县',
  '澜川高新区',
  '白鹭洲',
  '石桥镇',
  '青石村',
  '清渠河',
  '云岭省',
  '松谷科技园',
  '远帆港',
])
const PROGRAMMES = [
  PLAN,
  ...things('Programme', [
    '“百企千岗”行动',
    '清渠河流域综合治理工程',
    '“链长制”工作机制',
    '乡村振兴战略',
    '“书香澜川”计划',
    '智能装备集群培育三年行动',
  ]),
]
const EVENTS = things('Event', [
  '澜川市第九届人民代表大会第三次会议',
  '全市高质量发展推进会',
  '澜川国际轨道装备博览会',
  '云岭省重点项目集中开工仪式',
  '青石村丰收节',
  '清渠河治理现场推进会',
  '澜川市人才工作会议',
  '云岭省职业技能大赛',
])

/** A linear congruential generator (Numerical Recipes' constants): small, seeded, the same everywhere. */
function chooser(seed: number): { pick: <Item>(items: readonly Item[]) => Item; chance: (share: number) => boolean } {
  let state = seed >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return {
    // Squaring favours the first of a list, as a newspaper favours a few.
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() ** 2 * items.length)] as Item, // an index below the length
    chance: (share) => next() < share,
  }
}

const dayOf = (index: number, count: number): string =>
  new Date(Date.UTC(2023, 0, 5) + Math.floor((index / count) * 725) * 86_400_000).toISOString().slice(0, 10)

/** `count` articles, from January 2023 to December 2024. */
export function lanchuan(count = 160, seed = 7): readonly ArticleShare[] {
  const { pick, chance } = chooser(seed)
  const people = SURNAMES.flatMap((surname, index) =>
    [0, 5, 9].map((step) => person(surname + (GIVEN[(index + step) % GIVEN.length] as string))),
  ) // modulo keeps the index inside
  const post = new Map<Thing, { readonly organ: Thing; readonly title: string }>()
  people.forEach((someone, index) => {
    const company = index % 3 === 0
    const pool = company ? COMPANIES : index % 3 === 1 ? ORGANS.slice(2) : ORGANISATIONS
    const organ = pool[Math.floor(index / 3) % pool.length] as Thing // modulo keeps the index inside
    post.set(someone, { organ, title: company ? '董事长' : index % 3 === 1 ? (index % 2 === 0 ? '主任' : '局长') : '负责人' })
  })
  const role = (head: Thing): Statement => {
    const { organ, title } = post.get(head) as { organ: Thing; title: string } // everyone of `people` has a post
    return { type: 'HOLDS_ROLE', head, tail: organ, title, kind: 'observed' }
  }

  return Array.from({ length: count }, (_, index) => {
    const date = dayOf(index, count)
    const [a, b] = [pick(people), pick(people)]
    const company = pick(COMPANIES)
    const place = pick(PLACES)
    const programme = pick(PROGRAMMES)
    const event = pick(EVENTS)
    const roleA = role(a)
    const leader = chance(0.55) ? MAYOR : SECRETARY
    const [seat, seatName, title] = leader === MAYOR ? ([CITY_HALL, '市政府', '市长'] as const) : ([PARTY, '市委', '书记'] as const)
    const stories: readonly Story[] = [
      {
        headline: [leader, '到', place, '调研企业生产经营'],
        date,
        byline: ['白一禾', '卫中庭'],
        lines: [
          {
            pieces: [
              '本报讯（记者 白一禾）昨日，',
              [seat, seatName],
              title,
              leader,
              '来到',
              place,
              '，走访',
              company,
              '，了解生产经营情况。',
            ],
            states: [
              { type: 'HOLDS_ROLE', head: leader, tail: seat, title },
              { type: 'VISITED', head: leader, tail: company },
              { type: 'LOCATED_IN', head: company, tail: place },
            ],
          },
          {
            pieces: [leader, '强调，要深入实施', programme, '，支持', company, '做大做强。'],
            states: [{ type: 'IMPLEMENTS', head: company, tail: programme }],
          },
          { pieces: [roleA.tail, roleA.title ?? '', a, '陪同调研。'], states: [roleA] },
        ],
      },
      {
        headline: [event, '举行'],
        date,
        lines: [
          {
            pieces: [
              date.slice(5, 7).replace(/^0/, ''),
              '月',
              date.slice(8).replace(/^0/, ''),
              '日，',
              event,
              '在',
              place,
              '举行，',
              leader,
              '、',
              a,
              '、',
              b,
              '出席。',
            ],
            states: [
              { type: 'ATTENDED', head: leader, tail: event },
              { type: 'ATTENDED', head: a, tail: event },
              { type: 'ATTENDED', head: b, tail: event },
            ],
          },
          { pieces: ['会议指出，', programme, '实施以来，', pick(ORGANS), '与', pick(ORGANISATIONS), '协同推进，成效明显。'] },
        ],
      },
      {
        headline: [company, '与', roleA.tail, '签署合作协议'],
        date,
        byline: ['骆青阳'],
        lines: [
          {
            pieces: [company, '与', roleA.tail, '在', place, '签署战略合作协议，共建研发中心。'],
            states: [{ type: 'COOPERATES_WITH', head: company, tail: roleA.tail }],
          },
          {
            pieces: [[SPINDLE, '精梭智能'], '董事长', a, '会见了', b, '一行。'],
            states: [{ type: 'MET_WITH', head: a, tail: b }, role(b)],
          },
          {
            pieces: ['项目总投资十二亿元，由', company, '投资建设，落户', place, '。'],
            states: [{ type: 'INVESTS_IN', head: company, tail: place }],
          },
        ],
      },
    ]
    return shareOf(chance(0.2) ? (stories[1] as Story) : pick(stories), index) // a literal of three
  })
}

/** An article that tries everything a page could be harmed by. */
export const hostile = (): ArticleShare => {
  const villain: Thing = { type: 'Person', name: '<img src=x onerror=alert(1)>', also: ['"><script>alert(2)</script>', '\u202Eevil\u202C'] }
  return shareOf(
    {
      headline: ['<script>document.title="owned"</script>', villain],
      date: '2024-02-30',
      lines: [
        {
          pieces: ['<b>', villain, '</b>&lt;\u200B\u202E反向\u202C\u0000javascript:alert(3)', MAYOR, '。'],
          states: [{ type: 'MET_WITH', head: villain, tail: MAYOR }],
        },
        { pieces: ["${7*7}{{7*7}}' OR 1=1 // ", [villain, '"><script>alert(2)</script>']] },
      ],
    },
    99_999,
  )
}
