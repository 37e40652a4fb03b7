import { ACTORS, SPAN, trigger } from './trigger.ts'
import type { Trigger } from './trigger.ts'

const GO = '(?:深入|来到|走进|走入|前往|到|赴|在|来|抵达|莅临|走访)'
const LOOK =
  '(?:调研|考察|走访|慰问|检查|视察|督导|督查|督办|看望|暗访|巡查|参观|调度|巡河|巡湖|察看|查看|指导|送政策|招商|现场办公|接待群众|看(?![来似到好]))'
const ANY_TRIP = /^[^，。；]{0,4}(?:报告|文章|组|会议|座谈会|活动启动)/u
/** 到位于甲区的乙公司: where it lies is not where one goes. */
const THERE = '(?:位于[^，。；：！？,;:!?]{1,30}?的)?'
/** 到甲村和种植基地，乙市丙村调研: the list goes on behind a comma. */
const ON = `[和及与]${SPAN}{1,12}[，,]`
const NAMES = '{P}(?:、{P}){0,20}'
/** One comes for other reasons than to look. */
const OTHERWISE =
  /^(?:[^，。；]{0,10}[，,](?:担任|任|当|挂职|支教|创业)|[^，。；]{0,6}(?:任职|任教|作[^，。；]{0,4}报告|宣讲|开会|演讲|就职|工作(?!队|组|现场|站|室)|上班|学习(?!考察)|就读|就医|上学|打工|定居|创业|参加|出席|演出|比赛|家中做客))/u

export const VISITS: readonly Trigger[] = [
  trigger({
    type: 'VISITED',
    name: 'goes to look',
    pattern: `${GO}${THERE}(?<tail>{TOUR}(?:${ON}{TOUR}){0,3})(?:等${SPAN}{0,6})?${SPAN}{0,14}?${LOOK}`,
    heads: ['Person'],
    tails: ACTORS,
    carry: 'subject',
    reach: 2,
    happened: true,
    unless: ANY_TRIP,
    score: 0.92,
    yes: [
      ['{G市委}{T书记}{P陆远}深入{L城北区}、{L澄县}调研。', '陆远→城北区', '陆远→澄县'],
      ['{T市长}{P韩青}一行先后到{L柳湾镇}的{C蓝帆电气}和{O汐阳一中}检查防汛工作。', '韩青→柳湾镇', '韩青→蓝帆电气', '韩青→汐阳一中'],
      ['{T副市长}{P陆远}、{P韩青}分别到{L城北区}、{L澄县}督导。', '陆远→城北区', '韩青→澄县'],
      ['{P韩青}来到{L柳湾村}和制茶企业，{L澄县}{L双桥村}、{O汐阳一中}和码头调研。', '韩青→柳湾村', '韩青→双桥村', '韩青→汐阳一中'],
      ['{T市长}{P韩青}率考察团赴{L临港市}开展考察。考察团一行先后走进{C蓝帆电气}、{O汐阳一中}。', '韩青→临港市', '韩青→蓝帆电气'],
    ],
    no: ['{P陆远}到{L澄县}任职。', '{L汐阳}派出调研组。', '{P陆远}将于下旬赴{L澄县}检查。'],
  }),
  trigger({
    type: 'VISITED',
    name: 'looks at',
    pattern: `(?<!陪同)(?:调研|考察|走访|走访慰问|慰问|检查|检查指导|视察|督导|督查|看望慰问|参观|暗访|巡查|看望|察看|查看)(?:了|调研|慰问)?(?:(?:坚守|驻守|工作|奋战)在)?(?<tail>{TOUR})`,
    heads: ['Person'],
    tails: ACTORS,
    carry: 'subject',
    reach: 2,
    happened: true,
    unless: /^(?:[^，。；]{0,4}(?:成果|成效|落实|推进情况))/u,
    score: 0.9,
    yes: [
      ['{P陆远}走访慰问{C蓝帆电气}职工。', '陆远→蓝帆电气'],
      ['{T市长}{P韩青}看望了坚守在{L澹江大桥}的民警。', '韩青→澹江大桥'],
      ['{P陆远}在{T副市长}{P韩青}陪同下参观了{C蓝帆电气}。', '陆远→蓝帆电气', '韩青→蓝帆电气'],
    ],
    no: ['{P陆远}调研防汛工作。'],
  }),
  trigger({
    type: 'VISITED',
    name: 'inspects',
    pattern: `对(?<tail>{TOUR})(?:等${SPAN}{0,8})?${SPAN}{0,10}(?:进行|开展)(?:了)?${SPAN}{0,8}(?:检查|督查|暗访|调研|视察|考察|走访|慰问)`,
    heads: ['Person'],
    tails: ACTORS,
    carry: 'subject',
    reach: 1,
    happened: true,
    leader: true,
    score: 0.88,
    yes: [['{T副市长}{P韩青}带队，对{L城北夜市}、{O汐阳一中}食堂进行突击检查。', '韩青→城北夜市', '韩青→汐阳一中']],
    no: ['{T副市长}{P韩青}要求，对{L城北夜市}加强管理。'],
  }),
  trigger({
    type: 'VISITED',
    name: 'a leader comes',
    pattern: `(?:来到|走进|走入|步入|深入|前往|赶到|抵达|奔赴|先后到|一行到|实地走访|率队赴|带队赴|(?<=^|[，；,;\\uE000])(?:先后|分别|还|又|并|再次|随后){0,2}(?:到|赴))${THERE}(?<tail>{TOUR})(?!${SPAN}{0,2}(?:\uE000))`,
    heads: ['Person'],
    tails: ACTORS,
    carry: 'subject',
    reach: 3,
    happened: true,
    leader: true,
    unless: OTHERWISE,
    score: 0.88,
    yes: [
      ['{T市长}{P韩青}来到{C蓝帆电气}，详细了解生产情况。', '韩青→蓝帆电气'],
      ['{T市长}{P韩青}来到位于{L澄县}城郊、占地百亩的{C蓝帆电气}，详细了解生产情况。', '韩青→蓝帆电气'],
      ['{G市委}{T书记}{P陆远}前往{L澄县}，就防汛工作开展调研。在{L龙潭水库}，他查看了大坝。', '陆远→澄县', '陆远→龙潭水库'],
      ['{P陆远}先后到{L澄县}{L柳湾村}，察看水情；到{C蓝帆电气}，了解生产情况。', '陆远→柳湾村', '陆远→蓝帆电气'],
    ],
    no: [
      '村民{P韩青}来到{C蓝帆电气}，详细了解招工情况。',
      '{T市长}{P韩青}来到{L澄县}工作已有三年。',
      '{T市长}{P韩青}回忆，他来到{L澄县}的一个山村，担任驻村干部。',
    ],
  }),
  trigger({
    type: 'VISITED',
    name: 'at a place, looks',
    pattern: `在(?<tail>{TOUR})(?!看来)${SPAN}{0,14}[，,](?<head>${NAMES})(?:(?:对|与)|${SPAN}{0,6}(?:察看|查看|了解|询问|听取|走进|仔细|详细|一边|边走|叮嘱|勉励|要求|强调|指出|认真|实地|看望|慰问|走访|登上|参观|检查|调研|考察))`,
    heads: ['Person'],
    tails: ACTORS,
    leader: true,
    score: 0.88,
    yes: [['{T市长}{P韩青}调研企业。在{C蓝帆电气}生产车间，{P韩青}详细询问订单。', '韩青→蓝帆电气']],
    no: [
      '在{C蓝帆电气}生产车间，{P韩青}正在操作机床。',
      '{T市长}{P韩青}到会。在{C蓝帆电气}看来，{P韩青}的话说得对。',
      '在{L澄县}，{G市委}{T书记}{P韩青}从三个方面对文件作了解读。',
    ],
  }),
  trigger({
    type: 'VISITED',
    name: 'visits a state',
    pattern: `对(?<tail>{LS})(?:进行|展开)(?:了)?${SPAN}{0,6}(?:国事|正式|友好|工作|回)?访问`,
    heads: ['Person'],
    tails: ['Place'],
    carry: 'subject',
    reach: 1,
    happened: true,
    score: 0.92,
    yes: [['{P韩青}上周对{L南岛国}进行国事访问。', '韩青→南岛国']],
    no: ['{P韩青}下周将对{L南岛国}进行国事访问。'],
  }),
  trigger({
    type: 'VISITED',
    name: 'pays a visit',
    pattern: `(?:(?<!采)访问|出访|到访|造访|(?<![采走寻探家回暗查])访(?={L}))(?:了)?(?<tail>{LS}|{ORG})(?!${SPAN}{0,2}(?:学者|教授|记者|团))`,
    heads: ['Person'],
    tails: ACTORS,
    carry: 'subject',
    reach: 0,
    happened: true,
    score: 0.9,
    yes: [['{T市长}{P韩青}上周访问{L南岛国}，签下两份协议。', '韩青→南岛国']],
    no: ['{P韩青}采访{C蓝帆电气}。', '{P韩青}下周将访问{L南岛国}。', '{O汐阳大学}访问学者{P韩青}到会。'],
  }),
]

/** Guests by the name of their firm in a headline; the text below names them. */
const GUESTS_OF = /^(?!率|带|为首)[^，。；]{0,4}(?:客人|客商|来宾|负责人|代表团|考察团|一行)/u

export const MEETINGS: readonly Trigger[] = [
  trigger({
    type: 'MET_WITH',
    name: 'receives',
    pattern: `(?:会见|会晤|接见|拜会|拜访|接待(?=[^，。]{1,40}一行))(?:了)?[^，。；：！？,;:!?\uE000]{0,20}?(?<tail>{PS}|{ORG}(?![^，。]{0,20}\uE000))`,
    heads: ['Person'],
    tails: ['Person', 'Company', 'Organization', 'Government'],
    carry: 'subject',
    reach: 1,
    happened: true,
    unless: GUESTS_OF,
    score: 0.95,
    yes: [
      ['{G市委}{T书记}{P陆远}会见了来汐考察的{C蓝帆集团}{T董事长}{P韩青}一行。', '陆远→韩青'],
      ['{T市长}{P韩青}会见了由{P陆远}率领的代表团。', '韩青→陆远'],
      ['{T市长}{P韩青}接待了{C蓝帆集团}{T董事长}{P陆远}一行。', '韩青→陆远'],
      ['{G市委}{T书记}{P陆远}，{T市长}{P谷雨}在{L汐阳宾馆}会见{C蓝帆集团}{T董事长}{P韩青}。', '陆远→韩青', '谷雨→韩青'],
      ['{G市委}{T书记}{P陆远}率队来访。期间，{P陆远}拜会了{C蓝帆集团}{T董事长}{P韩青}。', '陆远→韩青'],
    ],
    no: ['{P陆远}会见前来投资的客商。', '{P陆远}会见{C蓝帆集团}客人。', '{P陆远}下周将会见{P韩青}。'],
  }),
  trigger({
    type: 'MET_WITH',
    name: 'on receiving',
    pattern: `(?:会见|接见|会晤)(?:了)?[^，。；：！？,;:!?\\uE000]{0,20}?(?<tail>{PS})(?:等人|一行)?时[，,](?<head>{P})`,
    heads: ['Person'],
    tails: ['Person'],
    score: 0.95,
    yes: [['会见{C蓝帆集团}{T董事长}{P韩青}时，{P陆远}介绍了汐阳。', '陆远→韩青']],
    no: ['会见客商时，{P陆远}介绍了汐阳。'],
  }),
  trigger({
    type: 'MET_WITH',
    name: 'talks with',
    pattern: `(?:与|同|和)[^，。；：！？,;:!?\uE000]{0,20}?(?<tail>{PS}|{ORG})(?:的?{T})?(?:在{L}{1,3})?${SPAN}{0,16}?(?:座谈|会谈|会晤|会面|会见|洽谈|工作交流)`,
    heads: ['Person'],
    tails: ['Person', 'Company', 'Organization', 'Government'],
    carry: 'subject',
    reach: 1,
    happened: true,
    score: 0.93,
    yes: [
      ['{T市长}{P韩青}与{C蓝帆集团}{T总经理}{P陆远}座谈。', '韩青→陆远'],
      ['{T市长}{P韩青}到{C蓝帆集团}走访，并与{T总经理}{P陆远}就扩产洽谈。', '韩青→陆远'],
      ['{P韩青}和{P陆远}在{L汐阳}会面。', '韩青→陆远'],
      ['{T市长}{P韩青}与{C蓝帆集团}{T董事长}举行会谈。', '韩青→蓝帆集团'],
    ],
    no: ['{T市长}{P韩青}与{P陆远}出席。'],
  }),
  trigger({
    type: 'MET_WITH',
    name: 'talks at a symposium',
    pattern: `(?:座谈会|恳谈会|见面会)[，,](?:与|同|和)[^，。；：！？,;:!?\uE000]{0,20}?(?<tail>{PS})${SPAN}{0,10}?(?:交流|互动)`,
    heads: ['Person'],
    tails: ['Person'],
    carry: 'subject',
    reach: 1,
    score: 0.9,
    yes: [['{T市长}{P韩青}召开座谈会，与{C蓝帆集团}{T总经理}{P陆远}、{C安澜药业}{T董事长}{P谷雨}面对面交流。', '韩青→陆远', '韩青→谷雨']],
    no: ['{T市长}{P韩青}召开座谈会，与去年相比，{P陆远}发言更多。'],
  }),
]
