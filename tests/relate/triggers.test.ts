import { describe, expect, it } from 'vitest'
import { TRIGGERS } from '../../pipeline/relate/triggers/index.ts'
import { relate } from './page.ts'

/** Surfaces of the tests stand for full names. */
const SAME: { readonly [name: string]: string } = {
  汐阳: '汐阳市',
  汐阳市政府: '汐阳市人民政府',
  城北区: '汐阳市城北区',
  市委: '中共汐阳市委员会',
}
const full = (pair: string): string =>
  pair
    .split('→')
    .map((name) => SAME[name] ?? name)
    .join('→')

function pairs(text: string, type: string): readonly string[] {
  const { facts, referents } = relate(text)
  return facts.filter((fact) => fact.type === type).map((fact) => `${referents[fact.head]?.name ?? ''}→${referents[fact.tail]?.name ?? ''}`)
}

const undirected = (pair: string): string => pair.split('→').sort().join('→')

describe.each(TRIGGERS.map((row) => [`${row.type}: ${row.name}`, row] as const))('%s', (_, row) => {
  it.each(row.yes)('reads %s', (text, ...expected) => {
    const found = pairs(text, row.type)
    if (row.type === 'COOPERATES_WITH' || row.type === 'MET_WITH')
      expect(found.map(undirected)).toEqual(expect.arrayContaining(expected.map((pair) => undirected(full(pair)))))
    else expect(found).toEqual(expect.arrayContaining(expected.map(full)))
  })

  it.each(row.no.map((text) => [text]))('reads nothing in %s', (text) => {
    expect(pairs(text, row.type)).toEqual([])
  })
})

describe('subjects and what carries them', () => {
  it('a firm named before is meant by 该公司', () => {
    expect(pairs('{C蓝帆电气}投产。该公司获评“{R省级绿色工厂}”。', 'RECEIVED')).toEqual(['蓝帆电气→省级绿色工厂'])
  })
  it('我市 is the city of the paper', () => {
    expect(pairs('我市荣获“{R全国文明城市}”称号。', 'RECEIVED')).toEqual(['汐阳市→全国文明城市'])
  })
  it('what is built or listened to in a plan without a subject does not act afterwards', () => {
    expect(pairs('建成{L城北工业园}，启动{L柳湾镇}改造。实施“{R清河行动}”。', 'IMPLEMENTS')).toEqual([])
    expect(pairs('听取{O市工商联}意见。推进“{R清河行动}”。', 'IMPLEMENTS')).toEqual([])
    expect(pairs('今年，{L柳湾镇}新建泵站。实施“{R清河行动}”。', 'IMPLEMENTS')).toEqual(['柳湾镇→清河行动'])
  })
  it('the academy of a scholar who is visited is not, nor does one go where one’s wife goes', () => {
    expect(pairs('{T市长}{P韩青}看望{O岚川科学院}{T院士}、知名作家{P陆远}。', 'VISITED')).toEqual([])
    expect(pairs('{T市长}{P韩青}夫人{P谷雨}走进{O汐阳一中}，与师生交流。', 'VISITED')).toEqual([])
  })
  it('what happened to parks, or is named in brackets, carries out nothing in a report', () => {
    expect(pairs('{L城北公园}开园，{L柳湾社区}列入试点。实施“{R清河行动}”。', 'IMPLEMENTS')).toEqual([])
    expect(pairs('形成“三城”（{L汐阳}、{L临港市}）城市群，深入推进“{R清河行动}”。', 'IMPLEMENTS')).toEqual([])
  })
  it('whom a plan supports is who builds, though not yet', () => {
    expect(pairs('{L汐阳市}发布规划，支持{O汐阳大学}建设“{R一流大学}”。', 'IMPLEMENTS')).toEqual([])
  })
  it('firms in a list of topics are not the one named before', () => {
    expect(pairs('{T市长}{P韩青}到{C蓝帆电气}，考察降费、企业经营等情况；来到{O汐阳一中}，看望师生。', 'VISITED')).toEqual([
      '韩青→蓝帆电气',
      '韩青→汐阳一中',
    ])
  })
  it('neither does what is set up, nor whose line of production starts', () => {
    expect(pairs('成立{O汐阳关爱基金会}，启动“{R暖侨行动}”。', 'IMPLEMENTS')).toEqual([])
    expect(pairs('{C蓝帆电气}叶片生产线项目顺利量产。实施“{R清河行动}”。', 'IMPLEMENTS')).toEqual([])
    expect(pairs('今年，{L城北公园}客流大增。实施“{R清河行动}”。', 'IMPLEMENTS')).toEqual([])
    expect(pairs('{G市水利局}数据显示，全国实施“{R清河行动}”成效明显。', 'IMPLEMENTS')).toEqual([])
  })
  it('in a report without a subject the region of the paper does what no clause tells of another', () => {
    const report = '强化创新引领。组建{O先进材料研究院}，{C蓝帆电气}入选名单。深入实施“{R清河行动}”。加快建设{L城北公园}。'
    expect(pairs(report, 'IMPLEMENTS')).toEqual(['汐阳市→清河行动'])
    expect(pairs(`今年，{L柳湾镇}强化创新引领。${report}`, 'IMPLEMENTS')).toEqual(['柳湾镇→清河行动'])
  })
  it('a headline in brackets names nobody for the text behind it, nor a fund’s owner for the fund', () => {
    expect(pairs('【出售{C安澜药业}股票】{C蓝帆集团}公告，全资子公司{C蓝帆电气}出售股票。', 'PART_OF')).toEqual(['蓝帆电气→蓝帆集团'])
    expect(pairs('{C蓝帆集团}投资的{C临港基金}持有{C安澜药业}股份。', 'INVESTS_IN')).toEqual(['临港基金→安澜药业'])
    expect(pairs('{C蓝帆集团}公告，全资子公司{C蓝帆电气}与{C安澜药业}签约。', 'PART_OF')).toEqual(['蓝帆电气→蓝帆集团'])
  })
  it('当地 is the place that was spoken of', () => {
    expect(pairs('{L岚川省}{L临港市}被誉为港城。当地实施“{R清河行动}”。', 'IMPLEMENTS')).toEqual(['临港市→清河行动'])
  })
  it('who is described by age or school acts', () => {
    expect(pairs('今年七十岁的{P韩青}是{O汐阳一中}退休教师。三次获得“{R劳动模范}”称号。', 'RECEIVED')).toEqual(['韩青→劳动模范'])
  })
  it('what the leaders of the country urge is not what the centre carries out', () => {
    expect(pairs('{P习近平}{T总书记}强调，要推进“{R清河行动}”。', 'IMPLEMENTS')).toEqual([])
  })
  it('who is described before being named acts', () => {
    expect(pairs('正在{L汐阳}参加{E汐阳茶博会}的{P韩青}，今天上午考察了{C蓝帆电气}。', 'VISITED')).toEqual(['韩青→蓝帆电气'])
  })
  it('the owner of a unit is not who acts where the unit does', () => {
    expect(pairs('{C蓝帆集团}全资子公司{C蓝帆电气}收购{C安澜药业}。', 'INVESTS_IN')).toEqual(['蓝帆电气→安澜药业'])
  })
  it('who looks around as leaders do needs no post, a villager does not become one', () => {
    expect(pairs('{P韩青}来到{C蓝帆电气}，了解生产情况。{P韩青}强调，要扩大生产。', 'VISITED')).toEqual(['韩青→蓝帆电气'])
    expect(pairs('村民{P韩青}来到{C蓝帆电气}，要求换货。', 'VISITED')).toEqual([])
  })
  it('quoted speech states nothing', () => {
    expect(pairs('有人说：“{C蓝帆电气}与{O汐阳大学}签约，大家都高兴。”', 'COOPERATES_WITH')).toEqual([])
  })
  it('what one has made wins for itself', () => {
    expect(pairs('{P韩青}研制的水泵获“{R省科技进步奖}”。', 'RECEIVED')).toEqual([])
  })
  it('guests without a name visit nothing for the host', () => {
    expect(pairs('{T市长}{P韩青}致辞。与会嘉宾考察了{L城北工业园}。', 'VISITED')).toEqual([])
  })
  it('places in a region, in a city of county level, behind 北部 or 首都; not two that are only named together', () => {
    expect(pairs('走进{L青原自治区}{L临港市}。', 'LOCATED_IN')).toEqual(['临港市→青原自治区'])
    expect(pairs('在{L江苏省}{L镇江市}{L句容市}。', 'LOCATED_IN')).toEqual(['镇江市→江苏省', '句容市→镇江市'])
    expect(pairs('来自{L意大利}北部{L维罗港}和{L南岛国}首都{L椰城}的客人。', 'LOCATED_IN')).toEqual(['维罗港→意大利', '椰城→南岛国'])
    expect(pairs('{L川}{L渝}两地，{L汐阳市}与友好城市{L椰城}往来。', 'LOCATED_IN')).toEqual([])
    expect([...pairs('在{L澄县}{L柳湾镇}{L双桥村}、{L溪口镇}{L兰桥村}。', 'LOCATED_IN')].sort()).toEqual(
      ['柳湾镇→澄县', '双桥村→柳湾镇', '溪口镇→澄县', '兰桥村→溪口镇'].sort(),
    )
  })
  it('places side by side lie in one another, and a list in the one before it', () => {
    expect(pairs('考察组南下{L岚川省}{L汐阳市}、{L临港市}。', 'LOCATED_IN')).toEqual(['汐阳市→岚川省', '临港市→岚川省'])
    expect(pairs('来自{L河北省}{L石家庄市}、{L北京市}的客人。', 'LOCATED_IN')).toEqual(['石家庄市→河北省'])
    expect(pairs('{L成都市}{L天府新区}、{L龙泉驿区}和{L金堂县}有雨。', 'LOCATED_IN')).toEqual([
      '天府新区→成都市',
      '龙泉驿区→成都市',
      '金堂县→成都市',
    ])
    expect(pairs('车子驶进“{L鱼米乡}”{L柳湾村}。', 'LOCATED_IN')).toEqual([])
  })
})

it('a long sentence without a stop takes no longer than its length', () => {
  const time = (times: number): number => {
    const text = '{L汐阳市}{G市委}、{P韩青}与{C蓝帆电气}在推进'.repeat(times)
    const before = process.cpuUsage()
    relate(text)
    return process.cpuUsage(before).user / 1000
  }
  time(200)
  const long = Math.min(time(4000), time(4000), time(4000))
  expect(long).toBeLessThan(20 * Math.max(time(400), 20))
})
