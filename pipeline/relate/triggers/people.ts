import type { MentionType } from '../../../graph/schema.ts'
import { trigger } from './trigger.ts'
import type { Trigger } from './trigger.ts'

const SPAN = '[^，。；：！？,;:!?\\uE000-\\uE007]'
const GUESTS: readonly MentionType[] = ['Person', 'Government', 'Organization', 'Company']
const ACTORS: readonly MentionType[] = ['Company', 'Government', 'Organization', 'Place']
/** People who are named one after another: 甲、乙，丙. */
const LIST = '{PS}(?:[，,]{PS}){0,10}'
const SPIRIT = /^(?:[^，。；]{0,2}的|[^，。；]{0,6}(?:精神|部署|报道|筹备|资格))/u

export const ATTENDANCE: readonly Trigger[] = [
  trigger({
    type: 'ATTENDED',
    name: 'takes part',
    pattern: `(?:出席|参加|列席|亮相|参展|主持召开|主持|参与)(?:了)?(?:(?!传达|学习)[^，。；：！？,;:!?]){0,16}?(?<tail>{ES})`,
    heads: GUESTS,
    tails: ['Event'],
    carry: 'subject',
    reach: 1,
    happened: true,
    unless: SPIRIT,
    between: /邀请|选举|组织|支持/u,
    score: 0.92,
    yes: [
      ['{G市委}{T书记}{P陆远}、{T市长}{P韩青}出席{E汐阳茶博会}。', '陆远→汐阳茶博会', '韩青→汐阳茶博会'],
      ['{O汐阳一中}组队参加{E岚川省机器人大赛}。', '汐阳一中→岚川省机器人大赛'],
    ],
    no: ['{P陆远}传达了{E省两会}精神。', '{P陆远}参加学习{E省两会}精神的会议。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'who takes part',
    pattern: `(?:出席|参加|参与)(?:了)?${SPAN}{0,8}?(?<tail>{ES})${SPAN}{0,6}?的(?:(?<head>{PS}|{ORG}))`,
    heads: GUESTS,
    tails: ['Event'],
    happened: true,
    score: 0.93,
    yes: [
      ['正在{L汐阳}出席{E汐阳茶博会}的{P陆远}今天走进{C蓝帆电气}。', '陆远→汐阳茶博会'],
      ['{T市长}{P韩青}会见专程前来参加{E汐阳茶博会}的{C蓝帆集团}{T董事长}{P陆远}一行。', '陆远→汐阳茶博会'],
    ],
    no: ['出席{E汐阳茶博会}的嘉宾参观了{C蓝帆电气}。', '将出席{E汐阳茶博会}的{P陆远}今天抵达。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'speaks at',
    pattern: `(?<head>{PS})${SPAN}{0,4}在${SPAN}{0,10}?(?<tail>{E})${SPAN}{0,8}(?:上|现场)(?!空|市|映)`,
    heads: ['Person'],
    tails: ['Event'],
    score: 0.95,
    yes: [['{T区长}{P韩青}在{E城北区第六届人民代表大会第四次会议}上作政府工作报告。', '韩青→城北区第六届人民代表大会第四次会议']],
    no: ['{P韩青}在{E省两会}召开前夕走访代表。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'at it',
    pattern: `在(?:{A}+的)?${SPAN}{0,16}?(?<tail>{E})${SPAN}{0,6}上[，,](?:{A}+的)?(?<head>{PS}|{ORG}(?:[、和与]{ORG}){0,10})(?!获悉)`,
    heads: GUESTS,
    tails: ['Event'],
    unless: /^[^，。]{0,4}(?:获悉|了解到|的)/u,
    score: 0.9,
    yes: [
      ['在今天举行的{E汐阳茶博会}开幕式上，{P陆远}致辞。', '陆远→汐阳茶博会'],
      ['在{O汐阳一中}的“{E科学第一课}”上，{O汐阳大学}的{P陆远}讲解航天。', '陆远→科学第一课'],
    ],
    no: ['在{E汐阳茶博会}筹备期间，{P陆远}致辞。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'takes part in what was said',
    pattern: `(?<head>${LIST})(?:等${SPAN}{0,12})?(?:一?同|一起|分别|应邀|也|到会|参会){0,2}(?:出席|参加|与会|列席|到会祝贺|参加相关活动)(?:了)?(?:会议|活动|仪式|大会|开幕式|闭幕式|闭幕会|颁奖仪式|上述活动)?(?:并${SPAN}{0,14})?(?={STOP}|$)`,
    heads: ['Person'],
    tails: ['Event'],
    carry: 'event',
    score: 0.85,
    yes: [
      ['{P陆远}出席{E汐阳茶博会}。{T副市长}{P韩青}参加。', '韩青→汐阳茶博会'],
      ['{E汐阳茶博会}开幕。{P陆远}、{P韩青}，{T副市长}{P谷雨}出席开幕式。', '陆远→汐阳茶博会', '韩青→汐阳茶博会', '谷雨→汐阳茶博会'],
    ],
    no: ['会议传达{E省两会}精神。{P韩青}参加会议。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'has a part in what was said',
    pattern: `(?<head>${LIST})(?:先后|分别|到会|应邀|出席|代表${SPAN}{0,8}){0,3}(?:并|在${SPAN}{0,6}(?:会|式)上)?(?:主持(?:并讲话)?(?=[，。；,;]|会议|大会|仪式|活动|开幕式|闭幕会|$)|致辞|致(?:欢迎|开幕|闭幕|答谢|贺)[辞词]|宣布${SPAN}{0,10}(?:开幕|闭幕|开赛|启动|开始|获奖)|讲话(?=[，。；,;]|$)|发言(?=[，。；,;]|$)|发表${SPAN}{0,10}(?:演讲|讲话|感言)|作${SPAN}{0,14}(?:报告|发言|介绍|说明|总结|点评|致辞|推介)(?=[，。；,;]|$)|宣读|揭幕|揭牌|颁奖|为${SPAN}{0,14}颁奖|到会祝贺|公布${SPAN}{0,6}结果|在${SPAN}{0,4}主席台|听取意见|唱票)`,
    heads: ['Person'],
    tails: ['Event'],
    carry: 'event',
    score: 0.85,
    yes: [
      [
        '{E城北区第六届人民代表大会第四次会议}闭幕。{G市委}{T书记}{P陆远}在闭幕会上讲话，{T区长}{P韩青}主持会议。',
        '陆远→城北区第六届人民代表大会第四次会议',
        '韩青→城北区第六届人民代表大会第四次会议',
      ],
      ['{E汐阳茶博会}在{L汐阳}开幕，{P陆远}宣布开幕，{P韩青}致欢迎辞。', '陆远→汐阳茶博会', '韩青→汐阳茶博会'],
    ],
    no: ['会议传达{E省两会}精神。{P韩青}主持会议。', '{E汐阳茶博会}将于下月举行。{P韩青}主持研究。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'bodies take part',
    pattern: `(?<head>{ORG}(?:[、和与]{ORG}){0,20})(?:等${SPAN}{0,10})?(?:有关|相关|主要)?(?:负责人|负责同志|代表)?(?:组团|组队|应邀|带队)?(?:出席|参会|列席|参展|参赛|参加(?:会议|活动|仪式|大会|开幕式)?)(?={STOP}|$)`,
    heads: ['Organization', 'Company', 'Government'],
    tails: ['Event'],
    carry: 'event',
    score: 0.8,
    yes: [['{E汐阳茶博会}在{L汐阳}开幕。{O汐阳大学}、{C蓝帆电气}等单位有关负责人参加。', '汐阳大学→汐阳茶博会', '蓝帆电气→汐阳茶博会']],
    no: ['{E汐阳茶博会}在{L汐阳}开幕。{C蓝帆电气}参加了城北区的招聘。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'speaks at the meeting',
    pattern: `(?<head>{PS})${SPAN}{0,4}在(?:会|大会|会议|论坛|活动|仪式|年会|开幕式)(?:上|中)${SPAN}{0,6}?(?:致辞|作|发表|讲话|发言|表示|说|介绍|宣布|指出|强调|演讲|分享)`,
    heads: ['Person'],
    tails: ['Event'],
    carry: 'event',
    score: 0.9,
    yes: [['{E汐阳茶博会}在{L汐阳}举行。{P陆远}在会上作典型发言。', '陆远→汐阳茶博会']],
    no: ['{P陆远}在会上传达{E省两会}精神。'],
  }),
  trigger({
    type: 'ATTENDED',
    name: 'at the meeting',
    pattern: `(?:会上|会议期间|论坛上|开幕式上|大会上|年会上|活动现场|展会上|博览会上|仪式上)[，,](?<head>{ANYS})`,
    heads: GUESTS,
    tails: ['Event'],
    carry: 'event',
    score: 0.85,
    yes: [['今天，{E水产年会}在{L汐阳}举行。会上，{O省水产研究院}发布报告。', '省水产研究院→水产年会']],
    no: ['会上，{P陆远}传达{E省两会}精神。'],
  }),
]

const GO = '(?:深入|来到|走进|走入|前往|到|赴|在|来|抵达|莅临|走访)'
const LOOK =
  '(?:调研|考察|走访|慰问|检查|视察|督导|督查|督办|看望|暗访|巡查|参观|调度|巡河|巡湖|察看|查看|指导|送政策|招商|现场办公|接待群众|看(?![来似到好]))'
const ANY_TRIP = /^[^，。；]{0,4}(?:报告|文章|组|会议|座谈会|活动启动)/u
const NAMES = '{P}(?:、{P}){0,20}'
/** One comes for other reasons than to look. */
const OTHERWISE =
  /^[^，。；]{0,6}(?:任职|任教|作[^，。；]{0,4}报告|宣讲|开会|演讲|就职|工作(?!队|组|现场|站|室)|上班|学习(?!考察)|就读|就医|上学|打工|定居|创业|参加|出席|演出|比赛|家中做客)/u

export const VISITS: readonly Trigger[] = [
  trigger({
    type: 'VISITED',
    name: 'goes to look',
    pattern: `${GO}(?<tail>{TOUR})(?:等${SPAN}{0,6})?${SPAN}{0,14}?${LOOK}`,
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
    pattern: `(?:来到|走进|深入|前往|赶到|抵达|奔赴|先后到|一行到|实地走访|率队赴|带队赴|(?<=^|[，；,;\\uE000])(?:先后|分别|还|又|并|再次|随后){0,2}(?:到|赴))(?<tail>{TOUR})(?!${SPAN}{0,2}(?:\uE000))`,
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
      ['{G市委}{T书记}{P陆远}前往{L澄县}，就防汛工作开展调研。在{L龙潭水库}，他查看了大坝。', '陆远→澄县', '陆远→龙潭水库'],
      ['{P陆远}先后到{L澄县}{L柳湾村}，察看水情；到{C蓝帆电气}，了解生产情况。', '陆远→柳湾村', '陆远→蓝帆电气'],
    ],
    no: ['村民{P韩青}来到{C蓝帆电气}，详细了解招工情况。', '{T市长}{P韩青}来到{L澄县}工作已有三年。'],
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
const GUESTS_OF = /^[^，。；]{0,4}(?:客人|客商|来宾|负责人|代表团|考察团|一行)/u

export const MEETINGS: readonly Trigger[] = [
  trigger({
    type: 'MET_WITH',
    name: 'receives',
    pattern: `(?:会见|会晤|接见|拜会|拜访)(?:了)?[^，。；：！？,;:!?\uE000]{0,20}?(?<tail>{PS}|{ORG}(?![^，。]{0,20}\uE000))`,
    heads: ['Person'],
    tails: ['Person', 'Company', 'Organization', 'Government'],
    carry: 'subject',
    reach: 1,
    happened: true,
    unless: GUESTS_OF,
    score: 0.95,
    yes: [
      ['{G市委}{T书记}{P陆远}会见了来汐考察的{C蓝帆集团}{T董事长}{P韩青}一行。', '陆远→韩青'],
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
    pattern: `(?:与|同|和)[^，。；：！？,;:!?\uE000]{0,20}?(?<tail>{PS}|{ORG})(?:的?{T})?${SPAN}{0,16}?(?:座谈|会谈|会晤|会面|会见|洽谈|工作交流)`,
    heads: ['Person'],
    tails: ['Person', 'Company', 'Organization', 'Government'],
    carry: 'subject',
    reach: 1,
    happened: true,
    score: 0.93,
    yes: [
      ['{T市长}{P韩青}与{C蓝帆集团}{T总经理}{P陆远}座谈。', '韩青→陆远'],
      ['{T市长}{P韩青}到{C蓝帆集团}走访，并与{T总经理}{P陆远}就扩产洽谈。', '韩青→陆远'],
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
