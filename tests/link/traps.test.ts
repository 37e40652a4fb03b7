import { describe, expect, it } from 'vitest'
import type { Home } from '../../pipeline/types.ts'
import { HUNAN, NO_HOME, HENGYANG, idsOf, link } from './tagged.ts'

interface Trap {
  readonly why: string
  readonly home?: Home
  readonly articles: readonly string[]
  /** Surfaces; a number after # is the mention's place among those of that surface, from 1. */
  readonly pair: readonly [string, string]
}

const DIFFERENT: readonly Trap[] = [
  {
    why: 'an institute by its kind where the article names two',
    articles: ['{O汐阳茶叶研究院}与{O岚川水产研究院}签约。{O研究院}将招人。'],
    pair: ['汐阳茶叶研究院', '研究院'],
  },
  {
    why: 'two county heads of one name',
    articles: ['{L炎湖县}{T副县长}{P李志坚}到会。', '{L柘溪县}{G应急管理局}的会上，{L柘溪县}{T副县长}{P李志坚}发言。'],
    pair: ['李志坚#1', '李志坚#2'],
  },
  {
    why: 'two bureaus led at one time',
    articles: ['{G市教育局}{T局长}{P王一鸣}说。', '{G市水利局}{T局长}{P王一鸣}说。'],
    pair: ['王一鸣#1', '王一鸣#2'],
  },
  {
    why: 'one name in one sentence with two posts',
    articles: ['{G市教育局}{T局长}{P王一鸣}、{C湘云科技有限公司}{T董事长}{P王一鸣}都来了。'],
    pair: ['王一鸣#1', '王一鸣#2'],
  },
  {
    why: 'a company head and an official',
    articles: ['{C湘云科技有限公司}{T总经理}{P陈立}介绍。', '{G市财政局}{T副局长}{P陈立}介绍。'],
    pair: ['陈立#1', '陈立#2'],
  },
  {
    why: 'a headmaster and a judge',
    articles: ['{O白石中学}{T校长}{P周远}说。', '{G市中级人民法院}{T院长}{P周远}说。'],
    pair: ['周远#1', '周远#2'],
  },
  {
    why: 'a reporter and an official of one name',
    articles: ['记者 {B高峰}\n会议召开。', '{G市委}{T常委}、{G市纪委}{T书记}{P高峰}出席。'],
    pair: ['高峰#1', '高峰#2'],
  },
  { why: 'a doctor and a headmaster', articles: ['{O白石镇卫生院}{T医生}{P周远}说。', '{T校长}{P周远}说。'], pair: ['周远#1', '周远#2'] },
  { why: 'two 贺先生 in two articles', articles: ['市民{P贺先生}反映。', '市民{P贺先生}表扬。'], pair: ['贺先生#1', '贺先生#2'] },
  { why: 'a masked name in two articles', articles: ['嫌疑人{P张某}落网。', '{P张某}酒后驾车。'], pair: ['张某#1', '张某#2'] },
  {
    why: 'a surname with a title where two people have the surname',
    articles: ['{P王一鸣}和{P王立}来访。\n{P王主任}说好。'],
    pair: ['王一鸣', '王主任'],
  },
  {
    why: 'a courtesy name and an official of the surname',
    articles: ['{G市教育局}{T局长}{P刘建中}来访。\n{P刘女士}说好。'],
    pair: ['刘建中', '刘女士'],
  },
  { why: 'a person and a place of one name', articles: ['{P黄河}来到{L黄河}边。'], pair: ['黄河#1', '黄河#2'] },
  { why: 'a congress and its standing committee', articles: ['{G市人大}开会，{G市人大常委会}主持。'], pair: ['市人大', '市人大常委会'] },
  { why: 'a government and its office', articles: ['{G市政府}和{G市政府办公室}。'], pair: ['市政府', '市政府办公室'] },
  { why: 'a committee and its department', articles: ['{G市委}和{G市委组织部}。'], pair: ['市委', '市委组织部'] },
  { why: 'province and city bureaus', articles: ['{G省教育厅}、{G市教育局}。'], pair: ['省教育厅', '市教育局'] },
  { why: 'the same bureau of two cities', articles: ['{G长沙市教育局}、{G市教育局}。'], pair: ['长沙市教育局', '市教育局'] },
  { why: 'a bureau renamed', articles: ['{G市环保局}更名为{G市生态环境局}。'], pair: ['市环保局', '市生态环境局'] },
  { why: 'a bureau that took over another', articles: ['{G市农业局}并入{G市农业农村局}。'], pair: ['市农业局', '市农业农村局'] },
  {
    why: 'a former name in brackets',
    articles: ['{C湘云集团股份有限公司}（原名{C湘云机械厂}）成立。'],
    pair: ['湘云集团股份有限公司', '湘云机械厂'],
  },
  {
    why: 'bare county committees of two articles',
    articles: ['{L炎湖县}开会。\n{G县委}要求。', '{L柘溪县}开会。\n{G县委}要求。'],
    pair: ['县委#1', '县委#2'],
  },
  {
    why: 'a bare department of a city and that of the nation',
    articles: ['{G中央统战部}指导，{G统战部}落实。'],
    pair: ['中央统战部', '统战部'],
  },
  { why: 'a bare department of two articles', home: NO_HOME, articles: ['{G组织部}说。', '{G组织部}答。'], pair: ['组织部#1', '组织部#2'] },
  {
    why: 'two trades of one brand',
    articles: ['{C中远湘江机械有限公司}和{C中远湘江机电}签约。'],
    pair: ['中远湘江机械有限公司', '中远湘江机电'],
  },
  {
    why: 'a brand with two firms',
    articles: ['{C曜川新能源有限公司}、{C曜川重工有限公司}和{C曜川}到场。'],
    pair: ['曜川', '曜川新能源有限公司'],
  },
  {
    why: 'a group and its branch in another province',
    articles: ['{C云岭集团}和{C云岭集团广东有限公司}。'],
    pair: ['云岭集团', '云岭集团广东有限公司'],
  },
  {
    why: 'a group and its joint-stock company',
    articles: ['{C岭重工集团公司}和{C岭重工股份公司}签约。'],
    pair: ['岭重工集团公司', '岭重工股份公司'],
  },
  {
    why: 'a group and its joint-stock company, by its brand',
    articles: ['{C岭重工集团有限公司}和{C岭重工股份}签约。\n{C岭重工}说。'],
    pair: ['岭重工集团有限公司', '岭重工股份'],
  },
  {
    why: 'the brand of a group and its joint-stock company',
    articles: ['{C岭重工集团公司}和{C岭重工股份有限公司}签约。\n{C岭重工}说。'],
    pair: ['岭重工', '岭重工股份有限公司'],
  },
  {
    why: 'one brand registered in two provinces',
    articles: ['{C云岭科技（湖南）有限公司}与{C云岭科技（广东）有限公司}。'],
    pair: ['云岭科技（湖南）有限公司', '云岭科技（广东）有限公司'],
  },
  { why: 'a bank and its branch', articles: ['{C湘江银行}与{C湘江银行衡南县支行}。'], pair: ['湘江银行', '湘江银行衡南县支行'] },
  {
    why: 'branches of two cities',
    articles: ['{C湘江银行长沙分行}与{C湘江银行衡阳分行}。'],
    pair: ['湘江银行长沙分行', '湘江银行衡阳分行'],
  },
  {
    why: 'a power company and an engine company',
    articles: ['{C南岭电机}与{C南岭电力机车有限公司}。'],
    pair: ['南岭电机', '南岭电力机车有限公司'],
  },
  {
    why: 'a group and the firm of another trade',
    articles: ['{C岭钢集团}与{C岭钢集团钒业有限公司}。'],
    pair: ['岭钢集团', '岭钢集团钒业有限公司'],
  },
  {
    why: 'a works and a firm named after it',
    articles: ['{C岭钢电磁材料有限公司}投产。\n{C岭钢}说。'],
    pair: ['岭钢', '岭钢电磁材料有限公司'],
  },
  {
    why: 'a brand before its firm is named',
    articles: ['{C曜川}说。\n{C曜川生物制药有限公司}投产。'],
    pair: ['曜川', '曜川生物制药有限公司'],
  },
  {
    why: 'a builder and its division',
    articles: ['{C南铁五局}与{C南铁五局第二工程有限公司}。'],
    pair: ['南铁五局', '南铁五局第二工程有限公司'],
  },
  {
    why: 'one short name given to two firms',
    articles: ['{C甲川水务环境有限公司}（以下简称“{C水务公司}”）。', '{C乙川水务环境有限公司}（以下简称“{C水务公司}”）。'],
    pair: ['甲川水务环境有限公司', '乙川水务环境有限公司'],
  },
  {
    why: 'a party of its own and the party',
    articles: ['{E农工党湖南省第九次代表大会}与{E中国共产党湖南省第九次代表大会}。'],
    pair: ['农工党湖南省第九次代表大会', '中国共产党湖南省第九次代表大会'],
  },
  { why: 'a river and the township named after it', articles: ['{L澹江}流过{L澹江乡}。'], pair: ['澹江', '澹江乡'] },
  { why: 'a mountain and its town', articles: ['{L霜云山}下的{L霜云山镇}。'], pair: ['霜云山', '霜云山镇'] },
  { why: 'a city and its county', articles: ['{L长沙}与{L长沙县}。'], pair: ['长沙', '长沙县'] },
  { why: 'a lake and the district named after it', articles: ['{L西湖}边，{L西湖区}干部走访。'], pair: ['西湖', '西湖区'] },
  {
    why: 'a district name that several cities have',
    home: NO_HOME,
    articles: ['{L南京市}{L鼓楼区}和{L福州市}{L鼓楼区}。'],
    pair: ['鼓楼区#1', '鼓楼区#2'],
  },
  { why: 'streets of one name in two districts', articles: ['{L雁峰区}{L解放路}和{L石鼓区}{L解放路}。'], pair: ['解放路#1', '解放路#2'] },
  { why: 'a province and the city of its name', home: NO_HOME, articles: ['{L吉林省}{L吉林市}。'], pair: ['吉林省', '吉林市'] },
  { why: 'a zone and another zone of the city', articles: ['{L衡阳高新区}与{L衡阳经开区}。'], pair: ['衡阳高新区', '衡阳经开区'] },
  { why: 'two editions of a fair', articles: ['{E首届湘水船艇展}与{E第二届湘水船艇展}。'], pair: ['首届湘水船艇展', '第二届湘水船艇展'] },
  {
    why: 'a fair and one of its editions',
    articles: ['{E湘水国际船艇展览会}始于2010年。\n{E第三届湘水国际船艇展览会}开幕。'],
    pair: ['湘水国际船艇展览会', '第三届湘水国际船艇展览会'],
  },
  {
    why: 'congresses of two levels',
    articles: ['{E省十四届人大二次会议}与{E市十六届人大二次会议}。'],
    pair: ['省十四届人大二次会议', '市十六届人大二次会议'],
  },
  {
    why: 'congress and conference',
    articles: ['{E省十四届人大二次会议}与{E省政协十三届二次会议}。'],
    pair: ['省十四届人大二次会议', '省政协十三届二次会议'],
  },
  { why: 'a slogan and a part of it', articles: ['{R建设名城、打造湘江}与{R打造湘江}。'], pair: ['建设名城、打造湘江', '打造湘江'] },
  {
    why: 'a year of projects and of great projects',
    articles: ['{R项目突破年}与{R重大项目突破年}。'],
    pair: ['项目突破年', '重大项目突破年'],
  },
  { why: 'honours of two levels', articles: ['{R国家级技能大师站}、{R省级技能大师站}。'], pair: ['国家级技能大师站', '省级技能大师站'] },
  { why: 'a safe province and a safe city', articles: ['{R平安湖南}与{R平安衡阳}。'], pair: ['平安湖南', '平安衡阳'] },
  { why: 'a university and its hospital', articles: ['{O湘岭大学}与{O湘岭大学医院}。'], pair: ['湘岭大学', '湘岭大学医院'] },
  { why: 'two universities of one town', articles: ['{O湖南师范大学}与{O湖南农业大学}。'], pair: ['湖南师范大学', '湖南农业大学'] },
  { why: 'schools by number', articles: ['{O市一中}与{O市二中}。'], pair: ['市一中', '市二中'] },
]

const SAME: readonly Trap[] = [
  {
    why: 'a department named after a post in its committee',
    articles: ['{G市委}{T常委}、{G宣传部}{T部长}{P高峰}讲话。\n{G市委宣传部}发布。'],
    pair: ['宣传部', '市委宣传部'],
  },
  { why: 'one name without posts', articles: ['{P王一鸣}到会。', '{P王一鸣}讲话。'], pair: ['王一鸣#1', '王一鸣#2'] },
  {
    why: 'posts that go together',
    articles: ['{G市委}{T副书记}、{T市长}{P王一鸣}到会。', '{T市长}{P王一鸣}讲话。'],
    pair: ['王一鸣#1', '王一鸣#2'],
  },
  {
    why: 'a deputy mayor who heads a bureau',
    articles: ['{T副市长}、{G市公安局}{T局长}{P王一鸣}到会。', '{G市公安局}{T局长}{P王一鸣}讲话。'],
    pair: ['王一鸣#1', '王一鸣#2'],
  },
  {
    why: 'a deputy beside the own post',
    articles: ['{G市教育局}{T局长}{P王一鸣}到会。', '{G省人大}{T代表}{P王一鸣}建议。'],
    pair: ['王一鸣#1', '王一鸣#2'],
  },
  { why: 'a former post', articles: ['{T副市长}{P王一鸣}到会。', '原{L雁峰区}{T区长}{P王一鸣}已离任。'], pair: ['王一鸣#1', '王一鸣#2'] },
  { why: 'a name broken by the end of a line', articles: ['{P王一鸣}和{P王\u3000一鸣}。'], pair: ['王一鸣', '王\u3000一鸣'] },
  {
    why: 'surname and title after the full name',
    articles: ['{G市教育局}{T局长}{P王一鸣}到会。\n{P王局长}讲话。'],
    pair: ['王一鸣', '王局长'],
  },
  { why: 'part of a foreign name', articles: ['{P汉斯·穆勒}来访。\n{P穆勒}说好。'], pair: ['汉斯·穆勒', '穆勒'] },
  { why: '市委 and its full name', articles: ['{G市委}、{G中共衡阳市委}、{G中国共产党衡阳市委员会}。'], pair: ['市委', '中共衡阳市委'] },
  { why: '衡阳人大 and 市人大', articles: ['{G衡阳人大}与{G市人大}。'], pair: ['衡阳人大', '市人大'] },
  {
    why: 'three forms of a commission',
    articles: ['{G市发改委}、{G衡阳市发展改革委}、{G衡阳市发展和改革委员会}。'],
    pair: ['市发改委', '衡阳市发展和改革委员会'],
  },
  {
    why: 'a district committee after its district',
    articles: ['{L雁峰区}开会。\n{G区委}要求，{G雁峰区委}落实。'],
    pair: ['区委', '雁峰区委'],
  },
  {
    why: 'a bureau that only the full name settles',
    articles: ['{G衡阳市文化旅游广电体育局}发文。\n{G市文旅广体局}解读。'],
    pair: ['衡阳市文化旅游广电体育局', '市文旅广体局'],
  },
  { why: 'a national ministry', articles: ['{G人社部}、{G人力资源和社会保障部}。'], pair: ['人社部', '人力资源和社会保障部'] },
  {
    why: 'a defined short name',
    articles: ['{C岭南通宝进出口贸易股份有限公司}（以下简称“{C通宝外贸}”）获赔。\n{C通宝外贸}说。'],
    pair: ['岭南通宝进出口贸易股份有限公司', '通宝外贸#2'],
  },
  {
    why: 'brand and trade',
    articles: ['{C曜川新能源科技（湖南）有限公司}投产。\n{C曜川新能源}说。'],
    pair: ['曜川新能源科技（湖南）有限公司', '曜川新能源'],
  },
  {
    why: 'an institute without its trade',
    articles: ['{C中远长沙船舶动力研究所有限公司}签约。\n{C中远长沙所}说。'],
    pair: ['中远长沙船舶动力研究所有限公司', '中远长沙所'],
  },
  {
    why: 'widths of brackets',
    articles: ['{C云岭科技（湖南）有限公司}与{C云岭科技(湖南)有限公司}。'],
    pair: ['云岭科技（湖南）有限公司', '云岭科技(湖南)有限公司'],
  },
  {
    why: 'a rural commercial bank',
    articles: ['{C炎湖农村商业银行股份有限公司}放贷。\n{C炎湖农商银行}说。'],
    pair: ['炎湖农村商业银行股份有限公司', '炎湖农商银行'],
  },
  {
    why: 'region and trade by first characters',
    articles: ['{C衡阳冶金集团股份有限公司}投产。\n{C衡冶集团}说。'],
    pair: ['衡阳冶金集团股份有限公司', '衡冶集团'],
  },
  {
    why: 'province in front of a firm',
    articles: ['{C湖南省港航发展集团有限责任公司}投产。\n{C省港航集团}说。'],
    pair: ['湖南省港航发展集团有限责任公司', '省港航集团'],
  },
  { why: 'a city by its short name and by one character', articles: ['{L衡阳}、{L衡阳市}和来{L衡}客商。'], pair: ['衡阳市', '衡'] },
  {
    why: 'the one institute of an article by its kind',
    articles: ['{O汐阳茶叶研究院}挂牌。{O研究院}将招人。'],
    pair: ['汐阳茶叶研究院', '研究院'],
  },
  {
    why: 'a city by one character that is also another province’s',
    home: { province: '湖南省', city: '青澜市', county: null },
    articles: ['{L青澜市}欢迎来{L青}客商。'],
    pair: ['青澜市', '青'],
  },
  { why: 'a province by one character', articles: ['来{L湘}调研，{L湖南}各地。'], pair: ['湘', '湖南'] },
  { why: 'a zone in a paper of its city', articles: ['{L高新区}、{L衡阳高新区}。'], pair: ['高新区', '衡阳高新区'] },
  { why: 'a place the gazetteer does not list', home: NO_HOME, articles: ['{L汐阳市}和{L汐阳}。'], pair: ['汐阳市', '汐阳'] },
  { why: 'numerals of a programme', articles: ['{R三区四廊}与{R3区4廊}。'], pair: ['三区四廊', '3区4廊'] },
  {
    why: 'kind words of a programme',
    articles: ['{R“三区四廊”战略定位和使命任务}、{R三区四廊}、{R“三区四廊”美好蓝图}。'],
    pair: ['“三区四廊”战略定位和使命任务', '“三区四廊”美好蓝图'],
  },
  {
    why: 'filler in a slogan',
    articles: ['{R培育花城、建设幸福岭南}与{R培育花城、加快建设幸福岭南}。'],
    pair: ['培育花城、建设幸福岭南', '培育花城、加快建设幸福岭南'],
  },
  {
    why: 'a congress in short and in full',
    articles: ['{E省十四届人大二次会议}、{E湖南省第十四届人民代表大会第二次会议}。'],
    pair: ['省十四届人大二次会议', '湖南省第十四届人民代表大会第二次会议'],
  },
  {
    why: 'the party congress',
    articles: ['{E党的二十大}、{E中国共产党第二十次全国代表大会}、{E二十大}。'],
    pair: ['党的二十大', '中国共产党第二十次全国代表大会'],
  },
  {
    why: 'an event with its year',
    articles: ['{E2023湘水船艇博览会}开幕。\n{E湘水船艇博览会}很热闹。'],
    pair: ['2023湘水船艇博览会', '湘水船艇博览会'],
  },
  { why: 'a school by its number', articles: ['{O市一中}与{O衡阳市第一中学}。'], pair: ['市一中', '衡阳市第一中学'] },
  { why: 'a union of the home city', articles: ['{O市总工会}与{O衡阳市总工会}。'], pair: ['市总工会', '衡阳市总工会'] },
  {
    why: 'an institution with two names',
    articles: ['{O怀岭市妇幼保健院}（{O怀岭市儿童医院}）挂牌。'],
    pair: ['怀岭市妇幼保健院', '怀岭市儿童医院'],
  },
]

function idAt(trap: Trap, mention: string): string {
  const [surface = mention, nth = '1'] = mention.split('#')
  const id = idsOf(link(trap.home ?? HENGYANG, ...trap.articles), surface)[Number(nth) - 1]
  if (id === undefined) throw new Error(`no mention ${mention} in ${trap.why}`)
  return id
}

describe('two things stay two', () => {
  it.each(DIFFERENT)('$why', (trap) => {
    expect(idAt(trap, trap.pair[0])).not.toBe(idAt(trap, trap.pair[1]))
  })
})

describe('one thing is one', () => {
  it.each(SAME)('$why', (trap) => {
    expect(idAt(trap, trap.pair[0])).toBe(idAt(trap, trap.pair[1]))
  })
})

describe('a paper reads bare organs by its home', () => {
  it('gives 市委 of two papers two ids, and the full name in another paper the same id', () => {
    const hengyang = idsOf(link(HENGYANG, '{G市委}要求。'), '市委')[0]
    const changsha = idsOf(link({ province: '湖南省', city: '长沙市', county: null }, '{G市委}要求。'), '市委')[0]
    const named = idsOf(link(HUNAN, '{G衡阳市委}要求。'), '衡阳市委')[0]
    expect(hengyang).not.toBe(changsha)
    expect(named).toBe(hengyang)
  })

  it('keeps 市委 of two pages without a known home apart', () => {
    const one = idsOf(link(NO_HOME, '一版。{G市委}要求。'), '市委')[0]
    const other = idsOf(link(NO_HOME, '二版。{G市委}要求。'), '市委')[0]
    expect(one).not.toBe(other)
  })
})
