import { describe, expect, it } from 'vitest'
import { resolveIdentity } from '../../pipeline/resolve/index.ts'
import { sharesOf } from './shares.ts'

type Page = readonly [paper: string, date: string, text: string]

interface Trap {
  readonly why: string
  readonly pages: readonly Page[]
  /** Two surfaces or names; the k-th of both is meant when they are the same word. */
  readonly pair: readonly [string, string]
}

const CITY = '汐阳日报'
const OTHER = '砚州日报'
const on = (text: string, paper = CITY, date = '2023-05-01'): Page => [paper, date, text]
const later = (text: string, paper = CITY, date = '2023-05-20'): Page => [paper, date, text]

/** Two people of one name, told apart by what is written beside it: post, organ, place. */
const NAMESAKES: readonly (readonly [name: string, one: string, other: string])[] = [
  ['方圆', '{G汐阳市水利局}{T局长}{P方圆}说。', '{G汐阳市教育局}{T局长}{P方圆}说。'],
  ['高远', '{O汐阳市第一中学}{T校长}{P高远}说。', '{O汐阳市第二中学}{T校长}{P高远}说。'],
  ['白云', '{C云岫茶业有限公司}{T总经理}{P白云}说。', '{C白鹭精密制造有限公司}{T总经理}{P白云}说。'],
  ['江山', '{G青萝县人民政府}{T县长}{P江山}说。', '{G柘岭县人民政府}{T县长}{P江山}说。'],
  ['杜若', '{O莲埠镇卫生院}{T医生}{P杜若}说。', '{O汐阳市第一中学}{T教师}{P杜若}说。'],
  ['沈一舟', '{G汐阳市财政局}{T局长}{P沈一舟}说。', '{C汐阳农商银行}{T行长}{P沈一舟}说。'],
  ['宋知秋', '{G双漾县教育局}{T局长}{P宋知秋}说。', '{G青萝县教育局}{T局长}{P宋知秋}说。'],
  ['顾念慈', '{O汐阳市中心医院}{T院长}{P顾念慈}说。', '{O汐阳学院}{T院长}{P顾念慈}说。'],
  ['林小满', '{G望潮区人民政府}{T区长}{P林小满}说。', '{G碧汀区人民政府}{T区长}{P林小满}说。'],
  ['梁书言', '{C曜川新能源有限公司}{T董事长}{P梁书言}说。', '{G汐阳市公安局}{T局长}{P梁书言}说。'],
  ['欧阳青', '{G青萝县水利局}{T局长}{P欧阳青}说。', '{G柘岭县水利局}{T局长}{P欧阳青}说。'],
  ['司马长风', '{O岚川理工大学}{T校长}{P司马长风}说。', '{O岚川师范大学}{T校长}{P司马长风}说。'],
  ['上官云起', '{C澹江重工有限公司}{T厂长}{P上官云起}说。', '{C霁州钢铁有限公司}{T厂长}{P上官云起}说。'],
  ['诸葛明月', '{G赤樟镇人民政府}{T镇长}{P诸葛明月}说。', '{G柳堰乡人民政府}{T乡长}{P诸葛明月}说。'],
  ['夏侯川', '{C澹江重工有限公司}{T总工程师}{P夏侯川}说。', '{C白鹭精密制造有限公司}{T总工程师}{P夏侯川}说。'],
]

/** Names of firms that stand beside each other in papers. */
const FIRMS: readonly (readonly [string, string])[] = [
  ['曜川新能源科技有限公司', '曜川控股集团有限公司'],
  ['曜川新能源科技（汐阳）有限公司', '曜川新能源科技（砚州）有限公司'],
  ['云岫茶业有限公司', '云岫山房茶叶贸易有限公司'],
  ['汐阳澹江重工股份有限公司', '砚州澹江重工股份有限公司'],
  ['汐阳农商银行', '砚州农商银行'],
  ['汐阳农商银行', '汐阳农商银行青萝县支行'],
  ['白鹭精密制造有限公司', '白鹭精工制造有限公司'],
  ['岚川铁路投资集团有限公司', '岚川公路投资集团有限公司'],
  ['霁州钢铁有限公司', '霁州钢铁贸易有限公司'],
  ['汐阳城发集团有限公司', '汐阳城投集团有限公司'],
  ['莱恩霍夫集团', '莱恩霍夫机械有限公司'],
  ['砚谷软件股份有限公司', '砚谷硬件股份有限公司'],
  ['澹江一号码头有限公司', '澹江二号码头有限公司'],
  ['汐阳水务集团有限公司', '汐阳水务工程有限公司'],
]

/** Organs that are not each other, the renamed ones among them: who was renamed when is for a person to say. */
const ORGANS: readonly (readonly [string, string])[] = [
  ['汐阳市环境保护局', '汐阳市生态环境局'],
  ['汐阳市农业局', '汐阳市农业农村局'],
  ['汐阳市卫生局', '汐阳市卫生健康委员会'],
  ['汐阳市工商行政管理局', '汐阳市市场监督管理局'],
  ['汐阳市国土资源局', '汐阳市自然资源和规划局'],
  ['汐阳市人民代表大会', '汐阳市人民代表大会常务委员会'],
  ['汐阳市教育局', '砚州市教育局'],
  ['青萝县人民政府', '青萝县人民政府办公室'],
  ['中共汐阳市委员会', '中共汐阳市委员会组织部'],
  ['汐阳市中级人民法院', '汐阳市人民检察院'],
]

/** One name in papers of two places, as each paper says it. */
const PLACES: readonly (readonly [code: string, name: string])[] = [
  ['L', '解放路'],
  ['L', '人民广场'],
  ['L', '莲花镇'],
  ['L', '石桥村'],
  ['O', '第一小学'],
  ['O', '红十字会'],
  ['O', '实验中学'],
  ['O', '镇卫生院'],
]

/** A character read wrongly, or names that only look alike. */
const SLIPS: readonly (readonly [code: string, string, string])[] = [
  ['P', '曰志远', '白志远'],
  ['P', '荀若水', '苟若水'],
  ['P', '卢明树', '卢明澍'],
  ['P', '宫羽', '官羽'],
  ['P', '末知行', '未知行'],
  ['P', '温知行', '温之行'],
  ['L', '夕阳市', '汐阳市'],
  ['C', '白鹭精蜜制造有限公司', '白鹭精密制造有限公司'],
  ['O', '汐阳市第—中学', '汐阳市第二中学'],
  ['G', '汐阳市教育局', '汐阳市教肓局'],
]

const TRAPS: readonly Trap[] = [
  ...NAMESAKES.map(([name, one, other]): Trap => ({ why: `${name} of two posts`, pages: [on(one), later(other)], pair: [name, name] })),
  ...NAMESAKES.slice(0, 4).map(([name, one, other]): Trap => ({
    why: `${name} in papers of two cities`,
    pages: [on(one), later(other, OTHER)],
    pair: [name, name],
  })),
  ...['秦望', '骆宾', '蓝小溪', '端木青云'].map((name): Trap => ({
    why: `${name}, a villager of two cities`,
    pages: [on(`村民{P${name}}说。`), later(`村民{P${name}}说。`, OTHER)],
    pair: [name, name],
  })),
  { why: 'a reporter and a bureau head', pages: [on('记者 {B高峰}'), later('{G汐阳市教育局}{T局长}{P高峰}说。')], pair: ['高峰', '高峰'] },
  { why: 'a person and a place of one name', pages: [on('{P澹江}说。'), later('{L澹江}涨水。')], pair: ['澹江', '澹江'] },
  { why: 'a person and a firm of one name', pages: [on('{P云岫}说。'), later('{C云岫}开业。')], pair: ['云岫', '云岫'] },
  { why: 'a place and the firm named after it', pages: [on('{L汐阳}'), later('{C汐阳农商银行}')], pair: ['汐阳', '汐阳农商银行'] },
  ...FIRMS.map(([a, b]): Trap => ({ why: `${a} and ${b}`, pages: [on(`{C${a}}投产。`), later(`{C${b}}投产。`)], pair: [a, b] })),
  ...ORGANS.map(([a, b]): Trap => ({ why: `${a} and ${b}`, pages: [on(`{G${a}}发文。`), later(`{G${b}}发文。`)], pair: [a, b] })),
  ...PLACES.map(([code, name]): Trap => ({ why: `${name} of two cities`, pages: [on(`{${code}${name}}修好了。`, '衡阳日报'), later(`{${code}${name}}修好了。`, '长沙晚报')], pair: [name, name] })), // prettier-ignore
  ...['鼓楼区', '朝阳区'].map((name): Trap => ({
    why: `${name} in papers of two provinces`,
    pages: [
      on(`{L${name}}修好了路。`, name === '鼓楼区' ? '福州晚报' : '长春日报'),
      later(`{L${name}}修好了路。`, name === '鼓楼区' ? '南京日报' : '北京日报'),
    ],
    pair: [name, name],
  })),
  ...SLIPS.map(([code, a, b]): Trap => ({
    why: `${a} beside ${b}`,
    pages: [on(`{${code}${a}}到会。`), later(`{${code}${b}}到会。`)],
    pair: [a, b],
  })),
]

/** The entity of the first mention of each surface; of one word, of its first and its last. */
function entities({ pages, pair: [one, other] }: Trap): readonly [string, string] {
  const shares = pages.flatMap(([paper, date, text]) => sharesOf(paper, date, text))
  const resolved = resolveIdentity(shares)
  const found = (surface: string): readonly string[] =>
    shares.flatMap(({ article, mentions, referents }) =>
      mentions.flatMap((mention) =>
        mention.surface === surface && mention.referent !== null
          ? [`${referents[mention.referent]?.type ?? ''} ${resolved.get(article.id)?.[mention.referent] ?? ''}`]
          : [],
      ),
    )
  const [first, second] = [found(one)[0], found(other).at(-1)]
  if (first === undefined || second === undefined) throw new Error(`${one} or ${other} is not mentioned`)
  return [first, second]
}

describe('things that are two stay two across articles', () => {
  it('has at least sixty traps', () => {
    expect(TRAPS.length).toBeGreaterThanOrEqual(60)
  })

  it.each(TRAPS)('$why', (trap) => {
    const [one, other] = entities(trap)
    expect(one).not.toBe(other)
  })
})

const ONE: readonly Trap[] = [
  {
    why: 'a chief engineer of one firm in two papers',
    pages: [on('{C澹江重工}{T总工程师}{P白石磊}说。', '岚川日报'), later('{C澹江重工}{T总工程师}{P白石磊}说。')],
    pair: ['白石磊', '白石磊'],
  },
  {
    why: 'the same, with the firm by its full name in one of them',
    pages: [
      on('{L汐阳市}的{C汐阳澹江重工股份有限公司}{T总工程师}{P白石磊}说。'),
      later('{L汐阳市}的{C澹江重工}{T总工程师}{P白石磊}说。', '岚川日报'),
    ],
    pair: ['白石磊', '白石磊'],
  },
  {
    why: 'a professor of one university in two papers',
    pages: [on('{O岚川理工大学}{T教授}{P钟离越}说。', '岚川日报'), later('{O岚川理工大学}{T教授}{P钟离越}说。')],
    pair: ['钟离越', '钟离越'],
  },
  {
    why: 'a firm by its short name and in full',
    pages: [on('{C汐阳澹江重工股份有限公司}在{L汐阳市}。', CITY), later('{L汐阳市}的{C澹江重工}扩产。', '岚川日报')],
    pair: ['汐阳澹江重工股份有限公司', '澹江重工'],
  },
]

describe('things that are one become one across articles', () => {
  it.each(ONE)('$why', (trap) => {
    const [one, other] = entities(trap)
    expect(one).toBe(other)
  })
})
