import { describe, expect, it } from 'vitest'
import { relate, roles } from './page.ts'

const CASES: readonly (readonly [what: string, text: string, ...roles: string[]])[] = [
  ['an organ, a title, a name', '{G市委}{T书记}{P陆远}主持会议。', '陆远 书记 中共汐阳市委员会'],
  [
    'a mayor without an organ holds office in the city of the paper',
    '{G市委}{T副书记}、{T市长}{P韩青}出席。',
    '韩青 副书记 中共汐阳市委员会',
    '韩青 市长 汐阳市人民政府',
  ],
  ['a second title shares the organ', '{G省卫健委}{T党组书记}、{T副主任}{P谷雨}介绍。', '谷雨 党组书记 省卫健委', '谷雨 副主任 省卫健委'],
  [
    'each organ keeps its own title',
    '{G省委}{T书记}、{G市人大常委会}{T主任}{P谷雨}讲话。',
    '谷雨 书记 中共岚川省委员会',
    '谷雨 主任 汐阳市人民代表大会常务委员会',
  ],
  [
    'the head of a district governs the district of the committee beside',
    '{G城北区委}{T副书记}、{T区长}{P韩青}作报告。',
    '韩青 副书记 中共汐阳市城北区委员会',
    '韩青 区长 汐阳市城北区人民政府',
  ],
  ['a place before a mayor is what is governed', '{L临港市}{T常务副市长}{P韩青}来访。', '韩青 常务副市长 临港市人民政府'],
  [
    'a title that many hold is shared along a list',
    '{T副市长}{P韩青}、{P陆远}参加。',
    '韩青 副市长 汐阳市人民政府',
    '陆远 副市长 汐阳市人民政府',
  ],
  ['a title that one holds is not', '{G市委}{T书记}{P陆远}、{P韩青}、{P谷雨}出席。', '陆远 书记 中共汐阳市委员会'],
  ['leaders of a city as such hold no post', '{T市领导}{P韩青}、{P陆远}参加。'],
  [
    'a colleague named after a comma is of the same body',
    '{G市人大常委会}{T主任}{P陆远}主持，{T副主任}{P韩青}、{P谷雨}出席。',
    '陆远 主任 汐阳市人民代表大会常务委员会',
    '韩青 副主任 汐阳市人民代表大会常务委员会',
    '谷雨 副主任 汐阳市人民代表大会常务委员会',
  ],
  ['this company is the one named before', '记者来到{C蓝帆电气}。该公司{T综合部主任}{P韩青}介绍了情况。', '韩青 综合部主任 蓝帆电气'],
  ['a manager met at a company is its manager', '{P陆远}走进{C蓝帆电气}，与{T总经理}{P韩青}交流。', '韩青 总经理 蓝帆电气'],
  ['two companies leave it open', '{C蓝帆电气}与{C安澜药业}签约。{T总经理}{P韩青}出席。'],
  ['a school and its teacher', '{O汐阳一中}的{T教师}{P韩青}获奖。', '韩青 教师 汐阳一中'],
  ['a title after the name', '{O岚川大学}的{P韩青}{T教授}认为可行。', '韩青 教授 岚川大学'],
  ['a title after the name without an organ', '{P韩青}{T教授}认为可行。'],
  ['in apposition', '{P韩青}，{O岚川大学}{T教授}，长期研究水利。', '韩青 教授 岚川大学'],
  ['in brackets', '{P韩青}({C蓝帆电气}{T董事长})发言。', '韩青 董事长 蓝帆电气'],
  ['the general secretary', '{P习近平}{T总书记}强调。', '习近平 总书记 中国共产党中央委员会'],
  ['a delegate of the province', '{T省人大代表}{P韩青}建议。', '韩青 省人大代表 岚川省人民代表大会'],
  ['a trade beside a place is no post', '{L柳湾镇}{T种粮大户}{P韩青}正在插秧。'],
  ['a village and its secretary', '{L柳湾村}{T党支部书记}{P韩青}介绍。', '韩青 党支部书记 柳湾村'],
  ['a former post', '{G市水利局}原{T局长}{P韩青}退休。', '韩青 局长 市水利局 former'],
  [
    'all posts behind “former” are former',
    '{G市水利局}原{T党组书记}、{T局长}{P韩青}退休。',
    '韩青 党组书记 市水利局 former',
    '韩青 局长 市水利局 former',
  ],
  [
    'the term of a body stands before its post',
    '{P韩青}同志曾任{G省政协}第十届、十一届委员会{T副主席}、{T党组副书记}。',
    '韩青 副主席 省政协 former',
    '韩青 党组副书记 省政协 former',
  ],
  [
    'and before that of a firm that was named',
    '{C蓝帆电气}公告，选举{P韩青}先生为公司第五届董事会{T董事长}。',
    '韩青 董事长 蓝帆电气 appointed 2024-03-16',
  ],
  [
    'a list of posts goes on over commas where each has its body',
    '{P韩青}现任{C蓝帆电气}{T董事长}、{T党委书记}，{C安澜药业}{T副董事长}。',
    '韩青 董事长 蓝帆电气',
    '韩青 党委书记 蓝帆电气',
    '韩青 副董事长 安澜药业',
  ],
  [
    'but the last of them may be another’s',
    '{P韩青}现任{C蓝帆电气}{T董事长}，{C安澜药业}{T副董事长}、{T总经理}{P陆远}到会。',
    '韩青 董事长 蓝帆电气',
    '陆远 副董事长 安澜药业',
    '陆远 总经理 安澜药业',
  ],
  [
    'a post passes from one to another',
    '{C蓝帆电气}{T董事长}（法定代表人）由{P韩青}变更为{P陆远}。',
    '陆远 董事长 蓝帆电气 appointed 2024-03-16',
    '韩青 董事长 蓝帆电气 removed 2024-03-16',
  ],
  [
    'women and men of a list',
    '{C蓝帆电气}公告，聘任{P韩青}女士、{P陆远}先生为公司{T副总裁}。',
    '韩青 副总裁 蓝帆电气 appointed 2024-03-16',
    '陆远 副总裁 蓝帆电气 appointed 2024-03-16',
  ],
  ['who takes office after a comma', '{P韩青}当过兵，2005年就任{G柳湾村委会}{T主任}。', '韩青 主任 柳湾村委会'],
  [
    'or did so in years past',
    '{P韩青}1961年入学，毕业后做了{G市水利局}{T副局长}、{T党组书记}。',
    '韩青 副局长 市水利局',
    '韩青 党组书记 市水利局',
  ],
  [
    'what one used to be in turn',
    '{P韩青}利用担任{G澄县县委}{T副书记}，{G临港市政府}{T市长}、{G临港市委}{T书记}等职务上的便利谋利。',
    '韩青 副书记 中共澄县委员会',
    '韩青 市长 临港市政府',
    '韩青 书记 临港市委',
  ],
  ['from when to when', '{P韩青}，1951年出生，1982年5月至1984年12月期间任{G澄县县委}{T书记}。', '韩青 书记 中共澄县委员会 former'],
  [
    'sent to a village',
    '{P韩青}被选派到{L柳湾村}任{T第一书记}。{P陆远}毕业后回乡，2020年被推选到{L澄县}{L双桥村}担任{T党支部书记}。',
    '韩青 第一书记 柳湾村',
    '陆远 党支部书记 双桥村',
  ],
  ['retired from a post', '2016年，{P韩青}从{O汐阳一中}{T校长}岗位上退休。', '韩青 校长 汐阳一中 former'],
  [
    'what one has been',
    '{P韩青}当过{G澄县县委}{T书记}、{G省委}{T常委}。',
    '韩青 书记 中共澄县委员会 former',
    '韩青 常委 中共岚川省委员会 former',
  ],
  [
    'a life in short',
    '{P韩青}，1936年出生于{L汐阳}，中共党员，{O岚川科学院}{T院士}，现任{O岚川大学}{T教授}。',
    '韩青 院士 岚川科学院',
    '韩青 教授 岚川大学',
  ],
  ['a calling is of no body', '{O岚川科学院}{T院士}、{T法学家}{P韩青}作报告。', '韩青 院士 岚川科学院'],
  ['this committee is the one named before', '{G省选举委员会}发布消息。该委员会{T主席}{P韩青}介绍情况。', '韩青 主席 省选举委员会'],
  [
    'whom a pronoun stands for too',
    '老人叫{P韩青}。他毕业后担任{G市水利局}{T副局长}、{T党组书记}。',
    '韩青 副局长 市水利局',
    '韩青 党组书记 市水利局',
  ],
  [
    'a department’s head on the committee',
    '{G市委}{T常委}、{T组织部部长}{P韩青}讲话。',
    '韩青 常委 中共汐阳市委员会',
    '韩青 组织部部长 中共汐阳市委员会',
  ],
  ['or is elected after one', '{P韩青}回到家乡，高票当选{G柳湾村委会}{T主任}。', '韩青 主任 柳湾村委会 appointed 2024-03-16'],
  ['who was something then', '当时是{G市水利局}{T局长}的{P韩青}回忆。', '韩青 局长 市水利局 former'],
  ['places before a body, with words between', '{P韩青}，现任{L岚川省}{L澄县}河西乡{O柳湾村党支部}{T书记}。', '韩青 书记 柳湾村党支部'],
  [
    'a village’s post is of the village that was named',
    '{L柳湾村}曾经很穷。2014年，{P韩青}回到家乡，当选{T村党支部书记}。',
    '韩青 村党支部书记 柳湾村 appointed 2024-03-16',
  ],
  ['of two villages none', '{L柳湾村}与{L双桥村}相邻。{P韩青}担任{T村支书}。'],
  [
    'a committee of the board is the firm’s',
    '{C蓝帆电气}公告，{P韩青}辞去公司{T董事长}、{T董事会战略委员会主任委员}职务。',
    '韩青 董事长 蓝帆电气 removed 2024-03-16',
    '韩青 董事会战略委员会主任委员 蓝帆电气 removed 2024-03-16',
  ],
  ['a post held at the time', '时任{G市水利局}{T局长}{P韩青}回忆。', '韩青 局长 市水利局 former'],
  ['an acting post stays in the title', '{L澄县}{T代县长}{P韩青}调研。', '韩青 代县长 澄县人民政府'],
  [
    'a list is of the day on which it was passed',
    '任免名单\n（2024年3月12日市人大常委会第九次会议通过）\n决定任命：\n{P韩青}为{G市水利局}{T局长}。',
    '韩青 局长 市水利局 appointed 2024-03-12',
  ],
  [
    'what a meeting decides is of its day',
    '3月14日，{G市人大常委会}举行第九次会议，表决通过有关事项。会议决定免去{P韩青}的{G市水利局}{T局长}职务。',
    '韩青 局长 市水利局 removed 2024-03-14',
  ],
  [
    'an order of appointment',
    '会议决定任命{P韩青}为{G市水利局}{T局长}，{P陆远}为{G市教育局}{T局长}。',
    '韩青 局长 市水利局 appointed 2024-03-16',
    '陆远 局长 市教育局 appointed 2024-03-16',
  ],
  ['an order of removal', '免去{P韩青}同志的{G市水利局}{T局长}职务。', '韩青 局长 市水利局 removed 2024-03-16'],
  [
    'a list under a heading',
    '决定免去：\n{P韩青}的{G市水利局}{T局长}职务；\n{P陆远}的{G市教育局}{T局长}职务。',
    '韩青 局长 市水利局 removed 2024-03-16',
    '陆远 局长 市教育局 removed 2024-03-16',
  ],
  [
    'a new post and the old one',
    '{P韩青}任{G市水利局}{T局长}，免去其{G澄县县委}{T副书记}职务。',
    '韩青 局长 市水利局 appointed 2024-03-16',
    '韩青 副书记 中共澄县委员会 removed 2024-03-16',
  ],
  ['an election on a day', '3月12日，大会选举{P韩青}为{O市作家协会}{T主席}。', '韩青 主席 市作家协会 appointed 2024-03-12'],
  ['elected', '{P韩青}当选{O市作家协会}{T主席}。', '韩青 主席 市作家协会 appointed 2024-03-16'],
  ['no longer in office', '{P韩青}同志不再担任{G市委}{T书记}职务。', '韩青 书记 中共汐阳市委员会 removed 2024-03-16'],
  [
    'a post that is only proposed is none yet',
    '{P韩青}，女，1979年3月生，现任{G市水利局}{T副局长}，拟任{G市教育局}{T局长}。',
    '韩青 副局长 市水利局',
  ],
  ['nor is one that somebody stands for', '大会主席团提名{P韩青}为{L澄县}{T县长}候选人。'],
  [
    'an organ that was not read as a name lends its post to no organ named before',
    '{C蓝帆电气}扩产。安澜药业有限公司{T财务总监}{P韩青}到场。',
  ],
  ['nor a town that was not read', '{L柳湾镇}{T镇长}{P陆远}和溪口镇{T副镇长}{P韩青}到场。', '陆远 镇长 柳湾镇人民政府'],
  ['and nothing goes on from it along the group', '{L澄县}迎来客人。溪口县委{T副书记}、{T县长}{P韩青}到场。'],
  ['a brief of its own says nothing of the next', '▲{C蓝帆电气}扩产\n▲送政策到企业，与{T总经理}{P韩青}座谈。'],
  ['the city of the paper may be unread', '决定任命：\n{P韩青}为汐阳市{T副市长}。', '韩青 副市长 汐阳市人民政府 appointed 2024-03-16'],
  ['nor a department', '{G市委}{T书记}{P陆远}和市总工会{T主席}{P韩青}到场。', '陆远 书记 中共汐阳市委员会'],
  ['the firm named before, by its kind', '记者来到{C蓝帆电气}。公司{T总经理}{P韩青}介绍了情况。', '韩青 总经理 蓝帆电气'],
  [
    'a second post tells where the first is held',
    '记者来到{C蓝帆电气}。{T党委书记}、{T董事长}{P韩青}介绍了情况。',
    '韩青 党委书记 蓝帆电气',
    '韩青 董事长 蓝帆电气',
  ],
  ['the head of a foreign state', '会见{L南岛国}{T总统}{P马里诺}。', '马里诺 总统 南岛国'],
  [
    'the president of a state holds no post of the body named before',
    '{G省政协}{T主席}{P韩青}会见{T国家主席}{P马里诺}。',
    '韩青 主席 省政协',
  ],
  ['a court by its short name', '{G市中院}{T院长}{P陆远}主持，{T刑二庭庭长}{P韩青}汇报。', '陆远 院长 市中院', '韩青 刑二庭庭长 市中院'],
  ['a surname alone is nobody whose school could be told', '{O汐阳一中}开学。{P韩}{T老师}上了第一课。'],
  ['a province is governed by a 省长, a region by a 主席', '代表团到{L青原自治区}考察。{T省长}{P韩青}参加。', '韩青 省长 岚川省人民政府'],
  [
    'one takes over from another',
    '{P韩青}接替{P陆远}担任{C蓝帆电气}{T董事长}。',
    '韩青 董事长 蓝帆电气 appointed 2024-03-16',
    '陆远 董事长 蓝帆电气 removed 2024-03-16',
  ],
  ['a post at the time', '{P韩青}当时担任{O汐阳一院}{T护理部主任}。', '韩青 护理部主任 汐阳一院'],
  ['a post told in passing', '{P韩青}在担任{O汐阳一中}{T校长}期间退休。', '韩青 校长 汐阳一中'],
  ['a post told before who held it', '在担任{O汐阳一中}{T校长}期间，{P韩青}写了一本书。', '韩青 校长 汐阳一中'],
  [
    'a post that goes on from the sentence before a comma',
    '任命{P韩青}为{C蓝帆电气}{T总经理}，并继续担任{C蓝帆电气}{T董事}。',
    '韩青 总经理 蓝帆电气 appointed 2024-03-16',
    '韩青 董事 蓝帆电气',
  ],
  [
    'a new post is of the firm one has come to',
    '原{C安澜药业}{T财务总监}{P韩青}已加盟{C蓝帆电气}，任{T总经理助理}。',
    '韩青 财务总监 安澜药业 former',
    '韩青 总经理助理 蓝帆电气',
  ],
  ['nobody takes up a post where nobody is named', '{O水产联盟}成立，{C蓝帆电气}任{T理事长}单位。'],
  ['the head of a delegation', '以{G省政协}{T主席}{P韩青}为{T团长}的{O岚川代表团}启程。', '韩青 主席 省政协', '韩青 团长 岚川代表团'],
  ['a branch of a workshop', '{P韩青}一直担任{C汐阳机务段}的{G党总支}{T书记}。', '韩青 书记 党总支'],
  ['an office whose name is held back', '{P韩青}，{G市水利局}某处{T处长}，介绍了情况。', '韩青 处长 市水利局'],
  ['the general secretary of another party', '{P马里诺}{T总书记}来访。'],
  ['whose name a firm bears', '{P林登}{T前总裁}到场。'],
  ['who held a post at the time', '时任{L澄县}{T副县长}的{P韩青}回忆。', '韩青 副县长 澄县人民政府 former'],
  ['and nobody named before', '{P陆远}离任后，时任{G市政协}{T主席}的{P韩青}接手。', '韩青 主席 市政协 former'],
  ['who holds a post now', '现任{G市水利局}{T局长}的{P韩青}曾在{L澄县}工作。', '韩青 局长 市水利局'],
  ['who is one somewhere', '在{G澄县执法队}当{T副队长}的{P韩青}也来了。', '韩青 副队长 澄县执法队'],
  ['a post that is given up to another', '{P韩青}接任{C蓝帆电气}{T董事长}。', '韩青 董事长 蓝帆电气 appointed 2024-03-16'],
  ['what one becomes', '{P韩青}成为{C蓝帆电气}{T厂长}。', '韩青 厂长 蓝帆电气 appointed 2024-03-16'],
  [
    'a career, post after post',
    '{P韩青}2010年任{G澄县县委}{T常委}，2015年任{G市水利局}{T副局长}。',
    '韩青 常委 中共澄县委员会',
    '韩青 副局长 市水利局',
  ],
  ['whose it is not who is only spoken of', '{P韩青}从父亲{P韩山}手里接过{C蓝帆电气}，担任{C蓝帆电气}{T董事长}。', '韩青 董事长 蓝帆电气'],
  [
    'two posts with a comma between',
    '{O汐阳大学}{T教授}，{O汐阳低空研究院}{T院长}{P韩青}说。',
    '韩青 教授 汐阳大学',
    '韩青 院长 汐阳低空研究院',
  ],
  [
    'a post that a comma parts from another’s',
    '{P陆远}任{G市委}{T书记}，{G市水利局}{T局长}{P韩青}到会。',
    '陆远 书记 中共汐阳市委员会',
    '韩青 局长 市水利局',
  ],
  ['two ministers of one state', '会见{L南岛国}{T首相}{P马里诺}、{T外务大臣}{P索拉诺}。', '马里诺 首相 南岛国', '索拉诺 外务大臣 南岛国'],
  ['a policeman beside his chief', '{G澄县派出所}{T副所长}{P韩青}、{T辅警}{P陆远}到场。', '韩青 副所长 澄县派出所', '陆远 辅警 澄县派出所'],
  ['a minister of a state', '会见{L南岛国}{T新闻大臣}{P马里诺}。', '马里诺 新闻大臣 南岛国'],
  ['the commander of a district', '{L南部军分区}{T司令员}{P韩青}到会。', '韩青 司令员 南部军分区'],
]

describe('posts', () => {
  it.each(CASES)('%s', (_, text, ...expected) => {
    expect([...roles(text)].sort()).toEqual([...expected].sort())
  })

  it('needs a known home for a mayor', () => {
    expect(roles('{T市长}{P韩青}出席。', { province: null, city: null, county: null })).toEqual([])
  })

  it('keeps one fact for a post that several sentences state, with all of them as evidence', () => {
    const { facts } = relate('{G市水利局}{T局长}{P韩青}到会。{G市水利局}{T局长}{P韩青}发言。')
    expect(facts.map((fact) => fact.evidence)).toEqual([[0, 1]])
  })

  it('is what an appointment makes it, when the same post is also only mentioned', () => {
    expect(roles('任命{P韩青}为{G市水利局}{T局长}。{G市水利局}{T局长}{P韩青}表态。')).toEqual(['韩青 局长 市水利局 appointed 2024-03-16'])
  })
})
