import type { MentionType } from '../../../graph/schema.ts'
import { trigger } from './trigger.ts'
import type { Trigger } from './trigger.ts'

const SPAN = '[^，。；：！？,;:!?\\uE000-\\uE007]'
const ACTORS: readonly MentionType[] = ['Company', 'Government', 'Organization', 'Place']
const BODIES: readonly MentionType[] = ['Company', 'Government', 'Organization']
const SIGN = '(?:签约|签订|签署|签下|达成|合作|共建|携手|联手|缔结|结对|结为|结成|联合|共同)'
/** What may stand between a body and its partner. */
const LATER =
  '(?:等\\d*[余多]?(?:家|所|个)?(?:企业|单位|部门|高校|机构)?)?(?:方面|代表|负责人)?(?:日前|近日|昨日|昨天|今天|今日|当天|当日|现场|于|\\d{1,2}月|\\d{1,2}日|今年|去年|将|已|正|还|先后|分别|正式|成功|再次|积极|主动|近期|拟|计划|上午|下午|此次|也|又|，|,){0,4}'
/** 某院（某医院）: another name. */
const GLOSSED = '(?:{OPEN}[^（）()]{0,20}{CLOSE})?'
const DISPUTE = /纠纷|诉|竞争|争议|冲突|交锋|对阵|比赛|距离/u

export const COOPERATION: readonly Trigger[] = [
  trigger({
    type: 'COOPERATES_WITH',
    name: 'together',
    pattern: `(?<![在于从对向])(?<head>{AS})(?:等${SPAN}{0,16}|[一二三四五六七八九十两\\d]{1,3}[多余]?(?:个?部门|单位|方|家(?:单位|机构|企业)?))?(?:今天|昨天|日前|近日|昨日|今日)?(?:（[^（）]{1,8}）)?(?:在{A}+)?(?:共同|联合)(?:主办|举行|召开|部署|下发|公布|签署|建设|共建|宣布|申报|举办|承办|协办|发起|推出|印发|出台|发布|发出|制定|开展|组织|打造|研发|成立|设立|组建)`,
    heads: ACTORS,
    tails: ACTORS,
    within: true,
    score: 0.93,
    yes: [
      [
        '{E汐阳茶博会}由{O市茶业协会}、{G市林业局}和{C蓝帆集团}共同主办。',
        '市茶业协会→市林业局',
        '市茶业协会→蓝帆集团',
        '市林业局→蓝帆集团',
      ],
      ['{G市教育局}、{G团市委}等五部门今天联合发出通知。', '市教育局→团市委'],
      ['{G市教育局}、{G团市委}今天（3月2日）联合举行发布会。', '市教育局→团市委'],
      ['{G市教育局}、{G团市委}两部门联合印发《通知》。', '市教育局→团市委'],
    ],
    no: ['{O市茶业协会}、{G市林业局}共同面对难题。', '活动在{L澄县}、{L城北区}联合开展。'],
  }),
  trigger({
    type: 'COOPERATES_WITH',
    name: 'with',
    pattern: `(?<![在于、和与及同跟合手]|提升|扩大|加强|深化|促进|推动)(?<head>{AS})${LATER}(?:与|和|同|跟)${SPAN}{0,16}?(?<tail>{AS})(?!${SPAN}{0,2}关系)(?:在{L}+)?${SPAN}{0,14}?${SIGN}`,
    heads: ACTORS,
    tails: ACTORS,
    unless: DISPUTE,
    score: 0.9,
    yes: [
      ['{C蓝帆电气}日前与{G汐阳市政府}签约。', '蓝帆电气→汐阳市政府'],
      ['{C蓝帆电气}与{O汐阳大学}在{L临港市}交换合作备忘录。', '蓝帆电气→汐阳大学'],
      ['{O汐阳大学}与{G市水利局}、{G市林业局}去年9月联合设立观测站。', '汐阳大学→市水利局', '汐阳大学→市林业局'],
    ],
    no: ['{C蓝帆电气}与{C安澜药业}竞争激烈。', '{L汐阳}同{L临港市}的关系与合作由来已久。'],
  }),
  trigger({
    type: 'COOPERATES_WITH',
    name: 'together with',
    pattern: `(?<head>{AS})${LATER}(?:联合|会同|携手|联手|牵手|协同)(?:了)?${SPAN}{0,6}?(?<tail>{AS})`,
    heads: ACTORS,
    tails: ACTORS,
    score: 0.9,
    yes: [
      ['{G市应急局}会同{C汐阳电力公司}开展演练。', '市应急局→汐阳电力公司'],
      ['在{L澄县}，当地携手{L临港市}共建园区。', '澄县→临港市'],
    ],
    no: ['{G市应急局}开展演练，{C汐阳电力公司}参加。'],
  }),
  trigger({
    type: 'COOPERATES_WITH',
    name: 'with, subject before',
    pattern: `(?<=^|[，。；,;]|[^\\uE000-\\uE007]先后|并|还|加强|深化|通过加强|开展|改为|日前|近日|[，,]在{L}{1,3})(?:与|同)${SPAN}{0,12}?(?<tail>{AS})${SPAN}{0,12}?(?:签约|签订|签署|签下|达成|合作|共建|携手|联手|缔结|结对|联合|对接|协作)`,
    heads: ACTORS,
    tails: ACTORS,
    carry: 'subject',
    reach: 1,
    unless: DISPUTE,
    score: 0.8,
    yes: [
      ['{C蓝帆电气}立足主业，与{O汐阳大学}共建实验室。', '蓝帆电气→汐阳大学'],
      ['{C蓝帆电气}在{L澄县}建厂，在{L汐阳}与{O汐阳大学}达成合作。', '蓝帆电气→汐阳大学'],
    ],
    no: ['{C蓝帆电气}立足主业，与往年相比{O汐阳大学}进步明显。'],
  }),
  trigger({
    type: 'COOPERATES_WITH',
    name: 'both sign',
    pattern: `(?<![与和同跟、及\uE001-\uE004])(?<head>{A}${GLOSSED}(?:[、和]{A}${GLOSSED}){1,8})${SPAN}{0,8}?(?:签约(?=[，。；,;]|$)|(?:签约|签订|签署|达成|结成|建立)${SPAN}{0,12}(?:协议|合作|备忘录|对子|联盟|关系))`,
    heads: ACTORS,
    tails: ACTORS,
    within: true,
    score: 0.9,
    yes: [
      ['{C蓝帆电气}、{O汐阳大学}签署战略合作协议。', '蓝帆电气→汐阳大学'],
      ['{O汐阳大学}、{C蓝帆电气}、{C安澜药业}三方今日签约。', '汐阳大学→蓝帆电气', '蓝帆电气→安澜药业', '汐阳大学→安澜药业'],
      ['{O汐阳大学附属医院}和{O澄县人民医院}结成帮扶对子。', '汐阳大学附属医院→澄县人民医院'],
    ],
    no: ['{C蓝帆电气}、{O汐阳大学}发布公告。', '{P韩青}与{G市水利局}、{C蓝帆电气}、{O汐阳大学}签署合作协议。'],
  }),
]

const OWNED = '(?:旗下|下属|所属)?(?:的)?(?:全资|控股)?(?:一级|二级|三级)?(?:子公司|孙公司|分公司|子企业|成员企业)'
const C_TAIL = '(?<tail>{C}(?:(?:[、和及]|以及){C}){0,10})'

export const PARTS: readonly Trigger[] = [
  trigger({
    type: 'PART_OF',
    name: 'under',
    pattern: `(?<!、)(?<tail>{ORG})(?:下属|旗下|所属|直属|下辖|附属)的?[^，。；：！？,;:!?、\\uE000-\\uE007]{0,8}(?<head>{ORG}(?:、{ORG}){0,10})`,
    heads: BODIES,
    tails: BODIES,
    score: 0.93,
    yes: [
      ['{C蓝帆集团}旗下的{C蓝帆电气}投产。', '蓝帆电气→蓝帆集团'],
      ['{O汐阳大学}附属{O第一医院}开诊。', '第一医院→汐阳大学'],
    ],
    no: ['{C蓝帆集团}与{C蓝帆电气}签约。', '来自{G市文旅局}直属单位、{G澄县文旅局}的代表发言。'],
  }),
  trigger({
    type: 'PART_OF',
    name: 'has under it',
    pattern: `(?:旗下(?:拥有|有)|下辖|下设|辖有|拥有)${SPAN}{0,8}?${C_TAIL}(?!${SPAN}{0,6}(?:股|专利|品牌))`,
    heads: ['Company'],
    tails: ['Company'],
    carry: 'subject',
    reach: 1,
    inverse: true,
    score: 0.9,
    yes: [
      ['{C蓝帆集团}总部位于{L汐阳}，旗下拥有{C蓝帆电气}、{C安澜药业}等企业。', '蓝帆电气→蓝帆集团', '安澜药业→蓝帆集团'],
      ['{C蓝帆集团}是国有独资企业，下辖{C蓝帆电气}。', '蓝帆电气→蓝帆集团'],
    ],
    no: ['{C蓝帆集团}拥有{C蓝帆电气}的股份。', '{G市水利局}下设{C蓝帆电气}。'],
  }),
  trigger({
    type: 'PART_OF',
    name: 'as a unit of',
    pattern: `作为(?<tail>{ORG})的?${SPAN}{0,4}(?:子公司|分公司|下属|所属|直属|全资|控股|二级)${SPAN}{0,8}[，,](?<head>{ORG})`,
    heads: BODIES,
    tails: BODIES,
    score: 0.93,
    yes: [['作为{C蓝帆集团}的全资子公司，{C蓝帆电气}产能居全省第一。', '蓝帆电气→蓝帆集团']],
    no: ['作为{C蓝帆集团}的客户，{C蓝帆电气}表示满意。'],
  }),
  trigger({
    type: 'PART_OF',
    name: 'is a unit of',
    pattern: `(?<head>{ORG})(?:是|系|为|作为)(?<tail>{ORG})(?:(?:直接|间接|合计)?持股[\\d.]{1,6}%)?的?${SPAN}{0,4}(?:子公司|分公司|下属|所属|直属|全资|控股|二级)`,
    heads: BODIES,
    tails: BODIES,
    score: 0.95,
    yes: [
      ['{C蓝帆电气}是{C蓝帆集团}的全资子公司。', '蓝帆电气→蓝帆集团'],
      ['{C蓝帆电气}是{C蓝帆集团}持股51%的子公司。', '蓝帆电气→蓝帆集团'],
    ],
    no: ['{C蓝帆电气}是{C蓝帆集团}的客户。'],
  }),
  trigger({
    type: 'PART_OF',
    name: 'founds within itself',
    pattern: `(?<tail>{O})(?:成立|设立|组建|创建|创办)(?:了)?${SPAN}{0,4}(?<head>{O})`,
    heads: ['Organization'],
    tails: ['Organization'],
    only: /(?:大学|学院|医院|研究院|学校|中学|小学)$/u,
    notHead: /(?:公司|联盟|协会|医疗队|工作组)$/u,
    score: 0.85,
    yes: [['{O汐阳大学}成立{O低空技术学院}。', '低空技术学院→汐阳大学']],
    no: ['{O汐阳茶业协会}成立{O采茶联盟}。', '{O汐阳大学}组建{O援岚医疗队}。'],
  }),
  trigger({
    type: 'PART_OF',
    name: 'belongs to',
    pattern: `(?<head>{ORG})隶属于?(?<tail>{ORG})`,
    heads: BODIES,
    tails: BODIES,
    score: 0.95,
    yes: [['{O汐阳低空研究院}隶属于{O汐阳大学}。', '汐阳低空研究院→汐阳大学']],
    no: ['{O汐阳低空研究院}、{O汐阳大学}参加。'],
  }),
  trigger({
    type: 'PART_OF',
    name: 'subsidiary',
    pattern: `(?<tail>{C})(?:及其|的)?${OWNED}(?:——)?(?<head>{C}(?:[、和及]{C}(?!(?:及其|的)?(?:全资|控股|旗下|下属|子公司))){0,10})`,
    heads: ['Company'],
    tails: ['Company'],
    score: 0.95,
    yes: [
      ['{C蓝帆集团}全资子公司{C蓝帆电气}投产。', '蓝帆电气→蓝帆集团'],
      ['{C安澜药业}与{C蓝帆集团}及其全资子公司{C蓝帆电气}签约。', '蓝帆电气→蓝帆集团'],
      ['{C蓝帆集团}全资子公司{C蓝帆电气}、{C蓝帆风电}中标。', '蓝帆电气→蓝帆集团', '蓝帆风电→蓝帆集团'],
    ],
    no: ['{C蓝帆集团}供应商{C蓝帆电气}投产。', '{C蓝帆集团}供应商{C蓝帆电气}与{C安澜药业}签约。'],
  }),
  trigger({
    type: 'PART_OF',
    name: 'its subsidiary',
    pattern: `(?:(?<=^|[，。；：,;:]|[，。；：,;:]拟?(?:以|由|通过|对|向|为|与|将)|增资|注销|所持|转让)|(?<=[，。；：,;:])(?:公司|集团)|旗下|(?<!及)其)${OWNED}(?:${C_TAIL})`,
    heads: ['Company'],
    tails: ['Company'],
    carry: 'subject',
    reach: 0,
    inverse: true,
    score: 0.92,
    yes: [
      ['{C蓝帆集团}公告，全资子公司{C蓝帆电气}投产。', '蓝帆电气→蓝帆集团'],
      ['{C蓝帆集团}公告，公司与其下属子企业{C蓝帆电气}、{C安澜药业}中标。', '蓝帆电气→蓝帆集团', '安澜药业→蓝帆集团'],
      ['{C蓝帆集团}公告，拟以下属控股子公司{C蓝帆电气}为主体投标。', '蓝帆电气→蓝帆集团'],
      ['{C蓝帆集团}今日宣布，集团全资子公司{C蓝帆电气}、{C安澜药业}复工。', '蓝帆电气→蓝帆集团', '安澜药业→蓝帆集团'],
    ],
    no: ['全资子公司{C蓝帆电气}投产。', '{G市水利局}表示，全资子公司{C蓝帆电气}投产。'],
  }),
  trigger({
    type: 'PART_OF',
    name: 'unit named after its owner',
    pattern: '(?<tail>{C}|{O}|{G})原?(?<head>{O}|{G})',
    notHead:
      /^(?:国家|省|市|县|区|州)?(?:国务院|中央军委|全国人大|全国政协|监委|监察委|政府|人民政府|人大|政协|纪委|法院|检察院|武警|公安|军区)/u,
    heads: ['Organization', 'Government'],
    tails: BODIES,
    score: 0.9,
    yes: [['{C蓝帆电气}{O陆远技能大师工作室}上榜。', '陆远技能大师工作室→蓝帆电气']],
    no: ['{C蓝帆电气}和{O汐阳大学}上榜。', '{G澄县县委}{G县政府}发布消息。', '{G市纪委}{G市监委}通报。'],
  }),
]
